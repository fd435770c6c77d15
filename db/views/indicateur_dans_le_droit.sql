-- Everyone of a household in the right, children included.
create view indicateur_dans_le_droit with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_dans_le_droit is 'pilotage : personnes d’un foyer dont le droit au RSA est ouvert (paramètre etats_dans_le_droit), enfants compris.';
