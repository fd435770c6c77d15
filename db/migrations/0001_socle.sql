-- Access machinery shared by every house. Roles are made by the migration runner before this file:
-- passerelle.roles_separes() says whether three database roles stand apart (see docs/adr/0003).
create function passerelle.utilisateur() returns uuid language sql stable
  return nullif(current_setting('passerelle.utilisateur', true), '')::uuid;
comment on function passerelle.utilisateur() is 'Compte au nom duquel la transaction agit.';

create function passerelle.voit_departement() returns boolean language sql stable
  return coalesce(current_setting('passerelle.departement', true), '') = 'oui';

create function passerelle.perimetre_territoires() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('passerelle.territoires', true), ''), '{}')::uuid[];

create function passerelle.perimetre_organismes() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('passerelle.organismes', true), ''), '{}')::uuid[];

create function passerelle.jour_civil() returns date language sql stable
  return coalesce(nullif(current_setting('passerelle.aujourdhui', true), '')::date,
                  (now() at time zone 'Europe/Paris')::date);

/*
 * Puts a table behind the second wall. `visible` is the condition that a row must meet to be seen or written
 * by a user; bulk identities (passerelle_traitement) see all. With a single database role the same condition
 * holds for everyone, except inside our own processing sessions.
 */
create function passerelle.proteger(cible regclass, visible text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', cible);
  execute format('alter table %s force row level security', cible);
  if passerelle.roles_separes() then
    execute format('create policy perimetre on %s to passerelle_app using (%s) with check (%s)', cible, visible, visible);
    execute format('create policy traitement on %s to passerelle_traitement, passerelle_proprietaire using (true) with check (true)', cible);
  else
    execute format('create policy perimetre on %s using ((select passerelle.est_traitement()) or %s) with check ((select passerelle.est_traitement()) or %s)', cible, visible, visible);
  end if;
end $$;

/* The one predicate of child tables: a row is visible when its person is. */
create function passerelle.proteger_par_personne(cible regclass) returns void language sql as $$
  select passerelle.proteger(cible, format('exists (select 1 from passerelle.personne p where p.id = %s.personne_id)', cible));
$$;

/* Grants to the web role; bulk identities get everything. Nothing to do with a single database role. */
create function passerelle.accorder(cible regclass, droits text) returns void language plpgsql as $$
begin
  if passerelle.roles_separes() then
    if droits <> '' then execute format('grant %s on %s to passerelle_app', droits, cible); end if;
    execute format('grant select, insert, update, delete on %s to passerelle_traitement', cible);
  end if;
end $$;

/*
 * A reference checked once per statement, as a set: on history tables filled by the hundred thousand, foreign keys
 * checked row by row cost twice the insertion (docs/adr/0009). Same promise as a foreign key: no orphan enters, no
 * parent with children leaves, whoever runs beside.
 */
create function passerelle.verifier_references() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
declare
  colonne text := tg_argv[0];
  parent text := tg_argv[1];
  orpheline text;
begin
  -- An aggregate, not a limit: the plan must be that of the whole set.
  execute format('select max(n.%1$I::text) from nouvelles n
                  where n.%1$I is not null and not exists (select 1 from %2$s p where p.id = n.%1$I)', colonne, parent)
    into orpheline;
  if orpheline is not null then
    raise foreign_key_violation using
      message = format('%s.%s : aucune ligne de %s n’a l’identifiant %s', tg_table_name, colonne, parent, orpheline);
  end if;
  return null;
end $f$;

create function passerelle.verifier_departs() returns trigger language plpgsql
set search_path = passerelle, public, pg_temp as $f$
declare
  enfant text := tg_argv[0];
  colonne text := tg_argv[1];
  restante text;
begin
  -- Insertions under way beside end first, and those to come will see that the parent is gone.
  execute format('lock table %s in share row exclusive mode', enfant);
  execute format('select max(a.id::text) from parties a where exists (select 1 from %s e where e.%I = a.id)',
                 enfant, colonne) into restante;
  if restante is not null then
    raise foreign_key_violation using
      message = format('%s %s est encore désigné par %s.%s', tg_table_name, restante, enfant, colonne);
  end if;
  return null;
end $f$;

create function passerelle.referencer(enfant text, colonne text, parent text) returns void language plpgsql as $f$
begin
  execute format('create trigger reference_%2$s_entrees after insert on passerelle.%1$I referencing new table as nouvelles
                  for each statement execute function passerelle.verifier_references(%2$L, %3$L)', enfant, colonne, parent);
  execute format('create trigger reference_%2$s_changees after update on passerelle.%1$I referencing new table as nouvelles
                  for each statement execute function passerelle.verifier_references(%2$L, %3$L)', enfant, colonne, parent);
  execute format('create trigger reference_de_%1$s_%2$s after delete on passerelle.%3$I referencing old table as parties
                  for each statement execute function passerelle.verifier_departs(%1$L, %2$L)', enfant, colonne, parent);
end $f$;

/* Foreign keys and set-based references alike, for whoever reads the catalogue. */
create view passerelle.reference_declaree as
  select k.conrelid as enfant, a.attname as colonne, k.confrelid as parent
  from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
  where k.contype = 'f'
  union all
  select t.tgrelid, split_part(encode(t.tgargs, 'escape'), '\000', 1)::name,
         to_regclass('passerelle.' || split_part(encode(t.tgargs, 'escape'), '\000', 2))::oid
  from pg_trigger t
  where t.tgfoid = 'passerelle.verifier_references'::regproc and t.tgname like '%entrees';
comment on view passerelle.reference_declaree is 'socle : quelle colonne désigne quelle table.';
