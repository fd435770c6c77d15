import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracerTous } from "#platform/trace/trace.ts";
import { direPerimetre, direRole } from "../../compte/compte.ts";
import { PHRASES } from "../../compte/phrases.ts";
import { loadResponsabilite, type Responsabilite } from "../../compte/policy.ts";
import { rolesDuCompte } from "../../compte/queries/roles.ts";
import { ecourterAffectation } from "../../compte/store.ts";
import { type ContexteCompte, surCompte } from "../../compte/usecases/contexte.ts";
import type { RefusRevue } from "../errors.ts";
import { repondPour } from "../policy.ts";
import { CHOIX_MAX, type TypeResponsable } from "../revue.ts";
import { lockLignes, repondre } from "../store.ts";

interface LigneVerrouillee {
  readonly utilisateur_id: string;
  readonly responsable_type: string;
  readonly responsable_id: string | null;
}

const aElle = (r: Responsabilite, l: LigneVerrouillee): boolean =>
  repondPour(r, { type: l.responsable_type as TypeResponsable, id: l.responsable_id });

/** Says that these roles still serve; all of them or none. @returns how many */
export const confirmerRoles = (
  { db, acteur, aujourdhui, requeteId }: ContexteCompte,
  choix: readonly string[],
): Promise<Result<number, RefusRevue>> =>
  enTransaction<number, RefusRevue>(db, acteur, aujourdhui, async (trx) => {
    const ids = [...new Set(choix)];
    if (ids.length === 0) return refuse({ code: "revue_sans_choix" });
    if (ids.length > CHOIX_MAX) return refuse({ code: "revue_trop_de_choix" });
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    const lignes = await lockLignes(trx, ids);
    if (lignes.length < ids.length || lignes.some((l) => !aElle(r, l))) {
      return refuse({ code: "revue_ligne_inconnue" });
    }
    if (lignes.some((l) => l.utilisateur_id === acteur.utilisateurId)) {
      return refuse({ code: "ses_propres_droits" });
    }
    if (lignes.some((l) => l.etat !== "a_revoir")) return refuse({ code: "revue_deja_repondue" });
    await repondre(trx, ids, "confirmee", acteur.utilisateurId);
    await tracerTous(
      trx,
      lignes.map((l) => ({
        acteur,
        geste: "comptes.confirmer_role",
        objetSorte: "affectation",
        objetId: l.affectation_id,
        champs: ["revue_ligne.etat"],
        requeteId,
      })),
    );
    return accepte(ids.length);
  });

/** Ends a role because the review found that it no longer serves; `fin` is the first day without it. */
export const terminerALaRevue = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  ligneId: string,
  fin: Jour,
): Promise<Result<undefined, RefusRevue>> =>
  surCompte<undefined, RefusRevue>(
    contexte,
    { compteId, version, geste: "comptes.terminer_a_la_revue", exige: "suivre" },
    async (trx, compte, responsabilite) => {
      const { acteur, aujourdhui } = contexte;
      const [ligne] = await lockLignes(trx, [ligneId]);
      if (!ligne || ligne.utilisateur_id !== compte.id || !aElle(responsabilite, ligne)) {
        return refuse({ code: "revue_ligne_inconnue" });
      }
      if (ligne.etat !== "a_revoir") return refuse({ code: "revue_deja_repondue" });
      if (fin < aujourdhui) return refuse({ code: "revue_date_passee", aujourdhui });
      const role = (await rolesDuCompte(trx, compte.id)).find((x) => x.id === ligne.affectation_id);
      if (!role?.periode || (role.periode.fin !== undefined && role.periode.fin <= fin)) {
        return refuse({ code: "revue_deja_repondue" });
      }
      await ecourterAffectation(trx, role.id, fin, acteur.utilisateurId);
      await repondre(trx, [ligneId], "terminee", acteur.utilisateurId);
      const quoi = `${direRole(role.role)}, ${direPerimetre(role.type, role.lieu)}`;
      return accepte({
        value: undefined,
        resume: PHRASES.roleTermineALaRevue(fin, quoi),
        champs: ["affectation.validite", "revue_ligne.etat"],
        avant: { affectationId: role.id, ...role.periode },
        apres: { affectationId: role.id, fin },
      });
    },
  );
