/*
 * Figures of the pilotage. Each view is the definition of one indicator, by territoire and for the whole
 * (copies of db/views, held to them by a test). Counting 150,000 persons at each page takes too long: values
 * are counted by the bulk identity after each arrival and kept with their instant.
 */

-- Everyone of a household in the right, children included.
create view indicateur_dans_le_droit with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_dans_le_droit is 'pilotage : personnes d’un foyer dont le droit au RSA est ouvert (paramètre etats_dans_le_droit), enfants compris.';

-- R-PER-05: unknown is not counted as yes.
create view indicateur_soumis with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit and p.soumis
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_soumis is 'pilotage : adultes d’un foyer dans le droit, soumis aux droits et devoirs (L262-28 CASF) selon leur organisme.';

-- Adults of whom the paying body says neither yes nor no (R-PER-05).
create view indicateur_soumission_inconnue with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit and p.role in ('DEM', 'CJT') and p.soumis is null
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_soumission_inconnue is 'pilotage : adultes dans le droit dont l’organisme ne dit pas s’ils sont soumis.';

-- Followed somewhere today, whenever and by whomever it was decided.
create view indicateur_orientes with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from personne p
where p.fusionnee_dans is null and p.dans_le_droit and p.soumis and p.organisme_id is not null
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_orientes is 'pilotage : personnes soumises, dans le droit, qui ont un organisme référent.';

-- The first stock of a paying body (« reprise ») is no entry.
create view indicateur_entres with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_entres is 'pilotage : procédures d’orientation ouvertes sur une information reçue depuis 365 jours, reprise du stock exclue.';

-- Same cohort as entres: the share of one in the other is meaningful.
create view indicateur_decides with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365 and o.decide_le is not null
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_decides is 'pilotage : parmi ces procédures, celles où une décision est prise.';

-- Whatever the date: nobody waiting for more than a year may vanish from the count.
create view indicateur_en_attente with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.etat in ('a_orienter', 'proposee', 'hors_delai_ft')
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_en_attente is 'pilotage : procédures sans décision, reprise du stock exclue, quelle que soit leur ancienneté.';

-- After the delay the decision falls to France Travail (L262-29, R-ORI-02).
create view indicateur_hors_delai with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, count(*)::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.etat in ('a_orienter', 'proposee', 'hors_delai_ft')
  and (o.etat = 'hors_delai_ft' or o.echeance_le < passerelle.jour_civil())
group by grouping sets ((p.territoire_id), ());
comment on view indicateur_hors_delai is 'pilotage : procédures sans décision dont le délai légal est passé.';

-- Days from the information received (D262-65-2 CASF) to the decision, decided procedures only: those still
-- waiting are not in it, so it flatters while a queue grows.
create view indicateur_delai_median with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, percentile_disc(0.5) within group (order by (o.decide_le - o.recue_le))::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365 and o.decide_le is not null
group by grouping sets ((p.territoire_id), ()) having count(*) > 0;
comment on view indicateur_delai_median is 'pilotage : médiane, en jours, de l’information reçue à la décision, procédures décidées de la même année.';

-- Days from the information received (D262-65-2 CASF) to the decision, decided procedures only: those still
-- waiting are not in it, so it flatters while a queue grows.
create view indicateur_delai_p90 with (security_invoker = true) as
select p.territoire_id, grouping(p.territoire_id) = 1 as ensemble, percentile_disc(0.9) within group (order by (o.decide_le - o.recue_le))::numeric as valeur
from orientation o join personne p on p.id = o.personne_id
where o.motif_ouverture <> 'reprise' and o.recue_le > passerelle.jour_civil() - 365 and o.decide_le is not null
group by grouping sets ((p.territoire_id), ()) having count(*) > 0;
comment on view indicateur_delai_p90 is 'pilotage : neuvième décile, en jours, de l’information reçue à la décision, procédures décidées de la même année.';

create table indicateur (
  code text not null,
  territoire_id uuid references territoire,
  ensemble boolean not null,
  valeur numeric not null,
  calcule_a timestamptz not null default now(),
  unique nulls not distinct (code, ensemble, territoire_id)
);
comment on table indicateur is 'pilotage : dernières valeurs des indicateurs, par territoire et pour le département.';
comment on column indicateur.code is 'Indicateur : la vue indicateur_<code> le définit.';
comment on column indicateur.territoire_id is 'Territoire ; vide : personnes sans territoire, ou l’ensemble.';
comment on column indicateur.ensemble is 'Valeur de tout le département.';
comment on column indicateur.valeur is 'Nombre de personnes, ou jours.';
comment on column indicateur.calcule_a is 'Instant du calcul.';
/* Figures are read by people who see nobody: their perimeter is not the one of the records. */
create function passerelle.lit_departement() returns boolean language sql stable
  return passerelle.voit_departement() or coalesce(current_setting('passerelle.chiffres_departement', true), '') = 'oui';
create function passerelle.territoires_lus() returns uuid[] language sql stable
  return passerelle.perimetre_territoires()
    || coalesce(nullif(current_setting('passerelle.chiffres_territoires', true), ''), '{}')::uuid[];
select passerelle.proteger('indicateur', '(select passerelle.lit_departement()) or territoire_id = any ((select passerelle.territoires_lus())::uuid[])');
select passerelle.accorder('indicateur', 'select');
-- Views are for the bulk identity alone.
select passerelle.accorder('indicateur_dans_le_droit', '');
select passerelle.accorder('indicateur_soumis', '');
select passerelle.accorder('indicateur_soumission_inconnue', '');
select passerelle.accorder('indicateur_orientes', '');
select passerelle.accorder('indicateur_entres', '');
select passerelle.accorder('indicateur_decides', '');
select passerelle.accorder('indicateur_en_attente', '');
select passerelle.accorder('indicateur_hors_delai', '');
select passerelle.accorder('indicateur_delai_median', '');
select passerelle.accorder('indicateur_delai_p90', '');
