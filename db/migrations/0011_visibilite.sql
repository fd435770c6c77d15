/*
 * The only way a user opens a file to a colleague: she must see it herself, and cannot open it to herself
 * (direct writes were possible for one's own account, which would have let any code of the web role widen
 * its own perimeter). `personne` and `visibilite` cannot name each other in policies, hence the function.
 */
create function passerelle.ouvrir_visibilite(personne uuid, pourquoi text, cible uuid, periode daterange) returns void
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
begin
  if cible = passerelle.utilisateur() or not exists (
    select 1 from personne p where p.id = ouvrir_visibilite.personne
      and (passerelle.voit_departement() or p.territoire_id = any (passerelle.perimetre_territoires())
        or p.organisme_id = any (passerelle.perimetre_organismes()) or p.referent_id = passerelle.utilisateur()
        or exists (select 1 from visibilite v where v.personne_id = p.id and v.cible_id = passerelle.utilisateur()
                   and v.validite @> passerelle.jour_civil()))) then
    raise insufficient_privilege using message = 'dossier hors du périmètre';
  end if;
  -- With a single database role the policy would refuse the row: lifted for this statement alone.
  perform set_config('passerelle.traitement', case when passerelle.roles_separes() then '' else 'oui' end, true);
  insert into visibilite (personne_id, sorte, cible_id, validite) values (personne, pourquoi, cible, periode)
  on conflict do nothing;
  perform set_config('passerelle.traitement', '', true);
end $f$;
do $$ begin
  if passerelle.roles_separes() then
    revoke insert, update on visibilite from passerelle_app;
    revoke all on function passerelle.ouvrir_visibilite from public;
    grant execute on function passerelle.ouvrir_visibilite to passerelle_app, passerelle_traitement;
  end if;
end $$;
