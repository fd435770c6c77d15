create table utilisateur (
  id uuid primary key,
  identifiant text not null unique,
  nom text not null,
  prenom text not null,
  qualite text not null,
  courriel text,
  telephone text,
  mot_de_passe text not null,
  etat text not null default 'actif' check (etat in ('actif','desactive')),
  demonstration boolean not null default false,
  cree_a timestamptz not null default now()
);
comment on table utilisateur is 'habilitations : comptes des professionnels.';
comment on column utilisateur.id is 'Identifiant.';
comment on column utilisateur.identifiant is 'Identifiant de connexion.';
comment on column utilisateur.nom is 'Nom.';
comment on column utilisateur.prenom is 'Prénom.';
comment on column utilisateur.qualite is 'Qualité, telle qu’elle figure sur les décisions (L212-1 CRPA).';
comment on column utilisateur.courriel is 'Courriel professionnel.';
comment on column utilisateur.telephone is 'Téléphone professionnel.';
comment on column utilisateur.mot_de_passe is 'Empreinte argon2id.';
comment on column utilisateur.etat is 'Compte actif ou désactivé.';
comment on column utilisateur.demonstration is 'Compte de démonstration, jamais en production.';
comment on column utilisateur.cree_a is 'Création.';

create table session (
  empreinte bytea primary key,
  utilisateur_id uuid not null references utilisateur,
  jeton_csrf text not null,
  cree_a timestamptz not null default now(),
  vue_a timestamptz not null default now(),
  expire_a timestamptz not null,
  revoquee_a timestamptz,
  agent text
);
create index on session (utilisateur_id);
comment on table session is 'habilitations : sessions ouvertes ; le témoin du navigateur n’y est qu’en empreinte.';
comment on column session.empreinte is 'SHA-256 du témoin.';
comment on column session.utilisateur_id is 'Compte.';
comment on column session.jeton_csrf is 'Jeton des formulaires.';
comment on column session.cree_a is 'Ouverture.';
comment on column session.vue_a is 'Dernière activité.';
comment on column session.expire_a is 'Fin absolue.';
comment on column session.revoquee_a is 'Fermeture.';
comment on column session.agent is 'Navigateur annoncé.';

create table tentative_connexion (
  cle bytea not null,
  a timestamptz not null default now()
);
create index on tentative_connexion (cle, a);
comment on table tentative_connexion is 'habilitations : échecs de connexion, par compte et par adresse, en empreinte.';
comment on column tentative_connexion.cle is 'Empreinte du compte ou de l’adresse.';
comment on column tentative_connexion.a is 'Instant.';

create table affectation (
  id uuid primary key default gen_random_uuid(),
  utilisateur_id uuid not null references utilisateur,
  role text not null,
  perimetre_type text not null check (perimetre_type in ('departement','territoire','organisme','portefeuille','aucun')),
  perimetre_id uuid,
  validite daterange not null,
  check ((perimetre_type in ('territoire','organisme')) = (perimetre_id is not null))
);
create index on affectation (utilisateur_id);
comment on table affectation is 'habilitations : rôles datés d’un compte et leur périmètre.';
comment on column affectation.id is 'Identifiant.';
comment on column affectation.utilisateur_id is 'Compte.';
comment on column affectation.role is 'Rôle (agent_orientation…).';
comment on column affectation.perimetre_type is 'Nature du périmètre.';
comment on column affectation.perimetre_id is 'Territoire ou organisme visé.';
comment on column affectation.validite is 'Période de l’affectation.';

create table delegation (
  id uuid primary key default gen_random_uuid(),
  utilisateur_id uuid not null references utilisateur,
  actes text[] not null,
  acte_reference text not null,
  validite daterange not null
);
create index on delegation (utilisateur_id);
comment on table delegation is 'habilitations : délégations de signature.';
comment on column delegation.id is 'Identifiant.';
comment on column delegation.utilisateur_id is 'Délégataire.';
comment on column delegation.actes is 'Actes délégués (orientation…).';
comment on column delegation.acte_reference is 'Arrêté de délégation.';
comment on column delegation.validite is 'Période.';

create table visibilite (
  personne_id uuid not null,
  sorte text not null,
  cible_id uuid not null,
  validite daterange not null,
  primary key (personne_id, sorte, cible_id, validite)
);
create index on visibilite (cible_id, personne_id);
comment on table visibilite is 'habilitations : liens qui ouvrent un dossier hors du périmètre ordinaire.';
comment on column visibilite.personne_id is 'Personne rendue visible.';
comment on column visibilite.sorte is 'Pourquoi (remplacement, prescription…).';
comment on column visibilite.cible_id is 'Compte qui voit.';
comment on column visibilite.validite is 'Période.';
select passerelle.proteger('visibilite', 'cible_id = (select passerelle.utilisateur())');

create table recherche (
  id uuid primary key,
  session_empreinte bytea not null references session on delete cascade,
  criteres bytea not null,
  expire_a timestamptz not null
);
create index on recherche (session_empreinte);
comment on table recherche is 'habilitations : critères de recherche gardés hors des adresses, liés à la session.';
comment on column recherche.id is 'Identifiant montré dans l’adresse.';
comment on column recherche.session_empreinte is 'Session qui peut la relire.';
comment on column recherche.criteres is 'Critères chiffrés.';
comment on column recherche.expire_a is 'Fin.';

create table trace (
  seq bigint generated always as identity primary key,
  a timestamptz not null default clock_timestamp(),
  acteur_id uuid,
  acteur text not null,
  geste text not null,
  objet_sorte text,
  objet_id text,
  personne_id uuid,
  motif text,
  champs text[],
  empreinte_valeurs bytea,
  depot_id uuid,
  requete_id text
);
create index on trace (personne_id) where personne_id is not null;
comment on table trace is 'habilitations : qui a fait quoi, quand, pourquoi ; jamais de valeur. Rangées non scellées.';
comment on column trace.seq is 'Ordre d’écriture.';
comment on column trace.a is 'Instant.';
comment on column trace.acteur_id is 'Compte ; vide pour un traitement.';
comment on column trace.acteur is 'Identifiant du compte ou du traitement.';
comment on column trace.geste is 'Geste (personne.consulter…).';
comment on column trace.objet_sorte is 'Nature de l’objet.';
comment on column trace.objet_id is 'Identifiant de l’objet.';
comment on column trace.personne_id is 'Personne concernée.';
comment on column trace.motif is 'Raison donnée.';
comment on column trace.champs is 'Noms des champs changés.';
comment on column trace.empreinte_valeurs is 'Empreinte avant/après.';
comment on column trace.depot_id is 'Dépôt, pour une opération de masse.';
comment on column trace.requete_id is 'Requête web.';
select passerelle.proteger('trace', 'acteur_id = (select passerelle.utilisateur()) or acteur_id is null');

select passerelle.accorder('utilisateur', 'select, insert, update');
select passerelle.accorder('session', 'select, insert, update, delete');
select passerelle.accorder('tentative_connexion', 'select, insert, delete');
select passerelle.accorder('affectation', 'select, insert, update');
select passerelle.accorder('delegation', 'select, insert, update');
select passerelle.accorder('visibilite', 'select, insert, update');
select passerelle.accorder('recherche', 'select, insert, delete');
select passerelle.accorder('trace', 'insert');
