import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import {
  creerLienPremierAcces,
  type LienPremierAcces,
} from "../../utilisateur/usecases/creer-lien-premier-acces.ts";
import type { IdentiteSaisie } from "../compte.ts";
import type { RefusCompte } from "../errors.ts";
import { loadResponsabilite } from "../policy.ts";
import { identifiantsProches } from "../queries/identifiants.ts";
import { structureConnue } from "../queries/lieux.ts";
import { identifiantPropose } from "../rules/identifiant-propose.ts";
import { insertCompte } from "../store.ts";
import { type ContexteCompte, consignerCreation } from "./contexte.ts";
import { ajouterRole, type RoleDemande } from "./donner-role.ts";

export type CreationDemandee = IdentiteSaisie &
  RoleDemande & {
    /** Proposed from the name when absent. */
    readonly identifiant?: string | undefined;
  };

export interface CompteCree {
  readonly id: string;
  readonly identifiant: string;
  readonly invitation: LienPremierAcces;
}

/** An account, its first role and its way in, or nothing. */
export const creerCompte = (
  contexte: ContexteCompte,
  saisie: CreationDemandee,
): Promise<Result<CompteCree, RefusCompte>> => {
  const { db, acteur, aujourdhui } = contexte;
  return enTransaction<CompteCree, RefusCompte>(db, acteur, aujourdhui, async (trx) => {
    const responsabilite = await loadResponsabilite(trx, acteur, aujourdhui);
    if (saisie.structure !== undefined && !(await structureConnue(trx, saisie.structure))) {
      return refuse({ code: "structure_inconnue" });
    }
    const voulu = saisie.identifiant ?? identifiantPropose(saisie.prenom, saisie.nom, new Set());
    const pris = await identifiantsProches(trx, voulu);
    if (saisie.identifiant !== undefined && pris.has(voulu)) {
      return refuse({ code: "identifiant_pris" });
    }
    const identifiant = saisie.identifiant ?? identifiantPropose(saisie.prenom, saisie.nom, pris);
    const id = nouvelUuid();
    // Without a password: the link of first access is the only way in.
    await insertCompte(trx, { ...saisie, id, identifiant });
    const compte = { id, etat: "actif", depart_le: null };
    const role = await ajouterRole(trx, contexte, responsabilite, compte, saisie);
    if (!role.ok) return role;
    const invitation = await creerLienPremierAcces(trx, {
      utilisateurId: id,
      par: acteur,
      requeteId: contexte.requeteId,
    });
    await consignerCreation(trx, contexte, id, {
      value: undefined,
      resume: `Compte créé : ${role.value}`,
      champs: [
        "identifiant",
        "prenom",
        "nom",
        "qualite",
        "courriel",
        "structure_id",
        "affectation",
      ],
      apres: { ...saisie, identifiant },
    });
    return accepte({ id, identifiant, invitation });
  });
};
