create index foyer_matricule on foyer (matricule);
create index personne_etat on personne (etat_droit);
create index personne_entree on personne (entree_le);

alter table coordonnee add column commune text references commune;
comment on column coordonnee.commune is 'Commune d’une adresse saisie : donne son territoire à une personne qu’aucun organisme payeur ne situe.';

alter table lien_identite add column apporte jsonb not null default '{}';
comment on column lien_identite.apporte is 'Ce que le rattachement a changé sur la fiche gardée, avant et après ; repris au détachement si rien ne l’a changé depuis.';

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
    select nom from nom_connu
    where nom = any (variantes) or (length(mot) > 3 and nom % mot)
    order by nom = any (variantes) desc, similarity(nom, mot) desc, nom
    limit maximum) proches
$f$;
comment on function passerelle.mots_proches is 'personnes : mots connus qui ressemblent à un mot saisi.';
