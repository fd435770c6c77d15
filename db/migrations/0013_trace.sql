-- The trace is appended by users' transactions and sealed afterwards by the worker (docs/adr/0011). Only the owner, which is
-- the sealer's identity, writes seals and anchors; nobody changes or removes a row, except the purge of a closed month.

alter table trace add column transaction_id xid8 not null default pg_current_xact_id();
comment on column trace.transaction_id is 'Transaction d’écriture : le scelleur sait par elle lesquelles peuvent encore aboutir.';
comment on table trace is 'habilitations : qui a fait quoi, quand, pourquoi ; jamais de valeur. On y ajoute, on n’y change rien.';
create index on trace (transaction_id);
create index on trace (a, seq);
create index on trace (acteur_id, a, seq) where acteur_id is not null;
drop index trace_personne_id_idx;
create index on trace (personne_id, a, seq) where personne_id is not null;

create table trace_scellee (
  categorie text not null check (categorie in ('connexion','consultation','ecriture','export','traitement','habilitation','refus')),
  mois date not null check (extract(day from mois) = 1),
  rang bigint not null check (rang > 0),
  trace_seq bigint not null unique,
  scelle_a timestamptz not null,
  sceau bytea not null,
  empreinte bytea not null,
  primary key (categorie, mois, rang)
);
comment on table trace_scellee is 'habilitations : place de chaque ligne de trace dans la chaîne de sa catégorie et de son mois (docs/trace-format.md).';
comment on column trace_scellee.categorie is 'Catégorie de la chaîne.';
comment on column trace_scellee.mois is 'Mois de la chaîne, par son premier jour.';
comment on column trace_scellee.rang is 'Rang dans la chaîne, de 1 en 1.';
comment on column trace_scellee.trace_seq is 'Ligne scellée ; sans clé étrangère, car une ligne disparue doit rester dénoncée.';
comment on column trace_scellee.scelle_a is 'Instant du scellement.';
comment on column trace_scellee.sceau is 'HMAC de la ligne.';
comment on column trace_scellee.empreinte is 'HMAC de ce maillon et du précédent.';

create table ancre (
  categorie text not null,
  mois date not null,
  genre text not null check (genre in ('jour','cloture','purge')),
  jour date not null,
  rang bigint not null check (rang > 0),
  empreinte bytea not null,
  pose_a timestamptz not null,
  sceau bytea not null,
  primary key (categorie, mois, genre, jour)
);
create unique index ancre_fin on ancre (categorie, mois, genre) where genre <> 'jour';
comment on table ancre is 'habilitations : ancres signées des chaînes, écrites aussi hors de la base ; une chaîne purgée n’a plus qu’elles.';
comment on column ancre.categorie is 'Catégorie de la chaîne.';
comment on column ancre.mois is 'Mois de la chaîne, par son premier jour.';
comment on column ancre.genre is 'Fin d’un jour, clôture du mois, ou purge des lignes.';
comment on column ancre.jour is 'Jour fermé, ou jour du geste.';
comment on column ancre.rang is 'Dernier rang couvert.';
comment on column ancre.empreinte is 'Empreinte à ce rang.';
comment on column ancre.pose_a is 'Instant de l’ancrage.';
comment on column ancre.sceau is 'HMAC de l’ancre.';

create table verification_trace (
  id bigint generated always as identity primary key,
  a timestamptz not null default now(),
  conforme boolean not null,
  lignes bigint not null,
  duree_ms bigint not null,
  defaut text
);
comment on table verification_trace is 'habilitations : ce que les vérifications de la trace ont trouvé.';
comment on column verification_trace.id is 'Identifiant.';
comment on column verification_trace.a is 'Instant.';
comment on column verification_trace.conforme is 'Aucun défaut.';
comment on column verification_trace.lignes is 'Lignes scellées relues.';
comment on column verification_trace.duree_ms is 'Durée.';
comment on column verification_trace.defaut is 'Premier défaut, en une phrase.';

select passerelle.proteger('trace_scellee', 'false');
select passerelle.proteger('ancre', 'false');
select passerelle.accorder('trace_scellee', '');
select passerelle.accorder('ancre', '');
select passerelle.accorder('verification_trace', 'select');

do $$ begin
  if passerelle.roles_separes() then
    -- Neither the order, nor the instant, nor the transaction are the writer's to choose.
    revoke insert, update, delete on trace from passerelle_app, passerelle_traitement;
    grant insert (acteur_id, acteur, geste, objet_sorte, objet_id, personne_id, motif, champs, empreinte_valeurs, depot_id, requete_id)
      on trace to passerelle_app, passerelle_traitement;
    revoke insert, update, delete on trace_scellee, ancre from passerelle_traitement;
    revoke update, delete on verification_trace from passerelle_traitement;
  end if;
end $$;

