/*
 * Alarms: what the trace says is counted as it is written, by a trigger, so that no screen can forget it. Rules are
 * data: a département moves its thresholds without a new version. Counting costs one small row a consultation and no
 * lock: readings of one account beside each other never wait for one another.
 */
create table regle_alarme (
  code text primary key,
  libelle text not null,
  conduite text not null,
  gestes text[] not null,
  seuil integer not null check (seuil > 0),
  fenetre_minutes integer not null check (fenetre_minutes between 1 and 1440),
  par text not null check (par in ('compte','installation')),
  heures_ouvrees int4range,
  effet text not null check (effet in ('alerte','blocage')),
  source text not null,
  active boolean not null default true
);
comment on table regle_alarme is 'habilitations : ce qui déclenche une alarme, et ce qu’elle entraîne.';
comment on column regle_alarme.code is 'Nom de la règle.';
comment on column regle_alarme.libelle is 'Ce qui s’est passé, en clair.';
comment on column regle_alarme.conduite is 'Ce qu’il y a à faire.';
comment on column regle_alarme.gestes is 'Gestes de la trace qui comptent ; vide : le nombre est dit par le code.';
comment on column regle_alarme.seuil is 'Nombre à partir duquel l’alarme s’ouvre.';
comment on column regle_alarme.fenetre_minutes is 'Durée glissante du compte.';
comment on column regle_alarme.par is 'Compté par compte, ou pour toute l’installation.';
comment on column regle_alarme.heures_ouvrees is 'Ne compte que hors de ces heures de Paris, et le dimanche ; vide : compte toujours.';
comment on column regle_alarme.effet is 'Alerte seule, ou blocage du compte.';
comment on column regle_alarme.source is 'D’où vient la règle.';
comment on column regle_alarme.active is 'Règle suivie ou non.';

create table compte_geste (
  code text not null,
  utilisateur_id uuid not null,
  a timestamptz not null,
  nombre integer not null
);
create index on compte_geste (code, utilisateur_id, a) include (nombre);
comment on table compte_geste is 'habilitations : gestes surveillés ; effacés après un jour.';
comment on column compte_geste.code is 'Règle.';
comment on column compte_geste.utilisateur_id is 'Compte ; zéro pour toute l’installation.';
comment on column compte_geste.a is 'Instant.';
comment on column compte_geste.nombre is 'Gestes de cet instant.';

create table alarme (
  id bigint generated always as identity primary key,
  code text not null references regle_alarme,
  utilisateur_id uuid references utilisateur,
  ouverte_a timestamptz not null default now(),
  derniere_a timestamptz not null default now(),
  nombre integer not null,
  blocage boolean not null default false,
  etat text not null default 'ouverte' check (etat in ('ouverte','traitee')),
  traitee_par uuid references utilisateur,
  traitee_a timestamptz,
  suite text,
  check ((etat = 'traitee') = (traitee_par is not null and traitee_a is not null and suite is not null))
);
create unique index alarme_ouverte on alarme (code, utilisateur_id) nulls not distinct where etat = 'ouverte';
create index on alarme (ouverte_a desc, id);
create index on alarme (utilisateur_id);
create index on alarme (traitee_par);
comment on table alarme is 'habilitations : ce qui doit être regardé par le délégué à la protection des données.';
comment on column alarme.id is 'Identifiant.';
comment on column alarme.code is 'Règle.';
comment on column alarme.utilisateur_id is 'Compte en cause ; vide pour toute l’installation.';
comment on column alarme.ouverte_a is 'Instant où le seuil est atteint.';
comment on column alarme.derniere_a is 'Dernier geste compté.';
comment on column alarme.nombre is 'Plus grand nombre atteint dans la fenêtre.';
comment on column alarme.blocage is 'Le compte a été bloqué.';
comment on column alarme.etat is 'Ouverte ou traitée.';
comment on column alarme.traitee_par is 'Compte qui l’a traitée.';
comment on column alarme.traitee_a is 'Instant.';
comment on column alarme.suite is 'Ce qui a été constaté et fait.';

alter table utilisateur drop constraint utilisateur_etat_check;
alter table utilisateur add constraint utilisateur_etat_check check (etat in ('actif','bloque','desactive'));
comment on column utilisateur.etat is 'Compte actif, bloqué par une alarme, ou désactivé.';

insert into regle_alarme (code, libelle, conduite, gestes, seuil, fenetre_minutes, par, heures_ouvrees, effet, source) values
  ('lecture_de_masse', 'Trop de dossiers ouverts en peu de temps',
   'Appelez la personne : a-t-elle ouvert ces dossiers elle-même ? Le compte reste bloqué jusqu’à votre décision.',
   '{personnes.consulter,orientation.consulter}', 300, 10, 'compte', null, 'blocage', 'CNIL SAN-2026-003'),
  ('export_de_masse', 'Export de nombreuses personnes',
   'Vérifiez que l’export répond à un besoin du service, et où le fichier est gardé.',
   '{}', 1000, 60, 'compte', null, 'alerte', 'CNIL SAN-2026-003'),
  ('heure_inhabituelle', 'Dossiers ouverts la nuit ou un dimanche',
   'Demandez à la personne si elle travaillait à cette heure.',
   '{personnes.consulter,orientation.consulter}', 10, 60, 'compte', '[6,22)', 'alerte', 'CNIL, journalisation, 2021'),
  ('refus_nombreux', 'Beaucoup d’adresses refusées à un compte',
   'Le compte cherche peut-être ce qu’il ne doit pas voir, ou son rôle ne lui suffit pas.',
   '{acces.refuser}', 20, 10, 'compte', null, 'alerte', 'ASVS 16.3'),
  ('dossiers_introuvables', 'Identifiants essayés à la suite',
   'Le compte demande des dossiers qui ne sont pas les siens : il est bloqué jusqu’à votre décision.',
   '{acces.absent}', 60, 10, 'compte', null, 'blocage', 'OWASP A01:2025'),
  ('connexions_refusees', 'Mots de passe essayés en série',
   'Regardez si un même réseau essaie beaucoup de comptes ; prévenez l’administrateur technique.',
   '{session.refuser,session.freiner}', 50, 10, 'installation', null, 'alerte', 'preuve S9'),
  ('bris_de_glace', 'Dossier ouvert hors du périmètre',
   'Lisez la raison donnée, et demandez ce qu’elle ne dit pas.',
   '{personnes.briser_glace}', 1, 1440, 'compte', null, 'alerte', 'R-RGPD-05');

