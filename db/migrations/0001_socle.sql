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
