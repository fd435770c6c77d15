import type { JSX } from "hono/jsx/jsx-runtime";
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

/**
 * Writes a page: `contenu` is a `<Gabarit>` and what it holds. A form shown again because something
 * is missing is a 422.
 */
export async function rendre(
  c: Contexte,
  contenu: JSX.Element,
  statut: 200 | StatutErreur = 200,
): Promise<Response> {
  const { acteur, dependances, noyau } = c.var;
  const navigation = acteur ? await noyau.navigation(acteur, dependances) : [];
  return ecrire(c, contenu, statut, {
    navigation,
    personne: acteur?.nom,
    cherche: acteur !== undefined && noyau.cherche(acteur),
  });
}

/** Writes a page that asks nothing of anyone: what is left to say when the rest is down. */
export const rendreSansNavigation = (
  c: Contexte,
  contenu: JSX.Element,
  statut: StatutErreur,
): Response =>
  ecrire(c, contenu, statut, {
    navigation: [],
    personne: undefined,
    cherche: false,
  });

function ecrire(
  c: Contexte,
  contenu: JSX.Element,
  statut: 200 | StatutErreur,
  lecteur: Pick<PageCourante, "navigation" | "personne" | "cherche">,
): Response {
  const { noyau, flash, requeteId, nonce, aujourdhui } = c.var;
  let jeton: string | undefined;
  const page: PageCourante = {
    ...lecteur,
    chemin: c.req.path,
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
