import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { empreinteRegles } from "../../liste-fournie.ts";
import { controler, estBloquant } from "../../rules/controle/controler.ts";
import type { RefusBrouillon } from "../errors.ts";
import { insertVersion, lockDerniere, type Publication, saveBrouillon } from "../store.ts";
import { type ContexteBrouillon, surBrouillon } from "./sur-brouillon.ts";

export type PublicationSaisie = Pick<Publication, "acte" | "debut" | "voteLe" | "voix">;

/**
 * Makes of a draft the version that applies from a day on. Never for the past: what was proposed under a version stays
 * explained by it.
 *
 * @rule R-ALG-05
 */
export const publierBrouillon = (
  trx: Trx,
  contexte: ContexteBrouillon,
  saisie: PublicationSaisie,
  aujourdhui: Jour,
): Promise<Result<number, RefusBrouillon>> =>
  surBrouillon(trx, contexte, "publier", async ({ id, nom, baseId, regles }) => {
    const { debut, voteLe } = saisie;
    if (debut < aujourdhui) return refuse({ code: "publication_passee", aujourdhui });
    if (voteLe !== null && voteLe > debut) return refuse({ code: "vote_apres_effet" });
    const derniere = await lockDerniere(trx);
    if (debut <= derniere.debut) {
      return refuse({ code: "publication_avant_derniere", debut: derniere.debut });
    }
    if (empreinteRegles([...regles]) === derniere.empreinte) {
      return refuse({ code: "sans_changement" });
    }
    if (controler(regles).constats.some(estBloquant)) return refuse({ code: "controle_bloquant" });
    const version = await insertVersion(trx, contexte.acteur, derniere, {
      ...saisie,
      nom,
      baseId,
      regles,
    });
    await saveBrouillon(trx, contexte.acteur, id, { etat: "publie", listeId: version.id });
    return accepte(version.version);
  });
