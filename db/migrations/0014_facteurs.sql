-- Second factor, first access by a one-time link, log-in through an identity provider, sessions one may list.

-- Empty until its owner has chosen one: an account just opened, or one that only comes through the provider.
alter table utilisateur alter column mot_de_passe drop not null;
alter table utilisateur add column mot_de_passe_change_a timestamptz;
alter table utilisateur add column oidc_emetteur text;
alter table utilisateur add column oidc_sujet text;
alter table utilisateur add unique (oidc_emetteur, oidc_sujet);
alter table utilisateur add check ((oidc_emetteur is null) = (oidc_sujet is null));
create index on utilisateur (lower(courriel)) where courriel is not null;
comment on column utilisateur.mot_de_passe is 'Empreinte argon2id ; vide tant que la personne n’en a pas choisi.';
comment on column utilisateur.mot_de_passe_change_a is 'Dernier choix du mot de passe par la personne elle-même.';
comment on column utilisateur.oidc_emetteur is 'Fournisseur d’identité relié au compte.';
comment on column utilisateur.oidc_sujet is 'Identifiant du compte chez ce fournisseur.';

alter table session add column id uuid not null default gen_random_uuid() unique;
alter table session add column moyen text not null default 'mot_de_passe'
  check (moyen in ('mot_de_passe','application','cle','secours','oidc'));
alter table session add column confirmee_a timestamptz not null default now();
alter table session add column oidc_jeton bytea;
comment on column session.id is 'Identifiant montré à son titulaire, pour la fermer.';
comment on column session.moyen is 'Dernière preuve donnée pour entrer.';
comment on column session.confirmee_a is 'Dernière fois que la personne a prouvé qui elle est.';
comment on column session.oidc_jeton is 'Jeton d’identité chiffré, pour se déconnecter aussi chez le fournisseur.';

-- The cookie of a session changes when its owner proves again who she is: what hangs on it follows.
alter table recherche drop constraint recherche_session_empreinte_fkey;
alter table recherche add foreign key (session_empreinte) references session on update cascade on delete cascade;

create table entree (
  empreinte bytea primary key,
  utilisateur_id uuid not null references utilisateur,
  etape text not null check (etape in ('mot_de_passe','second_facteur','inscription')),
  moyen text not null check (moyen in ('mot_de_passe','oidc','lien')),
  suite text not null,
  lien bytea,
  oidc_jeton bytea,
  cree_a timestamptz not null default now(),
  expire_a timestamptz not null,
  check ((etape = 'mot_de_passe') = (lien is not null))
);
create index on entree (utilisateur_id);
comment on table entree is 'habilitations : connexions commencées, à qui il manque une preuve ; n’ouvrent que les pages qui la demandent.';
comment on column entree.empreinte is 'SHA-256 du témoin d’entrée.';
comment on column entree.utilisateur_id is 'Compte.';
comment on column entree.etape is 'Ce qui manque.';
comment on column entree.moyen is 'Première preuve donnée.';
comment on column entree.suite is 'Page demandée avant la connexion.';
comment on column entree.lien is 'Lien de premier accès présenté, tant qu’il n’a pas servi.';
comment on column entree.oidc_jeton is 'Jeton d’identité chiffré, repris par la session.';
comment on column entree.cree_a is 'Début.';
comment on column entree.expire_a is 'Fin.';

