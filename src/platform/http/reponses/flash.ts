import { z } from "zod";
import type { Flash } from "#platform/html/contexte.ts";
import { desceller, sceller } from "../cles.ts";
import { effacerCookie, lireCookie, poserCookie } from "../cookies.ts";
import type { Contexte } from "../types.ts";

const COOKIE = "flash";
/** Seconds: long enough to follow a redirection, too short to surprise. */
const DUREE = 60;

const Forme = z.object({
  texte: z.string(),
  annuler: z.object({ action: z.string(), libelle: z.string() }).optional(),
});

const pourQui = (c: Contexte): string => c.var.session?.id ?? "";

export function poserFlash(c: Contexte, flash: Flash): void {
  const scelle = sceller(c.var.noyau.cles.flash, pourQui(c), JSON.stringify(flash));
  poserCookie(c, COOKIE, scelle, { duree: DUREE });
}

/** What the act before has to say; a cookie that is not ours, or of another session, says nothing. */
export function lireFlash(c: Contexte): Flash | undefined {
  const clair = desceller(c.var.noyau.cles.flash, pourQui(c), lireCookie(c, COOKIE) ?? "");
  if (clair === undefined) return undefined;
  const { texte, annuler } = Forme.parse(JSON.parse(clair));
  return annuler ? { texte, annuler } : { texte };
}

export const effacerFlash = (c: Contexte): void => effacerCookie(c, COOKIE);
