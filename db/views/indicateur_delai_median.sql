-- Days from the information received (D262-65-2 CASF) to the decision, decided procedures only: those still
-- waiting are not in it, so it flatters while a queue grows.
create view indicateur_delai_median with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, percentile_disc(0.5) within group (order by (o.decide_le - o.recue_le))::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365 and o.decide_le is not null
group by grouping sets ((p.territoire_id), ()) having count(*) > 0;
comment on view indicateur_delai_median is 'pilotage : médiane, en jours, de l’information reçue à la décision, procédures décidées de la même année.';
