import type { JSX } from "hono/jsx/jsx-runtime";
import type { Acteur } from "#platform/acteur/acteur.ts";
import {
  APPARENCES,
  type Apparence,
  dansLaPage,
  type Flash,
  type PageCourante,
} from "#platform/html/contexte.ts";
import { ecrireHtml } from "#platform/html/ecrire-html.ts";
import { lireCookie } from "../cookies.ts";
import { jetonCsrf } from "../gardes/csrf.ts";
import type { Contexte } from "../types.ts";
import type { StatutErreur } from "./erreurs.ts";
import { effacerFlash, poserFlash } from "./flash.ts";

type Lecteur = Pick<PageCourante, "navigation" | "personne" | "cherche">;

const PERSONNE: Lecteur = { navigation: [], personne: undefined, cherche: false };

/**
 * Writes a page: `contenu` is a `<Gabarit>` and what it holds. A form shown again because something
 * is missing is a 422.
 */
export async function rendre(
  c: Contexte,
  contenu: JSX.Element,
  statut: 200 | StatutErreur = 200,
): Promise<Response> {
  const { acteur } = c.var;
  return ecrire(c, contenu, statut, acteur ? await lecteurDe(c, acteur) : PERSONNE);
}

/** A page that answers an address of nobody's: it keeps the menu, and does not repeat the address. */
export async function rendreErreurDe(
  c: Contexte,
  acteur: Acteur,
  contenu: JSX.Element,
  statut: StatutErreur,
): Promise<Response> {
  return ecrire(c, contenu, statut, { ...(await lecteurDe(c, acteur)), chemin: "/" });
}

const lecteurDe = async (c: Contexte, acteur: Acteur): Promise<Lecteur> => ({
  navigation: await c.var.noyau.navigation(acteur, c.var.dependances),
  personne: acteur.nom,
  cherche: c.var.noyau.cherche(acteur),
});

/** Writes a page that asks nothing of anyone: what is left to say when the rest is down. */
export const rendreSansNavigation = (
  c: Contexte,
  contenu: JSX.Element,
  statut: StatutErreur,
): Response => ecrire(c, contenu, statut, { ...PERSONNE, chemin: "/" });

function ecrire(
  c: Contexte,
  contenu: JSX.Element,
  statut: 200 | StatutErreur,
  lecteur: Lecteur & { readonly chemin?: string },
): Response {
  const { noyau, flash, requeteId, nonce, aujourdhui } = c.var;
  let jeton: string | undefined;
  const page: PageCourante = {
    chemin: c.req.path,
    ...lecteur,
    requeteId,
    nonce,
    aujourdhui,
    departement: noyau.departement,
    ressources: noyau.ressources,
    flash,
    apparence: apparenceDe(c),
    jeton: () => {
      jeton ??= jetonCsrf(c);
      return jeton;
    },
    icones: new Set(),
  };
  const html = `<!doctype html>\n${dansLaPage(page, () => ecrireHtml(contenu))}`;
  if (flash) effacerFlash(c);
  c.set("ecrit", html);
  return c.html(html, statut);
}

const apparenceDe = (c: Contexte): Apparence | undefined => {
  const choisie = lireCookie(c, "apparence");
  return APPARENCES.find((a) => a === choisie);
};

/** After an act: the next page, which tells what was done. Addresses of ours only. */
export function rediriger(c: Contexte, chemin: string, flash?: Flash): Response {
  if (!estLocal(chemin)) throw new Error("Redirection hors de l’application");
  if (flash) poserFlash(c, flash);
  return c.redirect(chemin, 303);
}

/** `/personnes`, never `//ailleurs` nor `/\ailleurs`, which browsers read as another site. */
export const estLocal = (chemin: string): boolean => /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(chemin);
