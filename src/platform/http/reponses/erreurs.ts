import { HTTPException } from "hono/http-exception";

/** Statuses a page of ours may end on. */
export type StatutErreur = 400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 503;

/** Ends the request on a sober page; `phrase` is shown to the person. */
export const arreter = (statut: StatutErreur, phrase?: string): never => {
  throw new HTTPException(statut, phrase === undefined ? {} : { message: phrase });
};

/** The thing does not exist, or is outside the person's perimeter: the two are told alike. */
export const introuvable = (): never => arreter(404);

export const mauvaiseRequete = (phrase?: string): never => arreter(400, phrase);

/** Codes of PostgreSQL, of the network and of the disk that mean « not now », not « wrong ». */
const INDISPONIBLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOSPC",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08000",
  "08001",
  "08003",
  "08006",
]);

export function statutDe(erreur: unknown): StatutErreur {
  if (erreur instanceof HTTPException) return connu(erreur.status);
  const code = erreur instanceof Error ? Reflect.get(erreur, "code") : undefined;
  return typeof code === "string" && INDISPONIBLE.has(code) ? 503 : 500;
}

const CONNUS: readonly number[] = [400, 403, 404, 405, 409, 413, 415, 422, 500, 503];
const connu = (statut: number): StatutErreur =>
  CONNUS.includes(statut) ? (statut as StatutErreur) : statut < 500 ? 400 : 500;
