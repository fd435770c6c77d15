create index foyer_matricule on foyer (matricule);
create index personne_entree on personne (entree_le);
create index personne_soumission_inconnue on personne (nom_tri, id)
  where soumis is null and role in ('DEM', 'CJT') and fusionnee_dans is null;

alter table coordonnee add column commune text references commune;
comment on column coordonnee.commune is 'Commune d’une adresse saisie : donne son territoire à une personne qu’aucun organisme payeur ne situe.';

alter table lien_identite add column apporte jsonb not null default '{}';
comment on column lien_identite.apporte is 'Ce que le rattachement a changé sur la fiche gardée, avant et après ; repris au détachement si rien ne l’a changé depuis.';

/* Known words that begin with each word typed; a word of one or two letters stands for itself only. */
create function passerelle.mots_commencant(debuts text[], maximum integer) returns table (debut text, mots text[])
language sql stable security definer set search_path = passerelle, public, pg_temp as $f$
  select d, coalesce((select array_agg(nom) from (
    select nom from nom_connu
    where nom >= d collate "C" and nom < case when length(d) > 2 then d || chr(1114111) else d || ' ' end collate "C"
    order by nom limit maximum) connus), '{}')
  from unnest(debuts) with ordinality t(d, rang) order by rang
$f$;
comment on function passerelle.mots_commencant is 'personnes : mots connus qui commencent par un mot saisi.';

/*
 * Flags the records that carry the identity of one just created, wherever they are: an agent does not see the other
 * territoires, and whoever sees both records will settle it. Same rule as the arrival of files.
 */
create function passerelle.signaler_doublons(nouvelles uuid[], depot uuid) returns void
language plpgsql security definer set search_path = passerelle, public, pg_temp as $f$
begin
  -- Planned with its values: one person asks for indexes, a hundred thousand for a hash.
  execute $q$
    insert into doublon_potentiel (id, personne_id, autre_id, motif, depot_id)
    select gen_random_uuid(), trouve.id, trouve.autre_id, trouve.motif, $2 from (
      select n.id, p.id as autre_id, 'meme_identite' as motif
      from unnest($1) x(id) join personne n using (id)
      join personne p on p.nom_naissance_tri = n.nom_naissance_tri and p.naissance = n.naissance and p.sexe = n.sexe
        and not (n.nir_fiable and p.nir_fiable and n.nir_empreinte <> p.nir_empreinte)
      where p.fusionnee_dans is null
      union all
      select n.id, p.id, 'meme_nir'
      from unnest($1) x(id) join personne n using (id)
      join personne p on p.nir_empreinte = n.nir_empreinte and p.naissance <> n.naissance
      where n.nir_fiable and p.nir_fiable and p.fusionnee_dans is null
    ) trouve
    where trouve.id <> trouve.autre_id and (trouve.autre_id < trouve.id or trouve.autre_id <> all ($1))
    on conflict (personne_id, autre_id) do nothing$q$ using nouvelles, depot;
end $f$;
comment on function passerelle.signaler_doublons is 'personnes : signale les fiches qui portent l’identité ou le NIR de fiches nouvelles ; ne fusionne jamais.';
