import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Jour } from "#core/jour.ts";
import { filtrePerimetre, peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { parmi } from "#platform/db/parmi.ts";
import { preparerPour } from "#platform/db/preparer.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Fiche } from "../fiche.ts";
import {
  adressesDe,
  appartenancesDe,
  droitsDe,
  type Habilite,
  selectAdresses,
  selectAppartenances,
  selectDroits,
  selectFoyer,
  selectSoumissions,
  soumissionsDe,
} from "./lire-dossiers.ts";
import { lireIdentite } from "./lire-identite.ts";

export type FicheLue =
  | { readonly sorte: "fiche"; readonly fiche: Fiche }
  | { readonly sorte: "rattachee"; readonly gardeeId: string };

const selectRattachees = (trx: Trx, acteur: Habilite, id: string) =>
  trx
    .selectFrom("lien_identite as l")
    .innerJoin("personne as p", "p.id", "l.rattachee_id")
    .leftJoin("utilisateur as u", "u.id", "l.fait_par")
    .select(["p.id", "l.id as lienId", "p.nom_usage as nom", "p.prenom", "p.source", "l.motif"])
    .select([
      sql<string | null>`u.prenom || ' ' || u.nom`.as("faitPar"),
      sql<Jour>`(l.fait_a at time zone 'Europe/Paris')::date`.as("faitLe"),
    ])
    .where("l.personne_id", "=", id)
    .where("l.defait_a", "is", null)
    .where(filtrePerimetre(acteur, "p"))
    .orderBy("l.fait_a");

/** Her record and those attached to it, as the database finds them itself. */
const ellesToutes = (acteur: Habilite, id: string) =>
  sql<string>`any (array(select ${id}::uuid union all select l.rattachee_id from lien_identite l
    join personne p on p.id = l.rattachee_id
    where l.personne_id = ${id}::uuid and l.defait_a is null and ${filtrePerimetre(acteur, "p")}))`;

const selectCoordonnees = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom("coordonnee")
    .select(["sorte", "valeur", "source", sql<Jour>`lower(validite)`.as("depuis")])
    .where("personne_id", "=", parmi(ids))
    .where(sql<boolean>`upper_inf(connu) and validite @> (select jour_civil())`)
    .orderBy("sorte");

/** Pairs still to examine, seen from her side; the other record must be in the perimeter too. */
const selectDoublons = (trx: Trx, acteur: Habilite, id: string) =>
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
    .where(filtrePerimetre(acteur, "p"));

const EVENEMENTS_MAX = 200;

const selectEvenements = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom("evenement")
    .select(["jour", "nature", "resume", "source", "lien"])
    .where("personne_id", "=", parmi(ids))
    .orderBy("jour", "desc")
    .orderBy("a", "desc")
    .limit(EVENEMENTS_MAX);

const lireLiens = preparerPour((trx, acteur, { id }: { readonly id: string }) =>
  trx.selectNoFrom([
    jsonArrayFrom(selectRattachees(trx, acteur, id)).as("rattachees"),
    jsonArrayFrom(selectAppartenances(trx, ellesToutes(acteur, id))).as("appartenances"),
  ]),
);

interface Reperes {
  readonly id: string;
  readonly ids: readonly string[];
  readonly dossier: string | null;
  readonly dossiers: readonly string[];
  readonly foyers: readonly string[];
}

const lireSuite = preparerPour((trx, acteur, { id, ids, dossier, dossiers, foyers }: Reperes) =>
  trx.selectNoFrom([
    jsonArrayFrom(selectFoyer(trx, acteur, dossier)).as("foyer"),
    jsonArrayFrom(selectDroits(trx, dossiers)).as("droits"),
    jsonArrayFrom(selectSoumissions(trx, ids)).as("soumissions"),
    jsonArrayFrom(selectAdresses(trx, foyers)).as("adresses"),
    jsonArrayFrom(selectCoordonnees(trx, ids)).as("coordonnees"),
    jsonArrayFrom(selectDoublons(trx, acteur, id)).as("doublons"),
    jsonArrayFrom(selectEvenements(trx, ids)).as("evenements"),
  ]),
);

/** Everything this house knows of one person. `undefined`: unknown, or outside the perimeter. */
export const lireFiche = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
): Promise<FicheLue | undefined> => {
  const lue = await lireIdentite(trx, acteur, id);
  if (lue?.sorte !== "fiche") return lue;
  const { identite } = lue;
  // Three answers in all: each statement costs the page more than what it reads.
  const [liens] = await lireLiens(trx, acteur, { id }, undefined);
  if (!liens) return undefined;
  const ids = [id, ...liens.rattachees.map((r) => r.id)];
  const appartenances = appartenancesDe(liens.appartenances);
  const dossiers = [...new Set(appartenances.map((a) => a.dossierId))];
  const foyers = [...new Set(appartenances.map((a) => a.foyerId))];
  const reperes = { id, ids, dossier: identite.dossier_id, dossiers, foyers };
  const [suite] = await lireSuite(trx, acteur, reperes, undefined);
  if (!suite) return undefined;
  const fiche: Fiche = {
    identite,
    ids,
    rattachees: liens.rattachees.map(({ id: _, ...r }) => r),
    appartenances,
    foyer: suite.foyer,
    droits: droitsDe(suite.droits, peut(acteur, "personnes.voir_montants")),
    soumissions: soumissionsDe(suite.soumissions),
    adresses: adressesDe(suite.adresses),
    coordonnees: suite.coordonnees,
    doublons: suite.doublons,
    evenements: suite.evenements,
  };
  return { sorte: "fiche", fiche };
};
