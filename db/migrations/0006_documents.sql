create table modele_courrier (
  id uuid primary key,
  code text not null,
  version integer not null,
  titre text not null,
  corps text not null,
  validite daterange not null,
  cree_par uuid references utilisateur,
  cree_a timestamptz not null default now(),
  unique (code, version),
  exclude using gist (code with =, validite with &&)
);
comment on table modele_courrier is 'documents : modèles de courrier, versionnés, jamais modifiés.';
comment on column modele_courrier.id is 'Identifiant.';
comment on column modele_courrier.code is 'Modèle (orientation_decision).';
comment on column modele_courrier.version is 'Version.';
comment on column modele_courrier.titre is 'Objet du courrier.';
comment on column modele_courrier.corps is 'Texte en balisage simple.';
comment on column modele_courrier.validite is 'Période où il sert.';
comment on column modele_courrier.cree_par is 'Auteur de la version.';
comment on column modele_courrier.cree_a is 'Création.';

create table lot (
  id uuid primary key,
  nature text not null,
  titre text not null,
  etat text not null check (etat in ('a_produire','en_production','produit','echec')),
  nombre integer not null default 0,
  produits integer not null default 0,
  fichier text,
  erreur text,
  cree_par uuid not null references utilisateur,
  cree_a timestamptz not null default now(),
  produit_a timestamptz
);
create index on lot (cree_a desc, id);
comment on table lot is 'documents : lots de courriers à imprimer ensemble.';
comment on column lot.id is 'Identifiant.';
comment on column lot.nature is 'Modèle principal du lot.';
comment on column lot.titre is 'Nom du lot.';
comment on column lot.etat is 'Avancement.';
comment on column lot.nombre is 'Courriers du lot.';
comment on column lot.produits is 'Courriers déjà composés.';
comment on column lot.fichier is 'Fichier fusionné, dans le dossier des données.';
comment on column lot.erreur is 'Ce qui a empêché la production.';
comment on column lot.cree_par is 'Auteur.';
comment on column lot.cree_a is 'Création.';
comment on column lot.produit_a is 'Fin de production.';

create table courrier (
  id uuid primary key,
  personne_id uuid not null references personne,
  modele_id uuid not null references modele_courrier,
  lot_id uuid references lot,
  rang integer,
  donnees jsonb not null,
  objet_sorte text not null,
  objet_id uuid not null,
  etat text not null default 'a_editer' check (etat in ('a_editer','edite','annule')),
  cree_par uuid references utilisateur,
  cree_a timestamptz not null default now(),
  unique (lot_id, rang)
);
create index on courrier (personne_id);
create index on courrier (cree_a desc, id);
create index courrier_a_editer on courrier (cree_a, id) where lot_id is null and etat = 'a_editer';
create index on courrier (objet_id);
comment on table courrier is 'documents : courriers d’une personne ; le PDF se recompose à l’identique depuis les données et la version du modèle.';
comment on column courrier.id is 'Identifiant.';
comment on column courrier.personne_id is 'Destinataire.';
comment on column courrier.modele_id is 'Version du modèle.';
comment on column courrier.lot_id is 'Lot d’impression.';
comment on column courrier.rang is 'Rang dans le lot.';
comment on column courrier.donnees is 'Valeurs du courrier, figées.';
comment on column courrier.objet_sorte is 'Nature de l’objet notifié (orientation).';
comment on column courrier.objet_id is 'Objet notifié.';
comment on column courrier.etat is 'À éditer, édité ou annulé.';
comment on column courrier.cree_par is 'Auteur.';
comment on column courrier.cree_a is 'Création.';
select passerelle.proteger_par_personne('courrier');

select passerelle.accorder('modele_courrier', 'select, insert');
select passerelle.accorder('lot', 'select, insert, update');
select passerelle.accorder('courrier', 'select, insert, update');
