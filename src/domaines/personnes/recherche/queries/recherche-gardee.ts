import type { MemoireRecherche } from "#platform/http/index.ts";
import { type Recherche, RechercheGardee } from "../recherche.ts";

/** The search behind an id of the address; `undefined` when it is over, or of another session. */
export const rechercheGardee = async (
  recherches: MemoireRecherche,
  sessionId: string,
  id: string,
): Promise<Recherche | undefined> => {
  const criteres = await recherches.lire(sessionId, id);
  return criteres && RechercheGardee.parse(criteres);
};
