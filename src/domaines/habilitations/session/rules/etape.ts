import type { Etape } from "../entree.ts";

interface PremierePreuve {
  /** Second factors the account has. */
  readonly facteurs: number;
  /** Every role in force is the person's own space: no professional comes in that way. */
  readonly particulier: boolean;
  /** An account of the demonstration, in an instance that runs the demonstration. */
  readonly demonstration: boolean;
  /** The identity provider says that it asked for two factors, and configuration believes it. */
  readonly dejaDouble: boolean;
}

/**
 * What is still missing once the first proof is right. A factor once enrolled is always asked for, even in the
 * demonstration; an account without role is held to be a professional's.
 *
 * @returns `undefined` = nothing: she is in
 * @source ANSSI, Recommandations relatives à l’authentification multifacteur et aux mots de passe, v2.0
 */
export const etapeManquante = (preuve: PremierePreuve): Etape | undefined => {
  if (preuve.dejaDouble) return undefined;
  if (preuve.facteurs > 0) return "second_facteur";
  return preuve.demonstration || preuve.particulier ? undefined : "inscription";
};
