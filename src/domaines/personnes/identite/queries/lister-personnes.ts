import { type Kysely, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { parmi } from "#platform/db/parmi.ts";
import { preparer } from "#platform/db/preparer.ts";
import type { DB } from "#platform/db/schema.genere.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Filtre, LignePersonne, Place } from "../liste.ts";

type Habilite = Pick<Acteur, "utilisateurId" | "perimetre">;

/** Where a narrow perimeter starts: from its links, not from every person of the département. */
const parLesLiens = (trx: Kysely<DB>, { utilisateurId, perimetre }: Habilite) =>
  trx
    .selectFrom("personne as suivie")
    .select("suivie.id")
    .where("suivie.organisme_id", "=", parmi(perimetre.organismes))
    .unionAll(
      trx
        .selectFrom("personne as suivie")
        .select("suivie.id")
        .where("suivie.referent_id", "=", utilisateurId),
    )
    .unionAll(
      trx
        .selectFrom("visibilite as v")
        .select("v.personne_id as id")
        .where("v.cible_id", "=", utilisateurId)
        .where(sql<boolean>`v.validite @> (select jour_civil())`),
    );

/** As the partial index writes it. */
const ADULTE = sql<boolean>`p.role in ('DEM', 'CJT')`;

/** Persons of the list: the perimeter, then the filters. Attached records are read on the one that is kept. */
export const listees = (trx: Trx, acteur: Habilite, f: Filtre) => {
  const { perimetre } = acteur;
  let q = trx
    .selectFrom("personne as p")
    .where("p.fusionnee_dans", "is", null)
    .where(filtrePerimetre(acteur, "p"));
  if (!perimetre.departement && perimetre.territoires.length === 0) {
    q = q.where("p.id", "in", parLesLiens(trx, acteur));
  }
  if (f.territoireId === null) q = q.where("p.territoire_id", "is", null);
  else if (f.territoireId !== undefined) q = q.where("p.territoire_id", "=", f.territoireId);
  if (f.dansLeDroit !== undefined) q = q.where("p.dans_le_droit", "=", f.dansLeDroit);
  // Only adults are subject to rights and duties: of a child nothing is « unknown ».
  if (f.soumis === null) q = q.where(ADULTE);
  // A record made by hand has no role in a dossier yet.
  else if (f.adultes === true) q = q.where((eb) => eb.or([ADULTE, eb("p.role", "is", null)]));
  if (f.adultes === false) q = q.where("p.role", "not in", ["DEM", "CJT"]);
  if (f.soumis === null) q = q.where("p.soumis", "is", null);
  else if (f.soumis !== undefined) q = q.where("p.soumis", "=", f.soumis);
  if (f.etatDroit !== undefined) q = q.where("p.etat_droit", "=", f.etatDroit);
  if (f.entreeDepuis !== undefined) q = q.where("p.entree_le", ">=", f.entreeDepuis);
  return q;
};

const COLONNES = [
  "p.id",
  "p.nom_tri",
  "p.nom_usage",
  "p.nom_naissance",
  "p.prenom",
  "p.naissance",
  "p.naissance_precision",
  "p.role",
  "t.nom as territoire",
  "p.etat_droit",
  "p.motif_droit",
  "p.dans_le_droit",
  "p.soumis",
  "p.entree_le",
  "o.nom as organisme",
  "p.source",
  "p.foyer_id",
  "p.dossier_id",
] as const;

interface LigneLue extends LignePersonne {
  readonly foyer_id: string | null;
  readonly dossier_id: string | null;
}

export interface OptionsLignes {
  /** Adds the payers' numbers, which cost two more statements. */
  readonly numeros: boolean;
}

/** By name; `maximum` lines from the place, nearest first. */
export const selectPersonnes = (
  trx: Trx,
  acteur: Habilite,
  filtre: Filtre,
  place: Place | undefined,
  maximum: number,
) => {
  const sens = place?.avant ? "desc" : "asc";
  const page = listees(trx, acteur, filtre)
    .leftJoin("territoire as t", "t.id", "p.territoire_id")
    .leftJoin("organisme_referent as o", "o.id", "p.organisme_id")
    .select(COLONNES)
    .orderBy("p.nom_tri", sens)
    .orderBy("p.id", sens)
    // Written out: a plan kept for any limit would rather sort every person.
    .limit(sql.lit(maximum));
  if (!place) return page;
  return page.where(({ eb, refTuple, tuple }) =>
    eb(refTuple("p.nom_tri", "p.id"), place.avant ? "<" : ">", tuple(place.nomTri, place.id)),
  );
};

/** All of them, exactly: an export is traced with its count. */
export const compterPersonnes = async (
  trx: Trx,
  acteur: Acteur,
  filtre: Filtre,
): Promise<number> => {
  const { n } = await listees(trx, acteur, filtre)
    .select(sql<number>`count(*)::int`.as("n"))
    .executeTakeFirstOrThrow();
  return n;
};

const selectLignes = preparer((trx, { ids }: { readonly ids: readonly string[] }) =>
  trx.selectNoFrom(
    jsonArrayFrom(
      trx
        .selectFrom("personne as p")
        .leftJoin("territoire as t", "t.id", "p.territoire_id")
        .leftJoin("organisme_referent as o", "o.id", "p.organisme_id")
        .select(COLONNES)
        .where("p.id", "=", parmi(ids)),
    ).as("lignes"),
  ),
);

/** The lines of a page, in the order of its ids. As one JSON text: a page has a thousand values. */
export const lireLignes = async (
  trx: Trx,
  ids: readonly string[],
  options: OptionsLignes,
): Promise<readonly LignePersonne[]> => {
  if (ids.length === 0) return [];
  const [lue] = await selectLignes(trx, { ids }, undefined);
  const lignes = lue?.lignes ?? [];
  const rangDe = new Map(ids.map((id, rang) => [id, rang]));
  return avecNumeros(
    trx,
    lignes.toSorted((a, b) => (rangDe.get(a.id) ?? 0) - (rangDe.get(b.id) ?? 0)),
    options,
  );
};

/** Lines as read, completed by the payers' numbers when they are shown. */
export const avecNumeros = async (
  trx: Trx,
  lignes: readonly LigneLue[],
  { numeros }: OptionsLignes,
): Promise<readonly LignePersonne[]> => {
  if (!numeros) return lignes;
  const { foyers, dossiers } = await lireNumeros(trx, lignes);
  return lignes.map((ligne) => {
    const foyer = foyers.get(ligne.foyer_id ?? "");
    return {
      ...ligne,
      matricule: foyer?.matricule,
      payeur: foyer?.organisme,
      numero_demande: dossiers.get(ligne.dossier_id ?? ""),
    };
  });
};

const lireNumeros = async (
  trx: Trx,
  lignes: readonly { readonly foyer_id: string | null; readonly dossier_id: string | null }[],
) => {
  const distincts = (ids: readonly (string | null)[]): string[] =>
    [...new Set(ids)].filter((id) => id !== null);
  const foyers = await trx
    .selectFrom("foyer")
    .select(["id", "organisme", "matricule"])
    .where("id", "=", parmi(distincts(lignes.map((l) => l.foyer_id))))
    .execute();
  const dossiers = await trx
    .selectFrom("dossier_rsa")
    .select(["id", "numero_demande"])
    .where("id", "=", parmi(distincts(lignes.map((l) => l.dossier_id))))
    .execute();
  return {
    foyers: new Map(foyers.map((f) => [f.id, f])),
    dossiers: new Map(dossiers.map((d) => [d.id, d.numero_demande])),
  };
};
