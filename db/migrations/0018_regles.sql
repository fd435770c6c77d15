/*
 * Rules as data: a list is prepared as a draft and published once, by a named person, with its act and its vote. What
 * is published is never written again: only its end is set, when the version that follows is published.
 */
alter table liste_regles
  add column base_id uuid references liste_regles,
  add column publiee_par uuid references utilisateur,
  add column vote_le date,
  add column voix_pour integer check (voix_pour >= 0),
  add column voix_contre integer check (voix_contre >= 0),
  add column abstentions integer check (abstentions >= 0),
  add check ((voix_pour is null) = (voix_contre is null) and (voix_pour is null) = (abstentions is null));
comment on column liste_regles.base_id is 'Version dont elle est partie.';
comment on column liste_regles.publiee_par is 'Compte qui l’a publiée ; vide : installée avec le produit.';
comment on column liste_regles.vote_le is 'Jour du vote de l’acte.';
comment on column liste_regles.voix_pour is 'Voix pour.';
comment on column liste_regles.voix_contre is 'Voix contre.';
comment on column liste_regles.abstentions is 'Abstentions.';

create function passerelle.figer_liste_regles() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
begin
  if tg_op = 'DELETE' then
    raise exception 'Une version publiée ne se retire pas.';
  end if;
  if to_jsonb(new) - 'validite' is distinct from to_jsonb(old) - 'validite'
     or lower(new.validite) is distinct from lower(old.validite)
     or not upper_inf(old.validite) or upper_inf(new.validite) then
    raise exception 'Une version publiée ne se modifie pas : seule sa fin se fixe, une fois.';
  end if;
  return new;
end $f$;
create trigger figer before update or delete on liste_regles
  for each row execute function passerelle.figer_liste_regles();
select passerelle.accorder('liste_regles', 'update');

create table brouillon_regles (
  id uuid primary key,
  nom text not null,
  base_id uuid not null references liste_regles,
  regles jsonb not null,
  etat text not null default 'brouillon' check (etat in ('brouillon','publie','abandonne')),
  liste_id uuid references liste_regles,
  cree_par uuid not null references utilisateur,
  auteur text not null,
  cree_a timestamptz not null default now(),
  modifie_a timestamptz not null default now(),
  modifie_par text not null,
  version integer not null default 1,
  check ((etat = 'publie') = (liste_id is not null))
);
create index on brouillon_regles (etat, modifie_a desc);
comment on table brouillon_regles is 'orientation : listes de règles en préparation, jusqu’à leur publication ou leur abandon.';
comment on column brouillon_regles.id is 'Identifiant.';
comment on column brouillon_regles.nom is 'Nom de la liste à venir.';
comment on column brouillon_regles.base_id is 'Version publiée dont il part.';
comment on column brouillon_regles.regles is 'Règles dans l’ordre, même forme que liste_regles.regles.';
comment on column brouillon_regles.etat is 'État.';
comment on column brouillon_regles.liste_id is 'Version qu’il est devenu.';
comment on column brouillon_regles.cree_par is 'Compte qui l’a ouvert.';
comment on column brouillon_regles.auteur is 'Qui l’a ouvert, en clair.';
comment on column brouillon_regles.cree_a is 'Ouverture.';
comment on column brouillon_regles.modifie_a is 'Dernière modification.';
comment on column brouillon_regles.modifie_par is 'Qui l’a modifié en dernier.';
comment on column brouillon_regles.version is 'Contre les mises à jour perdues.';
select passerelle.accorder('brouillon_regles', 'select, insert, update');

create table autonomie_emploi (
  id uuid primary key,
  personne_id uuid not null references personne,
  degre text not null check (degre in ('autonome','a_appuyer','a_accompagner')),
  source text not null check (source in ('france_travail','organisme_referent','entretien','personne')),
  constate_le date not null,
  saisi_par uuid references utilisateur,
  depot_id uuid references arrivage,
  cree_a timestamptz not null default now()
);
create index on autonomie_emploi (personne_id, constate_le desc, id desc);
comment on table autonomie_emploi is 'orientation : degré d’autonomie par rapport à l’emploi, constat après constat ; jamais modifié.';
comment on column autonomie_emploi.id is 'Identifiant.';
comment on column autonomie_emploi.personne_id is 'Personne.';
comment on column autonomie_emploi.degre is 'Degré constaté.';
comment on column autonomie_emploi.source is 'Qui l’a constaté.';
comment on column autonomie_emploi.constate_le is 'Jour du constat.';
comment on column autonomie_emploi.saisi_par is 'Compte qui l’a saisi ; vide : reçu d’un fichier.';
comment on column autonomie_emploi.depot_id is 'Fichier qui l’a apporté.';
comment on column autonomie_emploi.cree_a is 'Enregistrement.';
select passerelle.proteger_par_personne('autonomie_emploi');
select passerelle.accorder('autonomie_emploi', 'select, insert');

