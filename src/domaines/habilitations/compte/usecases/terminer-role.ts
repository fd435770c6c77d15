import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { direPerimetre, direRole } from "../compte.ts";
import type { RefusCompte } from "../errors.ts";
import { PHRASES } from "../phrases.ts";
import { donnable } from "../policy.ts";
import { rolesDuCompte } from "../queries/roles.ts";
import { ecourterAffectation } from "../store.ts";
import { type ContexteCompte, surCompte } from "./contexte.ts";

/** Cuts a role short; `fin` is the first day without it: today, it stops with the very next request. */
export const terminerRole = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  affectationId: string,
  fin: Jour,
): Promise<Result<string, RefusCompte>> =>
  surCompte<string, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.terminer_role", exige: "suivre" },
    async (trx, compte, responsabilite) => {
      const { acteur, aujourdhui } = contexte;
      const role = (await rolesDuCompte(trx, compte.id)).find((r) => r.id === affectationId);
      if (!role) return refuse({ code: "role_inconnu" });
      // Taking a role back is for who may give it, even on an account that holds others.
      if (!donnable(responsabilite, role.role, { type: role.type, id: role.cible })) {
        return refuse({ code: "hors_responsabilite" });
      }
      if (fin < aujourdhui) return refuse({ code: "date_passee", aujourdhui });
      const { periode } = role;
      if (!periode || (periode.fin !== undefined && periode.fin <= fin)) {
        return refuse({ code: "role_deja_termine" });
      }
      await ecourterAffectation(trx, affectationId, fin, acteur.utilisateurId);
      const quoi = `${direRole(role.role)}, ${direPerimetre(role.type, role.lieu)}`;
      return accepte({
        value: quoi,
        resume: PHRASES.roleTermine(fin, quoi),
        champs: ["affectation.validite"],
        avant: { affectationId, ...periode },
        apres: { affectationId, fin },
      });
    },
  );
