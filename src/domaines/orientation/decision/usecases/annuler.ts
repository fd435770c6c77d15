import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { annulerCourrier } from "#domaines/documents/index.ts";
import { affecterOrganisme, inscrireEvenement } from "#domaines/personnes/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusAnnulation } from "../errors.ts";
import { peutDecider } from "../policy.ts";
import { apres } from "../rules/etats.ts";
import { effacerDecision, lockOrientation } from "../store.ts";

const organismePrecedent = async (
  trx: Trx,
  personneId: string,
  orientationId: string,
): Promise<string | null> => {
  const ligne = await trx
    .selectFrom("orientation")
    .select("organisme_id")
    .where("personne_id", "=", personneId)
    .where("id", "<>", orientationId)
    .where("organisme_id", "is not", null)
    .orderBy("decide_le", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return ligne?.organisme_id ?? null;
};

/**
 * « Revenir »: the author takes his decision back the same day, as long as its letter has not left. The person
 * waits again as before; the timeline and the trace keep both gestures.
 *
 * @rule R-GEN-03
 * @source CRPA, art. L. 242-1 (retrait), avant notification
 */
export const annulerDecision = async (
  trx: Trx,
  { acteur, aujourdhui }: { readonly acteur: Acteur; readonly aujourdhui: Jour },
  orientationId: string,
): Promise<Result<{ readonly personneId: string }, RefusAnnulation>> => {
  if (!peutDecider(acteur)) return refuse({ code: "non_habilite" });
  const o = await lockOrientation(trx, acteur, orientationId);
  if (!o) return refuse({ code: "introuvable" });
  const etat = apres(o.etat, o.proposition?.parcours ? "annuler" : "annuler_sans_proposition");
  const sienne = o.decide_le === aujourdhui && o.decide_par === acteur.utilisateurId;
  if (!etat || !sienne) return refuse({ code: "pas_annulable" });
  const lettre = await annulerCourrier(trx, acteur, { sorte: "orientation", id: o.id });
  if (!lettre.ok) return refuse({ code: "pas_annulable" });
  await effacerDecision(trx, o.id, etat);
  await affecterOrganisme(trx, o.personneId, await organismePrecedent(trx, o.personneId, o.id));
  await inscrireEvenement(trx, {
    personneId: o.personneId,
    jour: aujourdhui,
    nature: "orientation_annulee",
    resume: "Décision d’orientation reprise par son auteur avant l’envoi",
    source: acteur.nom,
    acteurId: acteur.utilisateurId,
    lien: `/orientation/${o.id}`,
  });
  await tracer(trx, {
    acteur,
    geste: "orientation.annuler",
    objetSorte: "orientation",
    objetId: o.id,
    personneId: o.personneId,
    champs: ["parcours", "organisme_id", "decide_le"],
  });
  return accepte({ personneId: o.personneId });
};
