import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { Identifiant } from "../utilisateur/utilisateur.ts";

/** How long a session lasts: without a gesture, and at most. */
export interface DureesSession {
  readonly inactiviteMinutes: number;
  readonly absolueHeures: number;
}

export const DUREES: DureesSession = { inactiviteMinutes: 60, absolueHeures: 12 };

/** Name of the browser's cookie; the kernel puts `__Host-` before it over TLS. */
export const TEMOIN = "passerelle";

/** Last proof given to come in. */
export const MOYENS = ["mot_de_passe", "application", "cle", "secours", "oidc"] as const;
export type Moyen = (typeof MOYENS)[number];

/** What touches the keys of an account asks for a proof at most this old. */
export const CONFIRMATION_MINUTES = 10;

export const SaisieConnexion = z.object({
  identifiant: Identifiant,
  "mot-de-passe": z
    .string()
    .min(1, "Indiquez votre mot de passe.")
    .max(256, "Un mot de passe compte 256 caractères au plus."),
  suite: z.string().max(500).default(""),
});

/** 256 bits of chance, for a cookie or a form secret. */
export const nouveauJeton = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a cookie: whoever reads the table cannot take a session over. */
export const empreinteDe = (jeton: string): Buffer => createHash("sha256").update(jeton).digest();
