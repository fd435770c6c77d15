import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { finirRemplacements } from "../../absence/store.ts";
import type { RefusCompte } from "../errors.ts";
import { PHRASES } from "../phrases.ts";
import {
  avancerVersion,
  compterSessions,
  ecourterTout,
  ecrireDepart,
  fermerVisibilites,
} from "../store.ts";
import { type ContexteCompte, surCompte } from "./contexte.ts";

export interface BilanDepart {
  readonly roles: number;
  readonly delegations: number;
  readonly visibilites: number;
  readonly remplacements: number;
  readonly sessions: number;
}

/**
 * Someone leaves: everything she holds ends on `le`, the first day without access. Today, the account is disabled
 * and its sessions end at once; later, it is on that day (`fermerComptesPartis`), already without any role.
 */
export const partir = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  le: Jour,
): Promise<Result<BilanDepart, RefusCompte>> =>
  surCompte<BilanDepart, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.depart", exige: "gerer" },
    async (trx, compte) => {
      const { acteur, aujourdhui } = contexte;
      if (compte.etat !== "actif") return refuse({ code: "compte_desactive" });
      if (le < aujourdhui) return refuse({ code: "date_passee", aujourdhui });
      const immediat = le === aujourdhui;
      const sessions = immediat ? await compterSessions(trx, compteId) : 0;
      await ecrireDepart(trx, compteId, { le, etat: immediat ? "desactive" : "actif" });
      const finis = await ecourterTout(trx, compteId, le, acteur.utilisateurId);
      const remplacements = await finirRemplacements(trx, compteId, le, acteur.utilisateurId);
      const bilan = {
        ...finis,
        remplacements,
        visibilites: await fermerVisibilites(trx, compteId, le),
        sessions,
      };
      return accepte({
        value: bilan,
        resume: PHRASES.depart(le),
        champs: ["etat", "depart_le", "affectation", "delegation", "visibilite", "session"],
        avant: { etat: compte.etat, depart_le: compte.depart_le },
        apres: { depart_le: le, ...bilan },
      });
    },
  );

/** Opens the account again, or gives a departure to come up; ended roles are given anew, knowingly. */
export const reactiver = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
): Promise<Result<undefined, RefusCompte>> =>
  surCompte<undefined, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.reactiver", exige: "gerer" },
    async (trx, compte) => {
      if (compte.etat === "actif" && compte.depart_le === null) {
        return refuse({ code: "compte_deja_actif" });
      }
      await ecrireDepart(trx, compteId, { le: null, etat: "actif" });
      return accepte({
        value: undefined,
        resume: compte.etat === "actif" ? "Départ annulé" : "Compte réactivé",
        champs: ["etat", "depart_le"],
        avant: { etat: compte.etat, depart_le: compte.depart_le },
        apres: { etat: "actif", depart_le: null },
      });
    },
  );

/** Disables the accounts whose last day is past, each told in its history and in the trace; for the worker. */
export const fermerComptesPartis = async (trx: Trx, aujourdhui: Jour): Promise<number> => {
  const partis = await trx
    .selectFrom("utilisateur")
    .select(["id", "version"])
    .where("etat", "=", "actif")
    .where("depart_le", "<=", aujourdhui)
    .forUpdate()
    .execute();
  for (const { id, version } of partis) {
    await trx.updateTable("utilisateur").set({ etat: "desactive" }).where("id", "=", id).execute();
    await avancerVersion(trx, id);
    await trx
      .insertInto("changement_compte")
      .values({
        utilisateur_id: id,
        version: version + 1,
        auteur: "Passerelle",
        resume: "Compte désactivé : le jour du départ est venu",
      })
      .execute();
    await tracer(trx, {
      acteur: "entretien_comptes",
      geste: "comptes.depart",
      objetSorte: "utilisateur",
      objetId: id,
      champs: ["etat"],
    });
  }
  return partis.length;
};
