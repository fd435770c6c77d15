import { sql } from "kysely";
import { type Jour, jourAParis } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Coordonnee, DoublonSignale, EvenementLu, Fiche, Rattachee } from "../fiche.ts";
import {
  lireAdresses,
  lireAppartenances,
  lireDroits,
  lireFoyer,
  lireSoumissions,
} from "./lire-dossiers.ts";
import { lireIdentite } from "./lire-identite.ts";

export type FicheLue =
  | { readonly sorte: "fiche"; readonly fiche: Fiche }
  | { readonly sorte: "rattachee"; readonly gardeeId: string };

const parmi = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`;

const lireRattachees = async (
  trx: Trx,
  id: string,
): Promise<readonly (Rattachee & { readonly id: string })[]> => {
  const lignes = await trx
    .selectFrom("lien_identite as l")
    .innerJoin("personne as p", "p.id", "l.rattachee_id")
    .leftJoin("utilisateur as u", "u.id", "l.fait_par")
    .select(["l.id as lien", "p.id", "p.nom_usage", "p.prenom", "p.source", "l.motif", "l.fait_a"])
    .select(sql<string | null>`u.prenom || ' ' || u.nom`.as("par"))
    .where("l.personne_id", "=", id)
    .where("l.defait_a", "is", null)
    .orderBy("l.fait_a")
    .execute();
  return lignes.map((l) => ({
    id: l.id,
    lienId: l.lien,
    nom: l.nom_usage,
    prenom: l.prenom,
    source: l.source,
    motif: l.motif,
    faitPar: l.par,
    faitLe: jourAParis(l.fait_a),
  }));
};

const lireCoordonnees = (trx: Trx, ids: readonly string[]): Promise<Coordonnee[]> =>
  trx
    .selectFrom("coordonnee")
    .select(["sorte", "valeur", "source", sql<Jour>`lower(validite)`.as("depuis")])
    .where("personne_id", "=", parmi(ids))
    .where(sql<boolean>`upper_inf(connu) and validite @> (select jour_civil())`)
    .orderBy("sorte")
    .execute();

/** Pairs still to examine, seen from her side; the other record must be in the perimeter too. */
const lireDoublons = (trx: Trx, id: string): Promise<DoublonSignale[]> =>
  trx
    .selectFrom("doublon_potentiel as d")
    .innerJoin("personne as p", (j) =>
      j.on(
        sql<boolean>`p.id = case when d.personne_id = ${id}::uuid then d.autre_id else d.personne_id end`,
      ),
    )
    .select(["d.id", "p.id as autreId", "p.nom_usage as nom", "p.prenom", "d.motif"])
    .where("d.etat", "=", "a_examiner")
    .where((eb) => eb.or([eb("d.personne_id", "=", id), eb("d.autre_id", "=", id)]))
    .execute();

const EVENEMENTS_MAX = 200;

const lireEvenements = (trx: Trx, ids: readonly string[]): Promise<EvenementLu[]> =>
  trx
    .selectFrom("evenement")
    .select(["jour", "nature", "resume", "source", "lien"])
    .where("personne_id", "=", parmi(ids))
    .orderBy("jour", "desc")
    .orderBy("a", "desc")
    .limit(EVENEMENTS_MAX)
    .execute();

/** Everything this house knows of one person. `undefined`: unknown, or outside the perimeter. */
export const lireFiche = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
): Promise<FicheLue | undefined> => {
  const lue = await lireIdentite(trx, acteur, id);
  if (lue?.sorte !== "fiche") return lue;
  const rattachees = await lireRattachees(trx, id);
  const ids = [id, ...rattachees.map((r) => r.id)];
  const appartenances = await lireAppartenances(trx, ids);
  const dossiers = [...new Set(appartenances.map((a) => a.dossierId))];
  const foyers = [...new Set(appartenances.map((a) => a.foyerId))];
  const { identite } = lue;
  const fiche: Fiche = {
    identite,
    ids,
    rattachees,
    appartenances,
    foyer: identite.dossier_id ? await lireFoyer(trx, identite.dossier_id) : [],
    droits: await lireDroits(trx, dossiers),
    soumissions: await lireSoumissions(trx, ids),
    adresses: await lireAdresses(trx, foyers),
    coordonnees: await lireCoordonnees(trx, ids),
    doublons: await lireDoublons(trx, id),
    evenements: await lireEvenements(trx, ids),
  };
  return { sorte: "fiche", fiche };
};
