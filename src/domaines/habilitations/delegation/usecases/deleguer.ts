import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { PHRASES } from "../../compte/phrases.ts";
import { type ContexteCompte, surCompte } from "../../compte/usecases/contexte.ts";
import { periodeDe } from "../../compte/usecases/donner-role.ts";
import { type DelegationSaisie, direActes } from "../actes.ts";
import type { RefusDelegation } from "../errors.ts";
import { delegationsDuCompte } from "../queries/delegations.ts";
import { ecourterDelegation, insertDelegation } from "../store.ts";

/**
 * Writes down that an arrêté lets someone sign some kinds of acts for a time.
 *
 * @source CGCT, art. L. 3221-3 ; the act is never retroactive: signatures before it have no author.
 */
export const deleguer = (
  contexte: ContexteCompte,
  compteId: string,
  saisie: DelegationSaisie,
): Promise<Result<undefined, RefusDelegation>> => {
  const { version, actes, reference, "acte-le": acteLe, debut, dernier } = saisie;
  return surCompte<undefined, RefusDelegation>(
    contexte,
    { compteId, version, geste: "delegations.donner", exige: "suivre" },
    async (trx, compte) => {
      if (compte.etat !== "actif") return refuse({ code: "delegataire_desactive" });
      if (debut < acteLe) return refuse({ code: "delegation_avant_arrete" });
      if (dernier !== undefined && dernier < debut) {
        return refuse({ code: "delegation_periode_inverse" });
      }
      const periode = periodeDe(debut, dernier);
      const { depart_le: depart } = compte;
      if (depart !== null && (periode.fin === undefined || periode.fin > depart)) {
        return refuse({ code: "delegation_apres_depart", le: depart });
      }
      await insertDelegation(trx, {
        utilisateurId: compteId,
        actes,
        reference,
        acteLe,
        periode,
        par: contexte.acteur.utilisateurId,
      });
      return accepte({
        value: undefined,
        resume: PHRASES.delegation(direActes(actes), reference, debut, dernier),
        champs: ["delegation"],
        apres: { ...saisie },
      });
    },
  );
};

/** Ends a delegation; `fin` is the first day on which she no longer signs. */
export const finirDelegation = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  delegationId: string,
  fin: Jour,
): Promise<Result<undefined, RefusDelegation>> =>
  surCompte<undefined, RefusDelegation>(
    contexte,
    { compteId, version, geste: "delegations.finir", exige: "suivre" },
    async (trx) => {
      const { acteur, aujourdhui } = contexte;
      const visee = (await delegationsDuCompte(trx, compteId)).find((d) => d.id === delegationId);
      if (!visee) return refuse({ code: "delegation_inconnue" });
      if (fin < aujourdhui) return refuse({ code: "delegation_date_passee", aujourdhui });
      const { periode } = visee;
      if (!periode || (periode.fin !== undefined && periode.fin <= fin)) {
        return refuse({ code: "delegation_deja_finie" });
      }
      await ecourterDelegation(trx, delegationId, fin, acteur.utilisateurId);
      return accepte({
        value: undefined,
        resume: PHRASES.delegationFinie(fin, visee.acte_reference),
        champs: ["delegation.validite"],
        avant: { delegationId, ...periode },
        apres: { delegationId, fin },
      });
    },
  );
