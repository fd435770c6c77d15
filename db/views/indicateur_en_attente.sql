-- Whatever the date: nobody waiting for more than a year may vanish from the count.
create view indicateur_en_attente with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.etat in ('a_orienter', 'proposee', 'hors_delai_ft')
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_en_attente is 'pilotage : procédures sans décision, reprise du stock exclue, quelle que soit leur ancienneté.';
