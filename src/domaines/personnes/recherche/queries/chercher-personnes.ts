import { sql } from "kysely";
import { normaliserNom } from "#core/texte.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { parmi } from "#platform/db/parmi.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { COMPTE_MAX, type LigneOrdonnee, type Place } from "../../identite/liste.ts";
import type { Recherche } from "../recherche.ts";
import { normaliserMatricule } from "../rules/interpreter.ts";
import { variantes } from "../rules/variantes.ts";

/** More words than that describe nobody; the rest is not looked at. */
const MOTS_MAX = 6;
/** Words that begin alike: beyond, the word typed is too short to choose by. */
const SUITES_MAX = 400;
const PROCHES_MAX = 40;

export interface Trouvees {
  readonly lignes: readonly LigneOrdonnee[];
  /** Exact as far as was asked to count: 1,001 means « more »; of a number, always exact. */
  readonly compte: number;
  /** What was typed is known nowhere as such: these bear names that resemble it. */
  readonly proches: boolean;
}

interface Bornes {
  readonly place?: Place | undefined;
  /** Lines wanted. */
  readonly maximum: number;
  /** How far to count, and to read: no less than `maximum`. */
  readonly jusqua?: number | undefined;
}

interface LigneComptee {
  readonly id: string | null;
  readonly nom_tri: string;
  readonly compte: number;
}

const AUCUNE: Trouvees = { lignes: [], compte: 0, proches: false };

const motsDe = (nom: string | undefined): readonly string[] =>
  [...new Set(normaliserNom(nom ?? "").split(" "))].filter(Boolean).slice(0, MOTS_MAX);

/** Words are capitals and figures only: they need no quoting. */
const enTableau = (mots: readonly string[]): string => `{${mots.join(",")}}`;

/** For each word typed, the known words that begin with it. */
const groupesExacts = async (trx: Trx, mots: readonly string[]): Promise<readonly string[][]> => {
  if (mots.length === 0) return [];
  const { rows } = await sql<{ mots: string[] }>`
    select mots from passerelle.mots_commencant(${mots}::text[], ${SUITES_MAX})`.execute(trx);
  return rows.map((r) => r.mots);
};

const groupesProches = async (
  trx: Trx,
  mots: readonly string[],
  exacts: readonly string[][],
): Promise<readonly string[][]> => {
  const groupes: string[][] = [];
  for (const [rang, mot] of mots.entries()) {
    const { rows } = await sql<{ proches: string[] }>`
      select passerelle.mots_proches(${mot}, ${variantes(mot)}::text[], ${PROCHES_MAX}) as proches`.execute(
      trx,
    );
    groupes.push([...new Set([...(exacts[rang] ?? []), ...(rows[0]?.proches ?? [])])]);
  }
  return groupes;
};

/** The one door for `&&`, which row-level security would keep from its index; the perimeter is inside it. */
const parMots = (
  groupes: readonly string[][],
  recherche: Recherche,
  place: Place | undefined,
  maximum: number,
) =>
  sql`passerelle.chercher_personnes(${groupes.map(enTableau)}::text[],
    ${recherche.naissance ?? null}::date, ${place?.nomTri ?? null}, ${place?.id ?? null}::uuid,
    ${place?.avant ?? false}, ${maximum})`;

const lireParMots = async (
  trx: Trx,
  groupes: readonly string[][],
  recherche: Recherche,
  { place, maximum, jusqua = COMPTE_MAX }: Bornes,
): Promise<Omit<Trouvees, "proches">> => {
  if (place?.compte !== undefined) {
    const { rows } = await sql<LigneOrdonnee>`
      select p.id, p.nom_tri from ${parMots(groupes, recherche, place, maximum)} with ordinality
        as p (id, nom_tri, rang) order by p.rang`.execute(trx);
    return { lignes: rows, compte: place.compte };
  }
  // The first page is the beginning of what is counted: one call, and only the page comes back.
  const lues = place
    ? await sql<LigneComptee>`
        select p.id, p.nom_tri, c.compte from (
          select count(*)::int as compte from ${parMots(groupes, recherche, undefined, jusqua)}) c
        left join ${parMots(groupes, recherche, place, maximum)} with ordinality
          as p (id, nom_tri, rang) on true order by p.rang`.execute(trx)
    : await sql<LigneComptee>`
        select t.id, t.nom_tri, count(*) over ()::int as compte
        from ${parMots(groupes, recherche, undefined, jusqua)} with ordinality as t (id, nom_tri, rang)
        order by t.rang limit ${maximum}`.execute(trx);
  const { rows } = lues;
  return {
    lignes: rows.flatMap(({ id, nom_tri }) => (id === null ? [] : [{ id, nom_tri }])),
    compte: rows[0]?.compte ?? 0,
  };
};

