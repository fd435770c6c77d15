import type { RouteDecrite } from "#platform/http/index.ts";
import type { ActeurJoue } from "./acteurs.ts";
import { attendue } from "./jouer.ts";

const LIEN = /<a\b[^>]*\bhref="(\/[^"#?]*)/g;
const FORMULAIRE = /<form\b[^>]*\bmethod="post"[^>]*\baction="(\/[^"#?]*)/g;
const AUTRE_FORMULAIRE = /<form\b[^>]*\baction="(\/[^"#?]*)"[^>]*\bmethod="post"/g;

const motif = (chemin: string): RegExp =>
  new RegExp(`^${chemin.replaceAll(".", "[.]").replace(/:[a-zA-Z]+/g, "[^/]+")}$`);

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Every page draws the same addresses but for the ids in them: each is looked up once. */
const trouvees = new Map<string, RouteDecrite | undefined>();

/** Finds, among the routes in the order they are tried, the one that answers an address. */
const trouver = (routes: readonly RouteDecrite[], offerte: string): RouteDecrite | undefined => {
  const cle = offerte.replaceAll(ID, "id");
  if (!trouvees.has(cle)) {
    const [methode, adresse = ""] = offerte.split(" ");
    trouvees.set(
      cle,
      routes.find((r) => r.methode === methode && motif(r.chemin).test(adresse)),
    );
  }
  return trouvees.get(cle);
};

/** Addresses that a page offers to someone who is refused there whatever the file: a door drawn on a wall. */
export const offresRefusees = (
  texte: string,
  routes: readonly RouteDecrite[],
  acteur: ActeurJoue | undefined,
): readonly string[] => {
  const offertes = [
    ...[...texte.matchAll(LIEN)].map((m) => `GET ${m[1]}`),
    ...[FORMULAIRE, AUTRE_FORMULAIRE].flatMap((f) =>
      [...texte.matchAll(f)].map((m) => `POST ${m[1]}`),
    ),
  ];
  return [...new Set(offertes)].filter((offerte) => {
    const route = trouver(routes, offerte);
    return route && attendue(route, acteur, "portefeuille") === "refusee";
  });
};
