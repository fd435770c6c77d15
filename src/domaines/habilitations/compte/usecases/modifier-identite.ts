import { accepte, type Result, refuse } from "#core/result.ts";
import type { CompteVerrouille, IdentiteSaisie } from "../compte.ts";
import type { RefusCompte } from "../errors.ts";
import { structureConnue } from "../queries/lieux.ts";
import { updateIdentite } from "../store.ts";
import { type ContexteCompte, surCompte } from "./contexte.ts";

const CHAMPS = {
  prenom: "prénom",
  nom: "nom",
  qualite: "qualité",
  courriel: "courriel",
  telephone: "téléphone",
  structure: "structure",
} as const;

const actuelle = (compte: CompteVerrouille) => ({
  prenom: compte.prenom,
  nom: compte.nom,
  qualite: compte.qualite,
  courriel: compte.courriel ?? undefined,
  telephone: compte.telephone ?? undefined,
  structure: compte.structure_id ?? undefined,
});

export const modifierIdentite = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  saisie: IdentiteSaisie,
): Promise<Result<undefined, RefusCompte>> =>
  surCompte<undefined, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.modifier", exige: "gerer" },
    async (trx, compte) => {
      if (saisie.structure !== undefined && !(await structureConnue(trx, saisie.structure))) {
        return refuse({ code: "structure_inconnue" });
      }
      const avant = actuelle(compte);
      const cles = Object.keys(CHAMPS) as (keyof typeof CHAMPS)[];
      const changes = cles.filter((c) => avant[c] !== saisie[c]);
      await updateIdentite(trx, compteId, saisie);
      return accepte({
        value: undefined,
        resume: `Identité modifiée : ${changes.map((c) => CHAMPS[c]).join(", ") || "rien"}`,
        champs: changes,
        avant,
        apres: { ...saisie },
      });
    },
  );
