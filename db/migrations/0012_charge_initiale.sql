/*
 * The first stock of an empty database is loaded without secondary indexes nor foreign keys, which are rebuilt and
 * checked as a whole before the same transaction ends (docs/adr/0005): row by row they cost three times the load.
 * Refused as soon as one person is known: nobody is then locked out of the tables.
 */
create function passerelle.suspendre_index() returns boolean language plpgsql security definer
set search_path = passerelle, public, pg_temp as $f$
declare
  cibles regclass[] := array['personne','foyer','dossier_rsa','dossier_roulant','membre_dossier','droit','soumission','adresse']::regclass[];
  r record;
begin
  if exists (select 1 from personne) then return false; end if;
  create temp table t_definition (rang integer, sql text) on commit drop;
  for r in select conname, conrelid::regclass as t, pg_get_constraintdef(oid) as def from pg_constraint
           where contype = 'f' and conrelid = any (cibles) loop
    insert into t_definition values (2, format('alter table %s add constraint %I %s', r.t, r.conname, r.def));
    execute format('alter table %s drop constraint %I', r.t, r.conname);
  end loop;
  for r in select i.indexrelid::regclass as nom, pg_get_indexdef(i.indexrelid) as def from pg_index i
           where i.indrelid = any (cibles)
             and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid) loop
    insert into t_definition values (1, r.def);
    execute format('drop index %s', r.nom);
  end loop;
  grant select on t_definition to public;
  return true;
end $f$;

create function passerelle.retablir_index() returns void language plpgsql security definer
set search_path = passerelle, public, pg_temp
set maintenance_work_mem = '256MB' as $f$
declare
  r record;
begin
  for r in select sql from pg_temp.t_definition order by rang loop
    execute r.sql;
  end loop;
  analyze personne, foyer, dossier_rsa, dossier_roulant, membre_dossier, droit, soumission, adresse;
end $f$;

/* A stock that enters the queue at once: until PostgreSQL looks by itself, a minute later, pages would be planned for an empty one. */
create function passerelle.relever_file() returns void language plpgsql security definer
set search_path = passerelle, public, pg_temp as $f$
begin
  analyze orientation, proposition;
end $f$;

do $$ begin
  if passerelle.roles_separes() then
    revoke all on function passerelle.suspendre_index, passerelle.retablir_index, passerelle.relever_file from public;
    grant execute on function passerelle.suspendre_index, passerelle.retablir_index, passerelle.relever_file
      to passerelle_traitement;
  end if;
end $$;
