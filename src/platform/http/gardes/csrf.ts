import { createHmac, randomBytes } from "node:crypto";
import { memesOctets } from "../cles.ts";
import { lireCookie, poserCookie } from "../cookies.ts";
import type { Contexte } from "../types.ts";

/** Name of the hidden field every form carries. */
export const CHAMP_JETON = "_jeton";

const COOKIE_ANONYME = "visite";
const TAILLE = 32;

const attendu = (secret: string): Buffer =>
  createHmac("sha256", secret).update("passerelle/csrf").digest();

const melanger = (a: Uint8Array, b: Uint8Array): Buffer =>
  Buffer.from(a.map((octet, i) => octet ^ (b[i] ?? 0)));

/**
 * Token for the forms of this page. Masked anew at each page, so that compressing a page which
 * also repeats what was typed does not let its bytes be guessed (BREACH).
 */
export function jetonCsrf(c: Contexte): string {
  const masque = randomBytes(TAILLE);
  return Buffer.concat([masque, melanger(masque, attendu(secretDe(c)))]).toString("base64url");
}

/** An anonymous visitor has forms too (log-in): her secret lives in a cookie of her own. */
function secretDe(c: Contexte): string {
  const session = c.get("session");
  if (session) return session.secretCsrf;
  const connu = lireCookie(c, COOKIE_ANONYME);
  if (connu) return connu;
  const secret = randomBytes(TAILLE).toString("base64url");
  poserCookie(c, COOKIE_ANONYME, secret, { sameSite: "Strict" });
  return secret;
}

export function jetonValable(c: Contexte, jeton: string): boolean {
  const secret = c.var.session?.secretCsrf ?? lireCookie(c, COOKIE_ANONYME);
  const octets = Buffer.from(jeton, "base64url");
  if (!secret || octets.length !== 2 * TAILLE) return false;
  return memesOctets(
    melanger(octets.subarray(0, TAILLE), octets.subarray(TAILLE)),
    attendu(secret),
  );
}

/**
 * Whether the browser says the request comes from our own pages. A request that says nothing is
 * refused: every browser sends `Origin` with a POST.
 */
export function vientDeChezNous(c: Contexte): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return false;
  const origine = c.req.header("origin");
  if (origine === undefined) return site === "same-origin";
  return origine === (c.var.noyau.origine ?? new URL(c.req.url).origin);
}
