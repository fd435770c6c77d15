create table structure (
  id uuid primary key,
  nom text not null,
  nature text not null check (nature in ('departement','france_travail','mission_locale','cap_emploi','ccas','plie','association','caf','msa','autre')),
  siret text check (siret ~ '^\d{14}$'),
  adresse text[] not null default '{}',
  telephone text,
  courriel text,
  validite daterange not null default '[2000-01-01,)'
);
comment on table structure is 'structures : personnes morales du réseau.';
comment on column structure.id is 'Identifiant.';
comment on column structure.nom is 'Nom d’usage.';
comment on column structure.nature is 'Nature de la structure.';
comment on column structure.siret is 'SIRET.';
comment on column structure.adresse is 'Lignes d’adresse.';
comment on column structure.telephone is 'Téléphone public.';
comment on column structure.courriel is 'Courriel public.';
comment on column structure.validite is 'Période d’existence.';

create table organisme_referent (
  id uuid primary key,
  structure_id uuid not null references structure,
  territoire_id uuid references territoire,
  nom text not null,
  parcours text[] not null check (parcours <@ array['emploi','socio_pro','social']),
  capacite integer check (capacite >= 0),
  premier_contact text not null,
  validite daterange not null default '[2000-01-01,)'
);
create index on organisme_referent (territoire_id);
create index on organisme_referent (structure_id);
comment on table organisme_referent is 'structures : organismes qui peuvent accompagner (L5411-5-1 IV du code du travail), par territoire.';
comment on column organisme_referent.id is 'Identifiant.';
comment on column organisme_referent.structure_id is 'Structure employeuse.';
comment on column organisme_referent.territoire_id is 'Territoire desservi ; vide : tout le département.';
comment on column organisme_referent.nom is 'Nom dans les listes (SLAI Lens-Liévin).';
comment on column organisme_referent.parcours is 'Parcours assurés.';
comment on column organisme_referent.capacite is 'Personnes accompagnées au plus ; vide : non fixé.';
comment on column organisme_referent.premier_contact is 'Qui joindre d’abord : lieu, téléphone.';
comment on column organisme_referent.validite is 'Période où il peut être désigné.';

select passerelle.accorder(t, 'select') from unnest(array['structure','organisme_referent']::regclass[]) t;
