import { randomBytes } from "node:crypto";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { CODES_SECOURS } from "./facteur.ts";
import { ecrireCodeSecours, lireCode } from "./rules/code.ts";

/** Sixteen characters of thirty-two: 80 bits, out of reach of guessing even for who reads the table. */
const TAILLE = 16;

export const nouveauxCodes = (): readonly string[] =>
  Array.from({ length: CODES_SECOURS }, () => ecrireCodeSecours(randomBytes(TAILLE)));

/** What the database keeps of a code, bound to its account by a key it does not hold. */
export const empreinteCode = (
  coffre: Pick<Coffre, "signer">,
  utilisateurId: string,
  code: string,
): Buffer => coffre.signer("code-secours", `${utilisateurId}:${lireCode(code).code}`);