select passerelle.accorder('regle_alarme', 'select');
select passerelle.accorder('compte_geste', '');
select passerelle.accorder('alarme', 'select, update');

/* Outside these hours of Paris, or on a Sunday. */
create function passerelle.est_hors_heures(quand timestamptz, ouvrees int4range) returns boolean language sql immutable
return not ouvrees @> extract(hour from quand at time zone 'Europe/Paris')::integer
  or extract(isodow from quand at time zone 'Europe/Paris') = 7;

/* Adds to the count of a rule, opens or feeds its alarm past the threshold, blocks the account when the rule says so. */
create function passerelle.compter_geste(p_code text, p_compte uuid, p_nombre integer, p_a timestamptz) returns void
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
declare
  r regle_alarme;
  cle constant uuid := coalesce(p_compte, '00000000-0000-0000-0000-000000000000');
  total integer;
begin
  select * into r from regle_alarme where code = p_code and active;
  if not found or p_nombre <= 0 then return; end if;
  insert into compte_geste (code, utilisateur_id, a, nombre) values (p_code, cle, p_a, p_nombre);
  select sum(nombre) into total from compte_geste
    where code = p_code and utilisateur_id = cle and a > p_a - make_interval(mins => r.fenetre_minutes);
  -- A trace may name an account that no longer exists, and must be written all the same.
  if total < r.seuil or not (p_compte is null or exists (select 1 from utilisateur where id = p_compte)) then
    return;
  end if;
  insert into alarme (code, utilisateur_id, nombre, blocage)
    values (p_code, p_compte, total, r.effet = 'blocage' and p_compte is not null)
    on conflict (code, utilisateur_id) where etat = 'ouverte'
    do update set derniere_a = now(), nombre = greatest(alarme.nombre, excluded.nombre);
  if r.effet = 'blocage' and p_compte is not null then
    update utilisateur set etat = 'bloque' where id = p_compte and etat = 'actif';
    update session set revoquee_a = now() where utilisateur_id = p_compte and revoquee_a is null;
  end if;
end $f$;

create function passerelle.surveiller() returns trigger language plpgsql security definer
set search_path = passerelle, public, pg_temp as $f$
declare
  n record;
begin
  for n in
    select r.code, case when r.par = 'compte' then t.acteur_id end as compte, count(*)::integer as nombre, max(t.a) as a
    from nouvelles t join regle_alarme r on t.geste = any (r.gestes) and r.active
    where (r.par = 'installation' or t.acteur_id is not null)
      and (r.heures_ouvrees is null or passerelle.est_hors_heures(t.a, r.heures_ouvrees))
    group by 1, 2
  loop
    perform passerelle.compter_geste(n.code, n.compte, n.nombre, n.a);
  end loop;
  return null;
end $f$;
create trigger surveiller after insert on trace referencing new table as nouvelles
  for each statement execute function passerelle.surveiller();

/*
 * « Bris de glace »: opens, for the day, the file of the one person that these names and this birth date designate exactly.
 * Says nothing of whom it does not open; the caller traces it with its reason, in the same transaction.
 */
create function passerelle.briser_glace(p_nom_prenom text, p_naissance date) returns uuid
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
declare
  trouvees uuid[];
begin
  if passerelle.utilisateur() is null then return null; end if;
  -- With a single database role the policies would hide and refuse: lifted for these two statements.
  perform set_config('passerelle.traitement', case when passerelle.roles_separes() then '' else 'oui' end, true);
  select array_agg(id) into trouvees from (
    select id from personne
    where naissance = p_naissance and fusionnee_dans is null
      and (nom_naissance_tri = p_nom_prenom or nom_tri = p_nom_prenom)
    limit 2) p;
  if cardinality(trouvees) = 1 then
    insert into visibilite (personne_id, sorte, cible_id, validite)
      values (trouvees[1], 'bris_de_glace', passerelle.utilisateur(),
              daterange(passerelle.jour_civil(), passerelle.jour_civil() + 1))
      on conflict do nothing;
  end if;
  perform set_config('passerelle.traitement', '', true);
  return case when cardinality(trouvees) = 1 then trouvees[1] end;
end $f$;

do $$ begin
  if passerelle.roles_separes() then
    revoke all on function passerelle.compter_geste, passerelle.surveiller, passerelle.briser_glace from public;
    grant execute on function passerelle.compter_geste, passerelle.briser_glace to passerelle_app, passerelle_traitement;
  end if;
end $$;
