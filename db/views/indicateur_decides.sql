-- Same cohort as entres: the share of one in the other is meaningful.
create view indicateur_decides with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365 and o.decide_le is not null
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_decides is 'pilotage : parmi ces procédures, celles où une décision est prise.';
