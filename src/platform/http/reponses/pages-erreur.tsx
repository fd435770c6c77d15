import { HTTPException } from "hono/http-exception";
import type { JSX } from "hono/jsx/jsx-runtime";
import { PageErreur } from "#platform/html/composants/gabarits/page-erreur.tsx";
import type { Contexte } from "../types.ts";
import { type StatutErreur, statutDe } from "./erreurs.ts";
import { rendreErreurDe, rendreSansNavigation } from "./rendre.tsx";

interface Propos {
  readonly titre: string;
  readonly phrase: string;
}

const PROPOS: { readonly [S in StatutErreur]: Propos } = {
  400: {
    titre: "Cette demande n’est pas lisible",
    phrase:
      "L’adresse ou le formulaire ne sont pas ceux que Passerelle a écrits. Repartez de la page précédente.",
  },
  403: {
    titre: "Cette page n’est pas ouverte à votre compte",
    phrase:
      "Vos droits ne comprennent pas ce geste. La personne qui administre Passerelle dans votre service peut les faire évoluer.",
  },
  404: {
    titre: "Cette page n’existe pas",
    phrase: "L’adresse est fausse, ou ce qu’elle désigne n’est pas dans votre périmètre.",
  },
  405: {
    titre: "Cette adresse ne s’utilise pas ainsi",
    phrase: "Repartez de la page qui porte le bouton ou le formulaire.",
  },
  409: {
    titre: "Le dossier a changé entre-temps",
    phrase:
      "Quelqu’un d’autre l’a modifié pendant que vous l’aviez ouvert. Rien n’a été enregistré : rouvrez-le pour voir où il en est.",
  },
  413: {
    titre: "Cet envoi est trop volumineux",
    phrase: "Le fichier ou le texte dépasse la taille permise. Rien n’a été enregistré.",
  },
  415: {
    titre: "Ce format n’est pas accepté ici",
    phrase: "L’envoi n’a pas la forme attendue par cette page. Rien n’a été enregistré.",
  },
  422: {
    titre: "Cette demande ne peut pas être acceptée",
    phrase: "Une règle s’y oppose. Rien n’a été enregistré.",
  },
  500: {
    titre: "Une panne nous empêche de répondre",
    phrase:
      "Elle est enregistrée de notre côté. Rien de ce que vous avez validé avant n’est perdu ; réessayez dans quelques minutes.",
  },
  503: {
    titre: "Passerelle est momentanément indisponible",
    phrase:
      "La base de données ne répond pas. Rien de ce que vous avez validé avant n’est perdu ; réessayez dans une minute.",
  },
};

/** Any way a request can end badly: logged when it is our fault, told without detail. */
export async function repondreErreur(erreur: Error, c: Contexte): Promise<Response> {
  const statut = statutDe(erreur);
  const requeteId = c.var.requeteId;
  if (statut >= 500) c.var.noyau.journal.error({ requeteId, err: erreur }, "panne");
  const propos = PROPOS[statut];
  const dite = erreur instanceof HTTPException && statut < 500 ? erreur.message : "";
  const phrase = dite || propos.phrase;
  const reponse = c.req.path.startsWith("/api/")
    ? probleme(c, statut, propos.titre, phrase)
    : await rendreErreur(
        c,
        <PageErreur titre={propos.titre} phrase={phrase} statut={statut} />,
        statut,
      );
  if (erreur instanceof HTTPException && erreur.res) {
    for (const [nom, valeur] of erreur.res.headers) reponse.headers.set(nom, valeur);
  }
  if (statut === 503) reponse.headers.set("retry-after", "30");
  return reponse;
}

/** Whoever is logged in keeps the menu to go elsewhere, unless the fault may be what the menu reads. */
const rendreErreur = async (
  c: Contexte,
  page: JSX.Element,
  statut: StatutErreur,
): Promise<Response> =>
  statut < 500 && c.var.acteur
    ? rendreErreurDe(c, c.var.acteur, page, statut)
    : rendreSansNavigation(c, page, statut);

/** RFC 9457, for programs. */
const probleme = (c: Contexte, status: StatutErreur, title: string, detail: string): Response =>
  c.body(JSON.stringify({ title, status, detail, requete: c.var.requeteId }), status, {
    "content-type": "application/problem+json; charset=utf-8",
  });
