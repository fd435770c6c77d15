-- R-PER-05: unknown is not counted as yes.
create view indicateur_soumis with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit and p.soumis
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_soumis is 'pilotage : adultes d’un foyer dans le droit, soumis aux droits et devoirs (L262-28 CASF) selon leur organisme.';
