import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { PHRASES } from "../../compte/phrases.ts";
import { type ContexteCompte, surCompte } from "../../compte/usecases/contexte.ts";
import { periodeDe } from "../../compte/usecases/donner-role.ts";
import type { AbsenceSaisie } from "../absence.ts";
import type { RefusAbsence } from "../errors.ts";
import { absencesDuCompte } from "../queries/absences.ts";
import { listRemplacants } from "../queries/collegues.ts";
import { estAbsentPendant, fermerRemplacement, ouvrirRemplacement } from "../store.ts";

/** Opens the portfolio of who is absent to a colleague, for that time. @returns how many persons she sees with it */
export const declarerAbsence = (
  contexte: ContexteCompte,
  compteId: string,
  { version, debut, dernier, remplacant }: AbsenceSaisie,
): Promise<Result<number, RefusAbsence>> =>
  surCompte<number, RefusAbsence>(
    contexte,
    { compteId, version, geste: "absences.declarer", exige: "suivre" },
    async (trx) => {
      const { acteur, aujourdhui } = contexte;
      if (debut < aujourdhui) return refuse({ code: "absence_date_passee", aujourdhui });
      if (dernier < debut) return refuse({ code: "absence_periode_inverse" });
      if (remplacant === acteur.utilisateurId) return refuse({ code: "remplacant_soi_meme" });
      const collegue = (await listRemplacants(trx, compteId, debut)).find(
        (r) => r.id === remplacant,
      );
      if (!collegue) return refuse({ code: "remplacant_non_admis" });
      const periode = periodeDe(debut, dernier);
      if (await estAbsentPendant(trx, compteId, periode)) {
        return refuse({ code: "absence_chevauche" });
      }
      const id = nouvelUuid();
      const nombre = await ouvrirRemplacement(trx, {
        id,
        utilisateurId: compteId,
        remplacantId: remplacant,
        periode,
        par: acteur.utilisateurId,
      });
      const qui = `${collegue.prenom} ${collegue.nom}`;
      return accepte({
        value: nombre,
        resume: PHRASES.absence(debut, dernier, qui, nombre),
        champs: ["absence", "visibilite"],
        apres: { absenceId: id, debut, dernier, remplacant, nombre },
      });
    },
  );

/** `retour` is the first day back: the colleague no longer sees those files from then on. */
export const finirAbsence = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  absenceId: string,
  retour: Jour,
): Promise<Result<undefined, RefusAbsence>> =>
  surCompte<undefined, RefusAbsence>(
    contexte,
    { compteId, version, geste: "absences.finir", exige: "suivre" },
    async (trx) => {
      const { acteur, aujourdhui } = contexte;
      const visee = (await absencesDuCompte(trx, compteId)).find(
        (a) => a.id === absenceId && a.cote === "absent",
      );
      if (!visee) return refuse({ code: "absence_inconnue" });
      if (retour < aujourdhui) return refuse({ code: "absence_date_passee", aujourdhui });
      const { periode } = visee;
      if (!periode?.fin || periode.fin <= retour) return refuse({ code: "absence_deja_finie" });
      await fermerRemplacement(trx, absenceId, retour, acteur.utilisateurId);
      return accepte({
        value: undefined,
        resume: PHRASES.absenceFinie(retour),
        champs: ["absence.validite", "visibilite"],
        avant: { absenceId, ...periode },
        apres: { absenceId, retour },
      });
    },
  );