/* Holds the owner too. Not a superuser, who could lift it: against her stands the chain. */
create function passerelle.refuser_reecriture() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
begin
  if tg_op = 'DELETE' and current_setting('passerelle.purge_trace', true) = 'oui' then return null; end if;
  if (select rolsuper from pg_roles where rolname = current_user) then return null; end if;
  raise insufficient_privilege using message = format('%s ne se réécrit pas', tg_table_name);
end $f$;
create trigger ajout_seul before update or delete or truncate on trace
  for each statement execute function passerelle.refuser_reecriture();
create trigger ajout_seul before update or delete or truncate on trace_scellee
  for each statement execute function passerelle.refuser_reecriture();
create trigger ajout_seul before update or delete or truncate on ancre
  for each statement execute function passerelle.refuser_reecriture();

/*
 * Empties a closed chain; its closing anchor stays, and the signed purge beside it, so that the verifier tells a purge from
 * a theft. Never under six months, whatever the parameter says (CNIL 2021-122).
 */
create function passerelle.purger_chaine(p_categorie text, p_mois date, p_jour date, p_pose_a timestamptz, p_sceau bytea)
returns bigint language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
declare
  fin ancre;
  retirees bigint;
begin
  if p_mois + interval '7 months' > now() then
    raise check_violation using message = 'une chaîne de moins de six mois ne se purge pas';
  end if;
  select * into fin from ancre where categorie = p_categorie and mois = p_mois and genre = 'cloture';
  if not found then raise check_violation using message = 'une chaîne ouverte ne se purge pas'; end if;
  perform set_config('passerelle.purge_trace', 'oui', true);
  delete from trace t using trace_scellee s
    where s.categorie = p_categorie and s.mois = p_mois and t.seq = s.trace_seq;
  delete from trace_scellee where categorie = p_categorie and mois = p_mois;
  get diagnostics retirees = row_count;
  perform set_config('passerelle.purge_trace', '', true);
  insert into ancre (categorie, mois, genre, jour, rang, empreinte, pose_a, sceau)
    values (p_categorie, p_mois, 'purge', p_jour, fin.rang, fin.empreinte, p_pose_a, p_sceau);
  return retirees;
end $f$;
comment on function passerelle.purger_chaine is 'habilitations : vide une chaîne close et en garde l’ancre de clôture.';

/* Who reads the trace: an account that is dpo today, asked of the database and not of what the application says it is. */
create function passerelle.exiger_dpo() returns void language plpgsql stable
security definer set search_path = passerelle, public, pg_temp as $f$
begin
  if not exists (
    select 1 from affectation f join utilisateur u on u.id = f.utilisateur_id
    where f.utilisateur_id = passerelle.utilisateur() and u.etat = 'actif' and f.role = 'dpo'
      and f.validite @> passerelle.jour_civil()) then
    raise insufficient_privilege using message = 'la trace ne se lit que par le délégué à la protection des données';
  end if;
end $f$;
comment on function passerelle.exiger_dpo is 'habilitations : arrête qui n’est pas délégué à la protection des données ce jour.';

/* With a single database role, row-level security would hold these functions too: lifted inside them, put back at their end. */
create function passerelle.lever_cloison(levee boolean) returns void language sql
set search_path = passerelle, public, pg_temp as $f$
  select set_config('passerelle.traitement', case when levee and not passerelle.roles_separes() then 'oui' else '' end, true)
  where not passerelle.roles_separes()
$f$;
comment on function passerelle.lever_cloison is 'habilitations : lève la sécurité par ligne le temps d’une porte, quand la base n’a qu’un rôle.';

/* Rows that no seal covers yet. Seven days back: were the sealer away for longer, these would say so as well. */
create function passerelle.trace_en_attente() returns table (lignes bigint, plus_ancienne timestamptz)
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
begin
  perform passerelle.lever_cloison(true);
  return query select count(*), min(t.a) from trace t
    where t.a > clock_timestamp() - interval '7 days' and not exists (select 1 from trace_scellee s where s.trace_seq = t.seq);
  perform passerelle.lever_cloison(false);
end $f$;
comment on function passerelle.trace_en_attente is 'habilitations : nombre et âge des lignes de trace non scellées.';

create function passerelle.trace_chaines()
returns table (categorie text, mois date, rang bigint, scelle_a timestamptz, derniere_ancre date, close boolean, purgee boolean)
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
#variable_conflict use_column
begin
  perform passerelle.exiger_dpo();
  perform passerelle.lever_cloison(true);
  return query
    with recursive vive(categorie, mois) as (
      (select s.categorie, s.mois from trace_scellee s order by 1, 2 limit 1)
      union all
      select n.categorie, n.mois from vive v, lateral (
        select s.categorie, s.mois from trace_scellee s
        where (s.categorie, s.mois) > (v.categorie, v.mois) order by 1, 2 limit 1) n),
    toutes as (select v.categorie, v.mois from vive v union select a.categorie, a.mois from ancre a)
    select c.categorie, c.mois, coalesce(d.rang, f.rang), d.scelle_a, j.jour, f.rang is not null, p.rang is not null
    from toutes c
      left join lateral (select s.rang, s.scelle_a from trace_scellee s
        where s.categorie = c.categorie and s.mois = c.mois order by s.rang desc limit 1) d on true
      left join lateral (select max(a.jour) as jour from ancre a where a.categorie = c.categorie and a.mois = c.mois) j on true
      left join ancre f on f.categorie = c.categorie and f.mois = c.mois and f.genre = 'cloture'
      left join ancre p on p.categorie = c.categorie and p.mois = c.mois and p.genre = 'purge'
    order by c.mois desc, c.categorie;
  perform passerelle.lever_cloison(false);
