import { DOSSIER_PUBLIC } from "#platform/html/ressources.ts";
import { introuvable } from "../reponses/erreurs.ts";
import { definirRoutes } from "../routes.ts";
import type { Contexte } from "../types.ts";

/** A file of the bundle: its name holds its fingerprint, so it never changes. */
function servirRessource(c: Contexte): Response {
  const fichier = c.var.noyau.ressources.fichiers.get(c.req.path);
  if (!fichier) return introuvable();
  const acceptes = c.req.header("accept-encoding") ?? "";
  const choix =
    fichier.br && /\bbr\b/.test(acceptes)
      ? { contenu: fichier.br, encodage: "br" }
      : fichier.gzip && /\bgzip\b/.test(acceptes)
        ? { contenu: fichier.gzip, encodage: "gzip" }
        : { contenu: fichier.contenu, encodage: undefined };
  return new Response(Buffer.from(choix.contenu), {
    headers: {
      "content-type": fichier.type,
      "content-length": String(choix.contenu.length),
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
      ...(choix.encodage ? { "content-encoding": choix.encodage } : {}),
    },
  });
}

export const routesStatiques = definirRoutes([
  {
    methode: "GET",
    chemin: `${DOSSIER_PUBLIC}/:fichier`,
    acces: "public",
    anonyme: true,
    traite: servirRessource,
  },
]);
