import { z } from "zod";

/** A second factor of an account: something its owner holds. */
export type SorteFacteur = "application" | "cle";

export const LIBELLES_FACTEUR: Readonly<Record<SorteFacteur, string>> = {
  application: "Application de codes",
  cle: "Clé de sécurité",
};

export interface Facteur {
  readonly id: string;
  readonly sorte: SorteFacteur;
  readonly nom: string;
  readonly creeA: Date;
  readonly utiliseA: Date | null;
}

/** What an account can show, without its secrets. */
export interface Facteurs {
  readonly liste: readonly Facteur[];
  /** Recovery codes that have not served. */
  readonly codesRestants: number;
}

export const CODES_SECOURS = 10;

const Nom = z
  .string()
  .trim()
  .min(1, "Donnez-lui un nom, par exemple « Téléphone » ou « Clé du bureau ».")
  .max(60, "60 caractères au plus.");

/** Six figures of the application, or one of the recovery codes. */
const Code = z
  .string()
  .trim()
  .min(1, "Indiquez le code.")
  .max(40, "Un code compte moins de 40 caractères.");

/** What the browser answers for a key: JSON, checked by the library that asked. */
const ReponseCle = z.string().max(20_000);

export const SaisieCode = z.object({ code: Code });
export const SaisieReponseCle = z.object({ reponse: ReponseCle });
export const SaisieApplication = z.object({ code: Code, nom: Nom.default("Application") });
export const SaisieCle = z.object({ reponse: ReponseCle, nom: Nom.default("Clé de sécurité") });
export const SaisieRenommer = z.object({ nom: Nom });

/** Whoever proves something: her account, and the cookie the question was put to. */
export interface Porteur {
  readonly utilisateurId: string;
  readonly identifiant: string;
  readonly nom: string;
  /** Print of the cookie of the session, or of the log-in under way. */
  readonly empreinte: Buffer;
}

/** The site as a security key knows it. */
export interface Site {
  /** `https://insertion.exemple.fr` */
  readonly origine: string;
  /** « Passerelle Pas-de-Calais » */
  readonly nom: string;
}
