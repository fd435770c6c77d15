import type { Reponse } from "./commande.ts";

/** What goes to each stream; the only place that decides it. */
export interface Impression {
  readonly stdout: string;
  readonly stderr: string;
}

/** One JSON document on stdout, or text: a refusal's sentence is for stderr in both cases. */
export function imprimer(nom: string, reponse: Reponse, json: boolean): Impression {
  const { code, refus, document, texte } = reponse;
  const stderr = refus ? `${refus.message}\n` : "";
  if (!json) return { stdout: texte ? `${texte.trimEnd()}\n` : "", stderr };
  if (Array.isArray(document)) return { stdout: `${JSON.stringify(document)}\n`, stderr };
  const complet = refus ? { ligne: null, element: null, valeur: null, ...refus } : null;
  const tout = { commande: nom, code, refus: complet, ...document };
  return { stdout: `${JSON.stringify(tout)}\n`, stderr };
}
