import { sql } from "kysely";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { preparerPour } from "#platform/db/preparer.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Identite } from "../fiche.ts";

/** A record attached to another one is read there. */
export type IdentiteLue =
  | { readonly sorte: "fiche"; readonly identite: Identite }
  | { readonly sorte: "rattachee"; readonly gardeeId: string };

const selectIdentite = preparerPour((trx, acteur, { id }: { readonly id: string }, _: undefined) =>
  trx
    .selectFrom("personne as p")
    .leftJoin("territoire as t", "t.id", "p.territoire_id")
    .leftJoin("organisme_referent as o", "o.id", "p.organisme_id")
    .select([
      "p.id",
      "p.civilite",
      "p.nom_usage",
      "p.nom_naissance",
      "p.prenom",
      "p.autres_prenoms",
      "p.naissance",
      "p.naissance_precision",
      "p.lieu_naissance",
      "p.sexe",
      "p.nir_fiable",
      "p.territoire_id",
      "t.nom as territoire",
      "t.service",
      "t.telephone as service_telephone",
      "o.nom as organisme",
      "o.premier_contact as organisme_contact",
      "p.dossier_id",
      "p.role",
      "p.etat_droit",
      "p.motif_droit",
      "p.dans_le_droit",
      "p.soumis",
      "p.entree_le",
      "p.source",
      "p.fusionnee_dans",
      sql<boolean>`p.nir_chiffre is not null`.as("nir_connu"),
    ])
    .where("p.id", "=", id)
    .where(filtrePerimetre(acteur, "p")),
);

/** `undefined` when she does not exist or is outside the perimeter: the two are told alike. */
export const lireIdentite = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
): Promise<IdentiteLue | undefined> => {
  const [lue] = await selectIdentite(trx, acteur, { id }, undefined);
  if (!lue) return undefined;
  const { fusionnee_dans, ...identite } = lue;
  return fusionnee_dans === null
    ? { sorte: "fiche", identite }
    : { sorte: "rattachee", gardeeId: fusionnee_dans };
};
