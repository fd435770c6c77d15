create table liste_regles (
  id uuid primary key,
  version integer not null unique,
  nom text not null,
  regles jsonb not null,
  empreinte text not null,
  acte text not null,
  auteur text not null,
  validite daterange not null,
  publiee_a timestamptz not null default now(),
  exclude using gist (validite with &&)
);
comment on table liste_regles is 'orientation : listes ordonnées de règles, datées et publiées (R-ALG-05).';
comment on column liste_regles.id is 'Identifiant.';
comment on column liste_regles.version is 'Version.';
comment on column liste_regles.nom is 'Nom de la liste.';
comment on column liste_regles.regles is 'Règles dans l’ordre : rang, condition, parcours, organisme, phrase.';
comment on column liste_regles.empreinte is 'Empreinte du contenu.';
comment on column liste_regles.acte is 'Acte qui l’adopte.';
comment on column liste_regles.auteur is 'Qui l’a publiée.';
comment on column liste_regles.validite is 'Période d’application.';
comment on column liste_regles.publiee_a is 'Publication.';

create table orientation (
  id uuid primary key,
  personne_id uuid not null references personne,
  motif_ouverture text not null check (motif_ouverture in ('reprise','ouverture','transfert','devenu_soumis','manuelle')),
  depot_id uuid references arrivage,
  recue_le date not null,
  echeance_le date,
  etat text not null check (etat in ('a_orienter','proposee','decidee','hors_delai_ft','decidee_ft','notifiee','referent_designe','en_revision','maintenue','remplacee','close')),
  parcours text check (parcours in ('emploi','socio_pro','social')),
  organisme_id uuid references organisme_referent,
  validite daterange,
  decide_le date,
  decide_par uuid references utilisateur,
  decideur text,
  delegation text,
  proposition_id uuid,
  suit_proposition boolean,
  motif_decision text,
  close_le date,
  motif_cloture text,
  regime text not null default 'B' check (regime in ('A','B')),
  version integer not null default 1,
  cree_a timestamptz not null default now(),
  check (etat not in ('decidee','decidee_ft','notifiee','referent_designe','en_revision') or (parcours is not null and organisme_id is not null and validite is not null and decide_le is not null)),
  exclude using gist (personne_id with =, validite with &&) where (etat in ('decidee','decidee_ft','notifiee','referent_designe','en_revision'))
);
create unique index orientation_en_attente on orientation (personne_id) where etat in ('a_orienter','proposee','hors_delai_ft');
create index orientation_file on orientation (echeance_le, id)
  where etat in ('a_orienter','proposee','hors_delai_ft') and motif_ouverture <> 'reprise';
create index orientation_reprise on orientation (echeance_le, id)
  where etat in ('a_orienter','proposee','hors_delai_ft') and motif_ouverture = 'reprise';
create index on orientation (personne_id);
create index on orientation (organisme_id) where organisme_id is not null;
comment on table orientation is 'orientation : procédure d’orientation d’une personne (L262-29 CASF), de l’information reçue à la décision.';
comment on column orientation.id is 'Identifiant.';
comment on column orientation.personne_id is 'Personne.';
comment on column orientation.motif_ouverture is 'Pourquoi elle entre dans la file.';
comment on column orientation.depot_id is 'Dépôt qui l’a fait entrer.';
comment on column orientation.recue_le is 'Réception de l’information par le département (D262-65-2).';
comment on column orientation.echeance_le is 'Fin du délai légal ; vide : pas de délai (reprise, devenu soumis).';
comment on column orientation.etat is 'État.';
comment on column orientation.parcours is 'Parcours décidé.';
comment on column orientation.organisme_id is 'Organisme référent décidé.';
comment on column orientation.validite is 'Période de l’orientation décidée.';
comment on column orientation.decide_le is 'Jour de la décision.';
comment on column orientation.decide_par is 'Compte de l’auteur.';
comment on column orientation.decideur is 'Prénom, nom et qualité de l’auteur (L212-1 CRPA).';
comment on column orientation.delegation is 'Délégation de signature.';
comment on column orientation.proposition_id is 'Proposition sous les yeux du décideur.';
comment on column orientation.suit_proposition is 'La décision suit la proposition.';
comment on column orientation.motif_decision is 'Raison de la décision, obligatoire si elle s’écarte de la proposition.';
comment on column orientation.close_le is 'Fermeture.';
comment on column orientation.motif_cloture is 'Pourquoi.';
comment on column orientation.regime is 'Régime juridique (R-GEN-01).';
comment on column orientation.version is 'Contre les mises à jour perdues.';
comment on column orientation.cree_a is 'Création.';
select passerelle.proteger_par_personne('orientation');

create table proposition (
  id uuid primary key,
  orientation_id uuid not null references orientation,
  personne_id uuid not null references personne,
  liste_id uuid not null references liste_regles,
  regle text,
  parcours text check (parcours in ('emploi','socio_pro','social')),
  organisme_nature text,
  organisme_id uuid references organisme_referent,
  entrees jsonb not null,
  manquantes text[] not null,
  ecartees jsonb not null,
  revue_humaine text[] not null,
  proposee_le date not null,
  cree_a timestamptz not null default now()
);
create index on proposition (orientation_id);
create index on proposition (personne_id);
comment on table proposition is 'orientation : proposition d’une liste de règles, avec tout ce qui l’explique (R-ALG-04).';
comment on column proposition.id is 'Identifiant.';
comment on column proposition.orientation_id is 'Procédure.';
comment on column proposition.personne_id is 'Personne.';
comment on column proposition.liste_id is 'Version des règles.';
comment on column proposition.regle is 'Règle retenue ; vide : aucune.';
comment on column proposition.parcours is 'Parcours proposé.';
comment on column proposition.organisme_nature is 'Nature d’organisme que dit la règle.';
comment on column proposition.organisme_id is 'Organisme du territoire.';
comment on column proposition.entrees is 'Valeurs utilisées, avec leur source.';
comment on column proposition.manquantes is 'Données absentes.';
comment on column proposition.ecartees is 'Règles examinées avant et pourquoi non.';
comment on column proposition.revue_humaine is 'Raisons d’un examen individuel ; jamais une cause de la proposition.';
comment on column proposition.proposee_le is 'Jour.';
comment on column proposition.cree_a is 'Création.';
select passerelle.proteger_par_personne('proposition');
alter table orientation add foreign key (proposition_id) references proposition;

select passerelle.accorder('liste_regles', 'select, insert');
select passerelle.accorder('orientation', 'select, insert, update');
select passerelle.accorder('proposition', 'select, insert');
