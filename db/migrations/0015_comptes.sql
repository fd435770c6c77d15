-- Accounts from arrival to departure: who they belong to, which roles, whom they replace, the yearly review.
alter table utilisateur add column structure_id uuid references structure;
alter table utilisateur add column depart_le date;
alter table utilisateur add column derniere_connexion_a timestamptz;
alter table utilisateur add column version integer not null default 1;
create index on utilisateur (structure_id) where structure_id is not null;
comment on column utilisateur.structure_id is 'Structure qui l’emploie ; vide : non renseignée.';
comment on column utilisateur.depart_le is 'Premier jour sans accès ; vide : aucun départ prévu.';
comment on column utilisateur.derniere_connexion_a is 'Dernière session ouverte, gardée quand les sessions sont purgées.';
comment on column utilisateur.version is 'Contre les mises à jour perdues.';

-- Sessions are purged after a month, and several ways of logging in write them: the date is kept here, by whoever.
create function passerelle.noter_connexion() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
begin
  update utilisateur set derniere_connexion_a = new.cree_a where id = new.utilisateur_id;
  return null;
end $f$;
create trigger noter_connexion after insert on session for each row execute function passerelle.noter_connexion();
update utilisateur u set derniere_connexion_a = s.cree_a
  from (select utilisateur_id, max(cree_a) as cree_a from session group by 1) s where s.utilisateur_id = u.id;

alter table affectation drop constraint affectation_perimetre_type_check;
alter table affectation drop constraint affectation_check;
alter table affectation add check (perimetre_type in
  ('departement','territoire','organisme','portefeuille','dossier','entreprise','aucun'));
alter table affectation add check
  ((perimetre_type in ('territoire','organisme','dossier','entreprise')) = (perimetre_id is not null));
alter table affectation add column prevue daterange;
alter table affectation add column cree_a timestamptz not null default now();
alter table affectation add column cree_par uuid references utilisateur;
alter table affectation add column terminee_a timestamptz;
alter table affectation add column terminee_par uuid references utilisateur;
-- A role taken back before its first day opens nothing: its period is empty, and what was planned stays readable.
alter table affectation add check (prevue is not null or not isempty(validite));
alter table affectation add exclude using gist (utilisateur_id with =, role with =, perimetre_type with =,
  (coalesce(perimetre_id, utilisateur_id)) with =, validite with &&);
create index on affectation (perimetre_id) where perimetre_id is not null;
comment on column affectation.perimetre_id is 'Territoire, organisme, dossier ou entreprise visés.';
comment on column affectation.prevue is 'Période d’abord donnée, quand le rôle a été écourté.';
comment on column affectation.cree_a is 'Instant où le rôle a été donné.';
comment on column affectation.cree_par is 'Qui l’a donné ; vide : installation.';
comment on column affectation.terminee_a is 'Instant où il a été écourté.';
comment on column affectation.terminee_par is 'Qui l’a écourté.';

alter table delegation add column acte_le date;
alter table delegation add column prevue daterange;
alter table delegation add column cree_a timestamptz not null default now();
alter table delegation add column cree_par uuid references utilisateur;
alter table delegation add column terminee_a timestamptz;
alter table delegation add column terminee_par uuid references utilisateur;
alter table delegation add check (prevue is not null or not isempty(validite));
comment on column delegation.acte_le is 'Date de l’arrêté.';
comment on column delegation.prevue is 'Période d’abord déléguée, quand la délégation a été écourtée.';
comment on column delegation.cree_a is 'Instant de la saisie.';
comment on column delegation.cree_par is 'Qui l’a saisie ; vide : installation.';
comment on column delegation.terminee_a is 'Instant où elle a été écourtée.';
comment on column delegation.terminee_par is 'Qui l’a écourtée.';

/* The second wall of « nobody changes her own rights »: whatever the code of the web role forgets. */
create function passerelle.refuser_ses_propres_droits() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
begin
  if new.utilisateur_id = passerelle.utilisateur() then
    raise insufficient_privilege using message = 'personne ne change ses propres droits';
  end if;
  return new;
end $f$;
create trigger pas_les_siens before insert or update on affectation
  for each row execute function passerelle.refuser_ses_propres_droits();
create trigger pas_les_siennes before insert or update on delegation
  for each row execute function passerelle.refuser_ses_propres_droits();

