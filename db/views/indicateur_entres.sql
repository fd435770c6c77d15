-- The first stock of a paying body (« reprise ») is no entry.
create view indicateur_entres with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_entres is 'pilotage : procédures d’orientation ouvertes sur une information reçue depuis 365 jours, reprise du stock exclue.';