end $f$;
comment on function passerelle.trace_chaines is 'habilitations : état des chaînes de la trace, pour le délégué à la protection des données.';

/*
 * Newest first, or nearest first backwards. The conditions asked for are written into the statement, the values are not:
 * a plan that would hold for every combination reads the whole table.
 */
create function passerelle.trace_lignes(
  p_acteur uuid, p_personne uuid, p_geste text, p_du timestamptz, p_avant timestamptz,
  p_cle_a timestamptz, p_cle_seq bigint, p_arriere boolean, p_maximum integer)
returns table (seq bigint, a timestamptz, acteur_id uuid, acteur text, qualite text, geste text, objet_sorte text,
  objet_id text, personne_id uuid, motif text, champs text[], depot_id uuid, scellee boolean)
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
begin
  perform passerelle.exiger_dpo();
  perform passerelle.lever_cloison(true);
  return query execute
    'select t.seq, t.a, t.acteur_id, t.acteur, u.qualite, t.geste, t.objet_sorte, t.objet_id, t.personne_id, t.motif,
       t.champs, t.depot_id, exists (select 1 from trace_scellee s where s.trace_seq = t.seq)
     from trace t left join utilisateur u on u.id = t.acteur_id where true'
    || case when p_acteur is null then '' else ' and t.acteur_id = $1' end
    || case when p_personne is null then '' else ' and t.personne_id = $2' end
    || case when p_geste is null then '' else ' and (t.geste = $3 or starts_with(t.geste, $3 || ''.''))' end
    || case when p_du is null then '' else ' and t.a >= $4' end
    || case when p_avant is null then '' else ' and t.a < $5' end
    || case when p_cle_a is null then ''
            when p_arriere then ' and (t.a, t.seq) > ($6, $7)' else ' and (t.a, t.seq) < ($6, $7)' end
    || case when p_arriere then ' order by t.a, t.seq' else ' order by t.a desc, t.seq desc' end
    || ' limit $8'
    using p_acteur, p_personne, p_geste, p_du, p_avant, p_cle_a, p_cle_seq, p_maximum;
  perform passerelle.lever_cloison(false);
end $f$;
comment on function passerelle.trace_lignes is 'habilitations : lignes de la trace, pour le délégué à la protection des données.';

/*
 * The DPO has no perimeter and opens no record. To answer a person who asks who looked at her file (art. 15 GDPR) the name
 * must be read once, on the page of that question, to be sure that it is about her.
 */
create function passerelle.trace_personne(p_personne uuid) returns table (nom text, prenom text, naissance date)
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
begin
  perform passerelle.exiger_dpo();
  perform passerelle.lever_cloison(true);
  return query select p.nom_usage, p.prenom, p.naissance from personne p where p.id = p_personne;
  perform passerelle.lever_cloison(false);
end $f$;
comment on function passerelle.trace_personne is 'habilitations : nom de la personne dont le délégué lit les consultations.';

create function passerelle.trace_chercher_personne(p_nom text, p_naissance date) returns setof uuid
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
begin
  perform passerelle.exiger_dpo();
  perform passerelle.lever_cloison(true);
  return query select p.id from personne p
    where p.naissance = p_naissance and p.fusionnee_dans is null
      and (starts_with(p.nom_naissance_tri, p_nom || ' ') or starts_with(p.nom_tri, p_nom || ' '))
    order by p.id limit 5;
  perform passerelle.lever_cloison(false);
end $f$;
comment on function passerelle.trace_chercher_personne is 'habilitations : personne qui demande au délégué qui a consulté son dossier, par son nom et sa naissance exacts.';

do $$ begin
  if passerelle.roles_separes() then
    revoke all on function passerelle.purger_chaine, passerelle.lever_cloison, passerelle.exiger_dpo, passerelle.trace_en_attente,
      passerelle.trace_chaines, passerelle.trace_lignes, passerelle.trace_personne, passerelle.trace_chercher_personne from public;
    grant execute on function passerelle.trace_en_attente, passerelle.trace_chaines, passerelle.trace_lignes,
      passerelle.trace_personne, passerelle.trace_chercher_personne to passerelle_app;
    grant execute on function passerelle.trace_en_attente to passerelle_traitement;
  end if;
end $$;