create table absence (
  id uuid primary key default gen_random_uuid(),
  utilisateur_id uuid not null references utilisateur,
  remplacant_id uuid not null references utilisateur,
  validite daterange not null,
  prevue daterange not null,
  cree_a timestamptz not null default now(),
  cree_par uuid references utilisateur,
  terminee_a timestamptz,
  terminee_par uuid references utilisateur,
  check (utilisateur_id <> remplacant_id),
  exclude using gist (utilisateur_id with =, validite with &&)
);
create index on absence (remplacant_id);
comment on table absence is 'habilitations : absences et qui remplace ; la raison n’est jamais demandée.';
comment on column absence.id is 'Identifiant.';
comment on column absence.utilisateur_id is 'Qui est absent.';
comment on column absence.remplacant_id is 'Qui suit ses dossiers pendant ce temps.';
comment on column absence.validite is 'Période du remplacement ; vide si annulée avant son début.';
comment on column absence.prevue is 'Période annoncée.';
comment on column absence.cree_a is 'Instant de la saisie.';
comment on column absence.cree_par is 'Qui l’a saisie.';
comment on column absence.terminee_a is 'Instant où elle a été écourtée ou annulée.';
comment on column absence.terminee_par is 'Qui l’a écourtée ou annulée.';
select passerelle.accorder('absence', 'select, insert, update');

alter table visibilite add column absence_id uuid references absence;
create index on visibilite (absence_id) where absence_id is not null;
comment on column visibilite.absence_id is 'Remplacement qui a ouvert le lien.';

create table changement_compte (
  id bigint generated always as identity primary key,
  utilisateur_id uuid not null references utilisateur,
  version integer not null,
  a timestamptz not null default clock_timestamp(),
  auteur_id uuid references utilisateur,
  auteur text not null,
  resume text not null
);
create index on changement_compte (utilisateur_id, id);
comment on table changement_compte is 'habilitations : histoire d’un compte, en phrases ; jamais modifiée.';
comment on column changement_compte.id is 'Ordre.';
comment on column changement_compte.utilisateur_id is 'Compte.';
comment on column changement_compte.version is 'Version du compte après ce changement.';
comment on column changement_compte.a is 'Instant.';
comment on column changement_compte.auteur_id is 'Qui ; vide pour un traitement.';
comment on column changement_compte.auteur is 'Nom de l’auteur ce jour-là.';
comment on column changement_compte.resume is 'Ce qui a changé.';
select passerelle.accorder('changement_compte', 'select, insert');

create table revue_droits (
  id uuid primary key,
  ouverte_le date not null,
  echeance_le date not null,
  ouverte_par uuid not null references utilisateur,
  close_le date,
  check (echeance_le > ouverte_le)
);
create unique index revue_droits_en_cours on revue_droits ((true)) where close_le is null;
comment on table revue_droits is 'habilitations : campagnes de revue annuelle des droits ; une à la fois.';
comment on column revue_droits.id is 'Identifiant.';
comment on column revue_droits.ouverte_le is 'Ouverture.';
comment on column revue_droits.echeance_le is 'Date avant laquelle chacun répond.';
comment on column revue_droits.ouverte_par is 'Qui l’a ouverte.';
comment on column revue_droits.close_le is 'Clôture ; vide : en cours.';
select passerelle.accorder('revue_droits', 'select, insert, update');

create table revue_ligne (
  id uuid primary key default gen_random_uuid(),
  revue_id uuid not null references revue_droits,
  affectation_id uuid not null references affectation,
  utilisateur_id uuid not null references utilisateur,
  responsable_type text not null check (responsable_type in ('territoire','organisme','direction')),
  responsable_id uuid,
  etat text not null default 'a_revoir' check (etat in ('a_revoir','confirmee','terminee')),
  decidee_par uuid references utilisateur,
  decidee_a timestamptz,
  unique (revue_id, affectation_id),
  check ((responsable_type = 'direction') = (responsable_id is null)),
  check ((etat = 'a_revoir') = (decidee_par is null and decidee_a is null))
);
create index on revue_ligne (affectation_id);
create index on revue_ligne (utilisateur_id);
comment on table revue_ligne is 'habilitations : chaque rôle à confirmer ou à terminer dans une campagne.';
comment on column revue_ligne.id is 'Identifiant.';
comment on column revue_ligne.revue_id is 'Campagne.';
comment on column revue_ligne.affectation_id is 'Rôle examiné.';
comment on column revue_ligne.utilisateur_id is 'Compte.';
comment on column revue_ligne.responsable_type is 'Qui répond : responsable du territoire, gestionnaire de l’organisme, ou direction.';
comment on column revue_ligne.responsable_id is 'Territoire ou organisme.';
comment on column revue_ligne.etat is 'À revoir, confirmé ou terminé ; rien ne se termine tout seul.';
comment on column revue_ligne.decidee_par is 'Qui a répondu.';
comment on column revue_ligne.decidee_a is 'Instant de la réponse.';
select passerelle.accorder('revue_ligne', 'select, insert, update');

