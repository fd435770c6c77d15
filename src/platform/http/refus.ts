import type { StatutErreur } from "./reponses/erreurs.ts";

export interface Reponse<R> {
  readonly status: StatutErreur;
  readonly message: (refus: R) => string;
}

/** One answer per refusal code: a new code does not compile until it is answered. */
export type Reponses<R extends { readonly code: string }> = {
  readonly [C in R["code"]]: Reponse<Extract<R, { readonly code: C }>>;
};

/** The status and the French sentence of a refusal. */
export function direRefus<R extends { readonly code: string }>(
  reponses: Reponses<R>,
  refus: R,
): { readonly status: StatutErreur; readonly message: string } {
  // The table has an entry per code, typed for that code: the pair cannot be mismatched.
  const reponse = reponses[refus.code as R["code"]] as unknown as Reponse<R>;
  return { status: reponse.status, message: reponse.message(refus) };
}
