-- Followed somewhere today, whenever and by whomever it was decided.
create view indicateur_orientes with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit and p.soumis and p.organisme_id is not null
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_orientes is 'pilotage : personnes soumises, dans le droit, qui ont un organisme référent.';
