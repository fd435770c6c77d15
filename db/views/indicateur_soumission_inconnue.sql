-- Adults of whom the paying body says neither yes nor no (R-PER-05).
create view indicateur_soumission_inconnue with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit and p.role in ('DEM', 'CJT') and p.soumis is null
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_soumission_inconnue is 'pilotage : adultes dans le droit dont l’organisme ne dit pas s’ils sont soumis.';
