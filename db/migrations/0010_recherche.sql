create index foyer_matricule on foyer (matricule);
create index personne_etat on personne (etat_droit);
create index personne_entree on personne (entree_le);
create index personne_soumission_inconnue on personne (nom_tri, id)
  where soumis is null and role in ('DEM', 'CJT') and fusionnee_dans is null;

alter table coordonnee add column commune text references commune;
comment on column coordonnee.commune is 'Commune d’une adresse saisie : donne son territoire à une personne qu’aucun organisme payeur ne situe.';

alter table lien_identite add column apporte jsonb not null default '{}';
comment on column lien_identite.apporte is 'Ce que le rattachement a changé sur la fiche gardée, avant et après ; repris au détachement si rien ne l’a changé depuis.';

/*
 * Replaces the search of 0005. The words go first, as a set: with a limit, the planner would rather walk all names
 * in order, and a word borne by many is rarely spread evenly among them (`EL` sits under E).
 */
create or replace function passerelle.chercher_personnes(
  groupes text[], ne_le date, apres_nom text, apres_id uuid, avant boolean, maximum integer
) returns table (id uuid, nom_tri text) language plpgsql stable security definer
set search_path = passerelle, public, pg_temp as $f$
declare
  condition text := '';
  suite text := '';
  sens text := case when avant then 'desc' else 'asc' end;
  groupe text;
begin
  foreach groupe in array groupes loop
    condition := condition || format(' and p.mots && %L::text[]', groupe);
  end loop;
  if ne_le is not null then condition := condition || format(' and p.naissance = %L::date', ne_le); end if;
  if condition = '' then return; end if;
  if apres_nom is not null then
    suite := format(' where (t.nom_tri, t.id) %s (%L collate "C", %L::uuid)',
      case when avant then '<' else '>' end, apres_nom, apres_id);
  end if;
  return query execute format($q$
    with trouvees as materialized (
      select p.id, p.nom_tri from passerelle.personne p
      where p.fusionnee_dans is null %s
        and ((select passerelle.voit_departement())
          or p.territoire_id = any ((select passerelle.perimetre_territoires())::uuid[])
          or p.organisme_id = any ((select passerelle.perimetre_organismes())::uuid[])
          or p.referent_id = (select passerelle.utilisateur())
          or exists (select 1 from passerelle.visibilite v where v.personne_id = p.id
                     and v.cible_id = (select passerelle.utilisateur())
                     and v.validite @> (select passerelle.jour_civil()))))
    select t.id, t.nom_tri from trouvees t %s order by t.nom_tri %s, t.id %s limit %s$q$,
    condition, suite, sens, sens, maximum);
end $f$;

drop function passerelle.mots_proches(text, integer);

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

/* Known words that resemble one word typed: its variants of one letter (made by the caller), then by trigrams. */
create function passerelle.mots_proches(mot text, variantes text[], maximum integer) returns text[]
language sql stable security definer set search_path = passerelle, public, pg_temp as $f$
  select coalesce(array_agg(nom), '{}') from (
    select nom from (
      select n.nom, 0 as rang from unnest(variantes) v(nom) join nom_connu n using (nom)
      union all
      select n.nom, 1 from nom_connu n where length(mot) > 3 and n.nom % mot
    ) candidats
    group by nom order by min(rang), similarity(nom, mot) desc, nom
    limit maximum) proches
$f$;
comment on function passerelle.mots_proches is 'personnes : mots connus qui ressemblent à un mot saisi.';

/*
 * Flags the records that carry the identity of one just created, wherever they are: an agent does not see the other
 * territoires, and whoever sees both records will settle it. Same rule as the arrival of files.
 */
create function passerelle.signaler_doublons(nouvelle uuid) returns void
language sql security definer set search_path = passerelle, public, pg_temp as $f$
  insert into doublon_potentiel (id, personne_id, autre_id, motif)
  select gen_random_uuid(), n.id, p.id, case when p.naissance = n.naissance then 'meme_identite' else 'meme_nir' end
  from personne n join personne p on p.id <> n.id and p.fusionnee_dans is null
    and ((p.nom_naissance_tri = n.nom_naissance_tri and p.naissance = n.naissance and p.sexe = n.sexe
          and not (n.nir_fiable and p.nir_fiable and n.nir_empreinte <> p.nir_empreinte))
      or (n.nir_fiable and p.nir_fiable and p.nir_empreinte = n.nir_empreinte))
  where n.id = nouvelle
  on conflict (personne_id, autre_id) do nothing
$f$;
comment on function passerelle.signaler_doublons is 'personnes : signale les fiches qui portent l’identité d’une fiche créée à la main.';