create table facteur (
  id uuid primary key default gen_random_uuid(),
  utilisateur_id uuid not null references utilisateur,
  sorte text not null check (sorte in ('application','cle')),
  nom text not null check (nom <> ''),
  secret bytea,
  dernier_pas bigint,
  cle_id text unique,
  cle_publique bytea,
  compteur bigint,
  transports text[],
  cree_a timestamptz not null default now(),
  utilise_a timestamptz,
  check ((sorte = 'application') = (secret is not null)),
  check ((sorte = 'cle') = (cle_id is not null and cle_publique is not null and compteur is not null))
);
create index on facteur (utilisateur_id);
comment on table facteur is 'habilitations : seconds facteurs d’un compte, application de codes ou clé de sécurité.';
comment on column facteur.id is 'Identifiant.';
comment on column facteur.utilisateur_id is 'Compte.';
comment on column facteur.sorte is 'Application de codes (TOTP) ou clé de sécurité (WebAuthn).';
comment on column facteur.nom is 'Nom donné par la personne.';
comment on column facteur.secret is 'Secret de l’application, chiffré.';
comment on column facteur.dernier_pas is 'Pas de temps du dernier code accepté : aucun code ne sert deux fois.';
comment on column facteur.cle_id is 'Identifiant de la clé, choisi par elle.';
comment on column facteur.cle_publique is 'Clé publique.';
comment on column facteur.compteur is 'Compteur de la clé : il ne recule jamais, sauf copie.';
comment on column facteur.transports is 'Branchements annoncés (usb, nfc…).';
comment on column facteur.cree_a is 'Ajout.';
comment on column facteur.utilise_a is 'Dernier usage.';

create table code_secours (
  utilisateur_id uuid not null references utilisateur,
  empreinte bytea not null,
  cree_a timestamptz not null default now(),
  utilise_a timestamptz,
  primary key (utilisateur_id, empreinte)
);
comment on table code_secours is 'habilitations : codes de secours, en empreinte ; chacun sert une fois.';
comment on column code_secours.utilisateur_id is 'Compte.';
comment on column code_secours.empreinte is 'Empreinte du code, par une clé hors de la base.';
comment on column code_secours.cree_a is 'Création.';
comment on column code_secours.utilise_a is 'Usage.';

create table defi (
  porteur bytea not null,
  usage text not null check (usage in ('application','cle_inscrire','cle_presenter')),
  valeur bytea not null,
  expire_a timestamptz not null,
  primary key (porteur, usage)
);
comment on table defi is 'habilitations : questions posées à un navigateur (WebAuthn) et secrets proposés, en attente de sa réponse.';
comment on column defi.porteur is 'SHA-256 du témoin à qui la question est posée.';
comment on column defi.usage is 'Ce qu’on attend.';
comment on column defi.valeur is 'Question ou secret, chiffré.';
comment on column defi.expire_a is 'Fin.';

create table lien_acces (
  empreinte bytea primary key,
  utilisateur_id uuid not null references utilisateur,
  raison text not null check (raison in ('premier_acces','mot_de_passe_oublie')),
  cree_par uuid references utilisateur,
  cree_a timestamptz not null default now(),
  expire_a timestamptz not null,
  utilise_a timestamptz,
  annule_a timestamptz
);
create index on lien_acces (utilisateur_id);
comment on table lien_acces is 'habilitations : liens à usage unique pour choisir son mot de passe.';
comment on column lien_acces.empreinte is 'SHA-256 du jeton.';
comment on column lien_acces.utilisateur_id is 'Compte.';
comment on column lien_acces.raison is 'Premier accès, ou mot de passe oublié.';
comment on column lien_acces.cree_par is 'Qui l’a créé ; vide : installation.';
comment on column lien_acces.cree_a is 'Création.';
comment on column lien_acces.expire_a is 'Fin.';
comment on column lien_acces.utilise_a is 'Usage.';
comment on column lien_acces.annule_a is 'Remplacé par un autre, ou compte fermé.';

/*
 * A closed account leaves nothing open behind it, whichever code closed it: opening it again must bring back neither
 * a stolen cookie nor an old link.
 */
create function passerelle.fermer_compte() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
begin
  update session set revoquee_a = now() where utilisateur_id = new.id and revoquee_a is null;
  delete from entree where utilisateur_id = new.id;
  update lien_acces set annule_a = now() where utilisateur_id = new.id and utilise_a is null and annule_a is null;
  return null;
end $f$;
create trigger fermer_compte after update of etat on utilisateur for each row
  when (old.etat = 'actif' and new.etat <> 'actif') execute function passerelle.fermer_compte();

select passerelle.accorder('entree', 'select, insert, update, delete');
select passerelle.accorder('facteur', 'select, insert, update, delete');
select passerelle.accorder('code_secours', 'select, insert, update, delete');
select passerelle.accorder('defi', 'select, insert, update, delete');
select passerelle.accorder('lien_acces', 'select, insert, update');