/*
 * A simulation compares two lists on everyone and changes nothing. Its result holds protected counts only: what is
 * below the thresholds was removed before it was written.
 */
create table simulation (
  id uuid primary key,
  avant_id uuid not null references liste_regles,
  apres_nom text not null,
  apres_liste_id uuid references liste_regles,
  apres_brouillon_id uuid references brouillon_regles,
  apres_regles jsonb not null,
  apres_empreinte text not null,
  population text not null check (population in ('en_vigueur','en_attente')),
  sans_accompagnement boolean not null,
  jour date not null,
  seuil_interne integer not null check (seuil_interne > 0),
  seuil_publication integer not null check (seuil_publication >= seuil_interne),
  etat text not null default 'demandee' check (etat in ('demandee','en_cours','faite','echouee')),
  fait integer not null default 0,
  total integer,
  resultat jsonb,
  duree_ms integer,
  demandee_par uuid not null references utilisateur,
  demandeur text not null,
  demandee_a timestamptz not null default now(),
  finie_a timestamptz,
  check ((apres_liste_id is null) <> (apres_brouillon_id is null)),
  check ((etat = 'faite') = (resultat is not null))
);
create index on simulation (demandee_a desc, id);
comment on table simulation is 'orientation : comparaison de deux listes de règles sur la population ; ne change rien à personne.';
comment on column simulation.id is 'Identifiant.';
comment on column simulation.avant_id is 'Liste de départ.';
comment on column simulation.apres_nom is 'Nom de la liste essayée.';
comment on column simulation.apres_liste_id is 'Liste essayée, si elle est publiée.';
comment on column simulation.apres_brouillon_id is 'Brouillon essayé.';
comment on column simulation.apres_regles is 'Règles essayées, figées à la demande.';
comment on column simulation.apres_empreinte is 'Empreinte de ces règles.';
comment on column simulation.population is 'Tous les soumis dans le droit, ou seulement la file.';
comment on column simulation.sans_accompagnement is 'Comme si personne n’était encore accompagné.';
comment on column simulation.jour is 'Jour auquel les situations sont regardées.';
comment on column simulation.seuil_interne is 'Effectif en deçà duquel l’écran ne dit rien.';
comment on column simulation.seuil_publication is 'Effectif en deçà duquel le document ne dit rien.';
comment on column simulation.etat is 'État.';
comment on column simulation.fait is 'Personnes évaluées.';
comment on column simulation.total is 'Personnes à évaluer.';
comment on column simulation.resultat is 'Comptes protégés : écran et document.';
comment on column simulation.duree_ms is 'Durée du calcul.';
comment on column simulation.demandee_par is 'Compte qui l’a demandée.';
comment on column simulation.demandeur is 'Qui l’a demandée, en clair.';
comment on column simulation.demandee_a is 'Demande.';
comment on column simulation.finie_a is 'Fin.';
select passerelle.accorder('simulation', 'select, insert');

create table simulation_personne (
  simulation_id uuid not null references simulation,
  personne_id uuid not null references personne,
  avant text not null check (avant in ('emploi','socio_pro','social','entretien')),
  apres text not null check (apres in ('emploi','socio_pro','social','entretien')),
  regle_avant text,
  regle_apres text,
  primary key (simulation_id, personne_id)
);
comment on table simulation_personne is 'orientation : qui change de proposition d’une liste à l’autre ; effacé après conservation_simulation.';
comment on column simulation_personne.simulation_id is 'Simulation.';
comment on column simulation_personne.personne_id is 'Personne.';
comment on column simulation_personne.avant is 'Proposition de la liste de départ.';
comment on column simulation_personne.apres is 'Proposition de la liste essayée.';
comment on column simulation_personne.regle_avant is 'Règle retenue par la liste de départ.';
comment on column simulation_personne.regle_apres is 'Règle retenue par la liste essayée.';
select passerelle.proteger_par_personne('simulation_personne');
select passerelle.accorder('simulation_personne', 'select');

create table publication_orientation (
  annee integer primary key check (annee between 2009 and 2200),
  chiffres jsonb not null,
  seuil integer not null check (seuil > 0),
  arretee_le date not null,
  arretee_par uuid not null references utilisateur,
  auteur text not null
);
comment on table publication_orientation is 'orientation : chiffres d’une année, protégés, tels que le public les lit (R-ALG-05).';
comment on column publication_orientation.annee is 'Année.';
comment on column publication_orientation.chiffres is 'Comptes ; vide là où ils sont trop petits pour être publiés.';
comment on column publication_orientation.seuil is 'Effectif en deçà duquel rien n’est publié.';
comment on column publication_orientation.arretee_le is 'Jour où ils ont été arrêtés.';
comment on column publication_orientation.arretee_par is 'Compte qui les a arrêtés.';
comment on column publication_orientation.auteur is 'Qui les a arrêtés, en clair.';
select passerelle.accorder('publication_orientation', 'select, insert, update');
