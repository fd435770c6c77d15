create table depot (
  id uuid primary key,
  empreinte text not null,
  nom_fichier text not null,
  octets bigint not null,
  fichier text not null,
  type text,
  organisme text,
  reference date,
  cree_a text,
  enveloppe jsonb,
  etat text not null check (etat in ('recu','en_cours','applique','deja_vu','retenu','refuse','abandonne')),
  etape text,
  avancement integer not null default 0 check (avancement between 0 and 100),
  rapport jsonb,
  depose_par uuid references utilisateur,
  recu_a timestamptz not null default now(),
  commence_a timestamptz,
  termine_a timestamptz,
  confirme_par uuid references utilisateur,
  motif_confirmation text,
  doublon_de uuid references depot,
  reparation boolean not null default false
);
create unique index depot_applique on depot (empreinte) where etat = 'applique';
create index on depot (recu_a desc, id);
comment on table depot is 'flux : fichiers déposés, leur sort et leur rapport.';
comment on column depot.id is 'Identifiant, repris par l’arrivage.';
comment on column depot.empreinte is 'SHA-256 des octets.';
comment on column depot.nom_fichier is 'Nom donné par l’expéditeur ; ne sert jamais à reconnaître le type.';
comment on column depot.octets is 'Taille.';
comment on column depot.fichier is 'Nom du fichier gardé dans le dossier des dépôts.';
comment on column depot.type is 'Type reconnu.';
comment on column depot.organisme is 'Organisme payeur.';
comment on column depot.reference is 'Date de référence.';
comment on column depot.cree_a is 'Création par l’organisme, telle qu’écrite.';
comment on column depot.enveloppe is 'Enveloppe lue.';
comment on column depot.etat is 'Sort du dépôt.';
comment on column depot.etape is 'Étape en cours.';
comment on column depot.avancement is 'Pourcentage de l’étape.';
comment on column depot.rapport is 'Rapport de lecture et d’application.';
comment on column depot.depose_par is 'Compte qui l’a déposé ; vide : ligne de commande.';
comment on column depot.recu_a is 'Réception.';
comment on column depot.commence_a is 'Début du traitement.';
comment on column depot.termine_a is 'Fin du traitement.';
comment on column depot.confirme_par is 'Compte qui a confirmé un dépôt retenu.';
comment on column depot.motif_confirmation is 'Raison de la confirmation ou de l’abandon.';
comment on column depot.reparation is 'Foyers corrigés d’un dépôt antérieur : jamais de sortie.';
comment on column depot.doublon_de is 'Dépôt déjà appliqué, de mêmes octets.';

create table rejet (
  id uuid primary key,
  depot_id uuid not null references depot,
  ligne integer not null,
  element text not null,
  code text not null,
  message text not null,
  valeur text,
  numero_demande text,
  matricule text,
  contenu bytea not null,
  etat text not null default 'a_traiter' check (etat in ('a_traiter','repare','abandonne')),
  suivi_par uuid references utilisateur,
  traite_a timestamptz,
  raison text,
  depot_reparation_id uuid references depot
);
create index on rejet (depot_id);
create index rejet_a_traiter on rejet (id) where etat = 'a_traiter';
comment on table rejet is 'flux : foyers refusés à la lecture, gardés pour réparation.';
comment on column rejet.id is 'Identifiant.';
comment on column rejet.depot_id is 'Fichier.';
comment on column rejet.ligne is 'Ligne du fichier.';
comment on column rejet.element is 'Balise en cause.';
comment on column rejet.code is 'Code du refus.';
comment on column rejet.message is 'Phrase.';
comment on column rejet.valeur is 'Valeur lue, masquée si elle est sensible.';
comment on column rejet.numero_demande is 'Numéro de demande du foyer.';
comment on column rejet.matricule is 'Matricule du foyer.';
comment on column rejet.contenu is 'Bloc XML chiffré.';
comment on column rejet.etat is 'À traiter, réparé ou abandonné.';
comment on column rejet.suivi_par is 'Agent qui s’en occupe.';
comment on column rejet.traite_a is 'Fin du traitement.';
comment on column rejet.raison is 'Pourquoi abandonné, ou ce qui a été corrigé.';
comment on column rejet.depot_reparation_id is 'Dépôt de réparation.';
select passerelle.proteger('rejet', '(select passerelle.voit_departement())');

select passerelle.accorder('depot', 'select, insert, update');
select passerelle.accorder('rejet', 'select, update');
