import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Contexte } from "./types.ts";

interface OptionsCookie {
  /** Seconds; until the browser closes when absent. */
  readonly duree?: number;
  /** `Strict` unless the person must still be known when she comes from another site. */
  readonly sameSite?: "Strict" | "Lax";
}

/** `__Host-` binds the cookie to this host over TLS; browsers refuse it over plain HTTP. */
const nomComplet = (c: Contexte, nom: string): string =>
  c.get("noyau").https ? `__Host-${nom}` : nom;

export const lireCookie = (c: Contexte, nom: string): string | undefined =>
  getCookie(c, nomComplet(c, nom));

export function poserCookie(
  c: Contexte,
  nom: string,
  valeur: string,
  { duree, sameSite = "Lax" }: OptionsCookie = {},
): void {
  setCookie(c, nomComplet(c, nom), valeur, {
    path: "/",
    httpOnly: true,
    secure: c.var.noyau.https,
    sameSite,
    ...(duree === undefined ? {} : { maxAge: duree }),
  });
}

export function effacerCookie(c: Contexte, nom: string): void {
  deleteCookie(c, nomComplet(c, nom), { path: "/", secure: c.var.noyau.https });
}
