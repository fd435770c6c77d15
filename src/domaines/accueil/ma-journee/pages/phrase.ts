import { compter, nombre } from "#platform/html/formats.ts";
import type { FileDuJour } from "../ma-journee.ts";

/** The day in one sentence, the worst first; nothing to do is said too. */
export const phraseDuJour = (file: FileDuJour | undefined, autres: number): string => {
  if (!file) {
    return autres === 0
      ? "Rien ne vous attend."
      : `${compter(autres, "chose")} à traiter : ${autres > 1 ? "elles sont" : "elle est"} ci-dessous.`;
  }
  const { attente, depassees, bientot } = file;
  if (attente === 0 && autres === 0) return "Rien ne vous attend : votre file est vide.";
  if (attente === 0) return "Votre file d’orientation est vide.";
  const fin = [
    depassees > 0
      ? `${nombre(depassees)} ${depassees > 1 ? "ont" : "a"} dépassé le délai et ${depassees > 1 ? "reviennent" : "revient"} à France Travail`
      : "",
    bientot > 0
      ? `${nombre(bientot)} ${bientot > 1 ? "arrivent" : "arrive"} bientôt à échéance`
      : "",
  ].filter((morceau) => morceau !== "");
  const debut = `${compter(attente, "personne")} ${attente > 1 ? "attendent" : "attend"} une orientation`;
  return fin.length === 0 ? `${debut}.` : `${debut} ; ${fin.join(" ; ")}.`;
};
