create table commune (
  code text primary key check (code ~ '^(\d{5}|2[AB]\d{3})$'),
  departement text not null,
  nom text not null,
  epci text,
  codes_postaux text[] not null,
  population integer not null check (population >= 0),
  remplacee_par text references commune,
  validite daterange not null default '[2000-01-01,)'
);
comment on table commune is 'referentiels : communes du code officiel géographique, anciennes comprises.';
comment on column commune.code is 'Code INSEE.';
comment on column commune.departement is 'Code du département (62, 2A, 974).';
comment on column commune.nom is 'Nom officiel, avec accents.';
comment on column commune.epci is 'SIREN de l’intercommunalité.';
comment on column commune.codes_postaux is 'Codes postaux desservant la commune.';
comment on column commune.population is 'Population municipale.';
comment on column commune.remplacee_par is 'Commune qui lui succède depuis une fusion.';
comment on column commune.validite is 'Période où le code est en vigueur.';

create table territoire (
  id uuid primary key,
  departement text not null,
  code text not null,
  nom text not null,
  service text not null,
  adresse text[] not null,
  telephone text,
  prereglage text not null,
  rangee smallint not null,
  colonne smallint not null,
  validite daterange not null default '[2000-01-01,)',
  unique (departement, prereglage, code)
);
comment on table territoire is 'referentiels : territoires d’insertion du département et leur service local.';
comment on column territoire.id is 'Identifiant.';
comment on column territoire.departement is 'Code du département.';
comment on column territoire.code is 'Code court du territoire (LEN).';
comment on column territoire.nom is 'Nom d’usage.';
comment on column territoire.service is 'Service local qui oriente (SLAI).';
comment on column territoire.adresse is 'Lignes d’adresse du service.';
comment on column territoire.telephone is 'Téléphone du service.';
comment on column territoire.prereglage is 'Découpage auquel il appartient (2010, 2026).';
comment on column territoire.rangee is 'Rangée dans la carte en briques.';
comment on column territoire.colonne is 'Position dans la rangée, en demi-briques.';
comment on column territoire.validite is 'Période où le territoire existe.';

create table territoire_epci (
  territoire_id uuid not null references territoire on delete cascade,
  epci text not null,
  validite daterange not null default '[2000-01-01,)',
  primary key (territoire_id, epci)
);
comment on table territoire_epci is 'referentiels : intercommunalités d’un territoire.';
comment on column territoire_epci.territoire_id is 'Territoire.';
comment on column territoire_epci.epci is 'SIREN de l’intercommunalité.';
comment on column territoire_epci.validite is 'Période du rattachement.';

create table territoire_commune (
  territoire_id uuid not null references territoire on delete cascade,
  commune text not null references commune,
  motif text not null,
  validite daterange not null default '[2000-01-01,)',
  primary key (territoire_id, commune, validite),
  exclude using gist (commune with =, validite with &&, territoire_id with =)
);
comment on table territoire_commune is 'referentiels : communes rattachées par exception ; l’emportent sur l’intercommunalité.';
comment on column territoire_commune.territoire_id is 'Territoire.';
comment on column territoire_commune.commune is 'Code INSEE.';
comment on column territoire_commune.motif is 'Pourquoi cette exception.';
comment on column territoire_commune.validite is 'Période du rattachement.';

create table commune_territoire (
  commune text primary key references commune,
  territoire_id uuid not null references territoire on delete cascade
);
comment on table commune_territoire is 'referentiels : résolution du jour, commune vers territoire, recalculée à chaque chargement.';
comment on column commune_territoire.commune is 'Code INSEE, ancien code compris.';
comment on column commune_territoire.territoire_id is 'Territoire trouvé.';

create table parametre (
  code text not null,
  valeur text not null,
  unite text not null,
  article text not null,
  confiance text not null check (confiance in ('certain', 'probable', 'a_confirmer')),
  validite daterange not null,
  primary key (code, validite),
  exclude using gist (code with =, validite with &&)
);
comment on table parametre is 'referentiels : valeurs légales et locales datées.';
comment on column parametre.code is 'Nom du paramètre (delai_orientation).';
comment on column parametre.valeur is 'Valeur, telle que l’unité la fait lire.';
comment on column parametre.unite is 'Unité (semaines, jours, pourcent, liste…).';
comment on column parametre.article is 'Article ou acte qui la fixe.';
comment on column parametre.confiance is 'Sûreté de la source.';
comment on column parametre.validite is 'Période où la valeur s’applique.';

create table jour_ferie (
  jour date primary key,
  nom text not null
);
comment on table jour_ferie is 'referentiels : jours fériés légaux.';
comment on column jour_ferie.jour is 'Jour.';
comment on column jour_ferie.nom is 'Nom de la fête.';

select passerelle.accorder(t, 'select') from unnest(array['commune','territoire','territoire_epci','territoire_commune','commune_territoire','parametre','jour_ferie']::regclass[]) t;