/*
 * Opens the portfolio of who is absent to who replaces her, as a set. `personne` and `visibilite` are out of reach
 * of the web role for this: only files that the caller answers for are opened (her perimeter, or the organisme whose
 * accounts she manages without meeting anybody), and never to herself.
 */
create function passerelle.ouvrir_remplacement(cible uuid) returns integer
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
declare
  a absence%rowtype;
  avant text := coalesce(current_setting('passerelle.traitement', true), '');
  nombre integer;
begin
  select * into strict a from absence where id = cible;
  if a.remplacant_id = passerelle.utilisateur() then
    raise insufficient_privilege using message = 'personne ne s’ouvre un portefeuille';
  end if;
  if not passerelle.roles_separes() then perform set_config('passerelle.traitement', 'oui', true); end if;
  insert into visibilite (personne_id, sorte, cible_id, validite, absence_id)
  select p.id, 'remplacement', a.remplacant_id, a.validite, a.id
  from personne p
  where p.referent_id = a.utilisateur_id and p.fusionnee_dans is null and not isempty(a.validite)
    and (passerelle.voit_departement() or p.territoire_id = any (passerelle.perimetre_territoires())
      or p.organisme_id = any (passerelle.perimetre_organismes())
      or exists (select 1 from affectation f
        where f.utilisateur_id = passerelle.utilisateur() and f.role = 'gestionnaire_operateur'
          and f.perimetre_type = 'organisme' and f.perimetre_id = p.organisme_id
          and f.validite @> passerelle.jour_civil()))
  on conflict do nothing;
  get diagnostics nombre = row_count;
  perform set_config('passerelle.traitement', avant, true);
  return nombre;
end $f$;

/*
 * Closes links from the day `le` on: those that open files to an account that leaves, or those of one absence. Taking
 * a view away needs no view of one's own.
 */
create function passerelle.fermer_visibilites(compte uuid, absence uuid, le date) returns integer
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
declare
  avant text := coalesce(current_setting('passerelle.traitement', true), '');
  nombre integer;
  autres integer;
begin
  if not passerelle.roles_separes() then perform set_config('passerelle.traitement', 'oui', true); end if;
  delete from visibilite v
    where (v.cible_id = compte or v.absence_id = fermer_visibilites.absence) and lower(v.validite) >= le;
  get diagnostics nombre = row_count;
  update visibilite v set validite = daterange(lower(v.validite), le)
    where (v.cible_id = compte or v.absence_id = fermer_visibilites.absence) and v.validite @> le;
  get diagnostics autres = row_count;
  perform set_config('passerelle.traitement', avant, true);
  return nombre + autres;
end $f$;

/* How many persons an account follows, and where: numbers alone, for whoever opens accounts and meets nobody. */
create function passerelle.compter_portefeuille(compte uuid)
returns table (organisme_id uuid, territoire_id uuid, nombre integer)
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
declare
  avant text := coalesce(current_setting('passerelle.traitement', true), '');
begin
  if not passerelle.roles_separes() then perform set_config('passerelle.traitement', 'oui', true); end if;
  return query select p.organisme_id, p.territoire_id, count(*)::integer from personne p
    where p.referent_id = compte and p.fusionnee_dans is null group by 1, 2;
  perform set_config('passerelle.traitement', avant, true);
end $f$;

do $$
declare
  porte text;
begin
  if passerelle.roles_separes() then
    foreach porte in array array['ouvrir_remplacement(uuid)', 'fermer_visibilites(uuid, uuid, date)', 'compter_portefeuille(uuid)'] loop
      execute format('revoke all on function passerelle.%s from public', porte);
      execute format('grant execute on function passerelle.%s to passerelle_app, passerelle_traitement', porte);
    end loop;
  end if;
end $$;
