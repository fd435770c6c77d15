-- After the delay the decision falls to France Travail (L262-29, R-ORI-02).
create view indicateur_hors_delai with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.etat in ('a_orienter', 'proposee', 'hors_delai_ft')
  and (o.etat = 'hors_delai_ft' or o.echeance_le < passerelle.jour_civil())
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_hors_delai is 'pilotage : procédures sans décision dont le délai légal est passé.';