/**
 * Persons a number designates, attached records read on the one that is kept. Step by step: in one query the
 * planner, who cannot see through the perimeter, would read every person.
 */
const designees = async (trx: Trx, r: Recherche): Promise<readonly string[]> => {
  const ensembles: (readonly { readonly id: string }[])[] = [];
  if (r.nirEmpreinte !== undefined) {
    ensembles.push(
      await trx
        .selectFrom("personne")
        .select("id")
        .where("nir_empreinte", "=", Buffer.from(r.nirEmpreinte, "hex"))
        .limit(COMPTE_MAX)
        .execute(),
    );
  }
  if (r.matricule !== undefined) {
    const foyers = await trx
      .selectFrom("foyer")
      .select("id")
      .where("matricule", "=", normaliserMatricule(r.matricule))
      .execute();
    ensembles.push(await membresDe(trx, "foyer_id", foyers));
  }
  if (r.dossier !== undefined) {
    const dossiers = await trx
      .selectFrom("dossier_rsa")
      .select("id")
      .where("numero_demande", "=", r.dossier.replaceAll(" ", "").toUpperCase())
      .execute();
    ensembles.push(await membresDe(trx, "dossier_id", dossiers));
  }
  const [premier = [], ...autres] = ensembles.map((e) => e.map((l) => l.id));
  return premier.filter((id) => autres.every((autre) => autre.includes(id)));
};

const membresDe = (
  trx: Trx,
  colonne: "foyer_id" | "dossier_id",
  parents: readonly { readonly id: string }[],
) =>
  trx
    .selectFrom("membre_dossier")
    .select("personne_id as id")
    .where(colonne, "=", parmi(parents.map((l) => l.id)))
    .limit(COMPTE_MAX)
    .execute();

const parNumero = async (trx: Trx, acteur: Acteur, r: Recherche): Promise<LigneOrdonnee[]> => {
  const gardees = await trx
    .selectFrom("personne as d")
    .select((eb) => eb.fn.coalesce("d.fusionnee_dans", "d.id").as("id"))
    .where("d.id", "=", parmi(await designees(trx, r)))
    .execute();
  let q = trx
    .selectFrom("personne as p")
    .select(["p.id", "p.nom_tri"])
    .where("p.fusionnee_dans", "is", null)
    .where(filtrePerimetre(acteur, "p"))
    .where("p.id", "=", parmi(gardees.map((l) => l.id)));
  if (r.naissance !== undefined) q = q.where("p.naissance", "=", r.naissance);
  for (const mot of motsDe(r.nom)) q = q.where(sql<boolean>`${mot} = any (p.mots)`);
  return q.orderBy("p.nom_tri").orderBy("p.id").limit(COMPTE_MAX).execute();
};

const chercherParNumero = async (
  trx: Trx,
  acteur: Acteur,
  recherche: Recherche,
  { place, maximum }: Bornes,
): Promise<Trouvees> => {
  const toutes = await parNumero(trx, acteur, recherche);
  // A number designates a household or two: the page is cut here.
  const rang = place ? toutes.findIndex((l) => l.id === place.id) : -1;
  const lignes = place?.avant
    ? toutes.slice(Math.max(0, rang - maximum), rang).reverse()
    : toutes.slice(rang + 1, rang + 1 + maximum);
  return { lignes, compte: toutes.length, proches: false };
};

/**
 * Looks for persons by what was typed, in the order of names. Words are whole or begun; when nobody bears them, or
 * on request, those that resemble them are taken too.
 */
export const chercherPersonnes = async (
  trx: Trx,
  acteur: Acteur,
  recherche: Recherche,
  { elargir, ...bornes }: Bornes & { readonly elargir: boolean },
): Promise<Trouvees> => {
  const { nirEmpreinte, matricule, dossier } = recherche;
  if (nirEmpreinte !== undefined || matricule !== undefined || dossier !== undefined) {
    return chercherParNumero(trx, acteur, recherche, bornes);
  }
  const mots = motsDe(recherche.nom);
  if (mots.length === 0 && recherche.naissance === undefined) return AUCUNE;
  const exacts = await groupesExacts(trx, mots);
  if (!elargir && exacts.every((g) => g.length > 0)) {
    const trouvees = await lireParMots(trx, exacts, recherche, bornes);
    if (trouvees.compte > 0) return { ...trouvees, proches: false };
  }
  if (mots.length === 0) return AUCUNE;
  const proches = await groupesProches(trx, mots, exacts);
  if (proches.some((g) => g.length === 0)) return { ...AUCUNE, proches: true };
  return { ...(await lireParMots(trx, proches, recherche, bornes)), proches: true };
};
