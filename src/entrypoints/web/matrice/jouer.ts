import { type Geste, POLITIQUE, type Portee, type Role } from "#domaines/habilitations/index.ts";
import type { Acces, Application, RouteDecrite } from "#platform/http/index.ts";
import { type ActeurJoue, csrfDe } from "./acteurs.ts";
import { ADRESSES } from "./adresses.ts";
import {
  MURS,
  type Objet,
  type Situation,
  TOUTES_SITUATIONS,
  VOIT_LA_PERSONNE,
  VOIT_LE_COMPTE,
} from "./politique.ts";
import { nomDeSituation } from "./semis.ts";
import type { Terrain } from "./terrain.ts";

/** What an account finds at an address. */
export type Issue = "admise" | "connexion" | "refusee" | "absente" | "panne";

const ADRESSE = "http://passerelle.test";

const nomDe = ({ methode, chemin }: RouteDecrite): string => `${methode} ${chemin}`;

/** @throws Error for a route that the policy does not know, or whose parameters it does not all name */
const politiqueDe = (route: RouteDecrite): { acces: Acces; objets: readonly Objet[] } => {
  const [acces, ...objets] = ADRESSES[nomDe(route)] ?? [];
  if (!acces || objets.length !== (route.chemin.match(/:/g) ?? []).length) {
    throw new Error(`${nomDe(route)} : la politique ne nomme pas cette adresse ou ses objets.`);
  }
  return { acces, objets };
};

/** What differs between the table of routes and the policy, in words. */
export const differences = (routes: readonly RouteDecrite[]): readonly string[] => {
  const connues = new Set(routes.map(nomDe));
  return [
    ...routes.flatMap((route) => {
      const dite = ADRESSES[nomDe(route)]?.[0];
      if (dite === route.acces) return [];
      return [
        `${nomDe(route)} : ${route.acces} dans la route, ${dite ?? "rien"} dans la politique`,
      ];
    }),
    ...Object.keys(ADRESSES)
      .filter((nom) => !connues.has(nom))
      .map((nom) => `${nom} : plus aucune route`),
  ];
};

const objetsDe = (route: RouteDecrite): readonly Objet[] => politiqueDe(route).objets;

/**
 * Situations in which an address is played: all of them for who may come when a person is behind it; for the others,
 * two are enough to see that nothing depends on whose file it is.
 */
export const situationsDe = (
  route: RouteDecrite,
  acteur: ActeurJoue | undefined,
): readonly Situation[] => {
  if (!objetsDe(route).some((o) => MURS[o] === "personne")) return ["portefeuille"];
  const situations: readonly Situation[] = ["portefeuille", "ailleurs"];
  const vient = situations.some((s) => ["admise", "absente"].includes(attendue(route, acteur, s)));
  return vient ? TOUTES_SITUATIONS : situations;
};

const porteeDe = (acces: string, role: Role): Portee | undefined => {
  const ligne: Partial<Record<Role, Portee>> | undefined = POLITIQUE[acces as Geste];
  return ligne?.[role];
};

/** The installation played has no identity provider, and its accounts no second factor to draw codes from. */
const SANS_OBJET: readonly string[] = [
  "/connexion/oidc",
  "/connexion/oidc/retour",
  "/mon-compte/codes",
];

/** What the policy says, read from its tables alone: no code of the application is asked. */
export const attendue = (
  route: RouteDecrite,
  acteur: ActeurJoue | undefined,
  situation: Situation,
): Issue => {
  const { acces, objets } = politiqueDe(route);
  if (acces === "public") return SANS_OBJET.includes(route.chemin) ? "absente" : "admise";
  if (!acteur?.role || !acteur.perimetre) return "connexion";
  if (SANS_OBJET.includes(route.chemin)) return "absente";
  const { role, perimetre } = acteur;
  if (acces !== "connecte") {
    const portee = porteeDe(acces, role);
    if (!portee || (portee === "departement" && perimetre !== "departement")) return "refusee";
  }
  for (const objet of objets) {
    const mur = MURS[objet];
    if (mur === "departement" && perimetre !== "departement") return "absente";
    if (mur === "aucun") return "absente";
    if (mur === "compte" && !VOIT_LE_COMPTE[role]?.includes(perimetre)) return "absente";
    if (mur === "personne" && !VOIT_LA_PERSONNE[perimetre].includes(situation)) return "absente";
  }
  return "admise";
};

const valeurDe = async (
  objet: Objet,
  rang: number,
  situation: Situation,
  terrain: Terrain,
  acteur: ActeurJoue | undefined,
): Promise<string> => {
  const objets = terrain.objets.get(situation);
  if (!objets) throw new Error(`Situation sans objets : ${situation}`);
  switch (objet) {
    case "personne":
      return rang === 0 ? objets.personne : objets.autre;
    case "lien":
    case "orientation":
    case "courrier":
      return objets[objet];
    case "lot":
      return acteur?.role ? terrain.lotDe(acteur) : "00000000-0000-4000-8000-f00000000000";
    case "personne_tracee":
      return objets.personne;
    case "session_dautrui":
    case "inexistant":
      return "00000000-0000-4000-8000-00000000dead";
    default:
      return terrain.communs[objet];
  }
};

/** The address as a browser would ask for it. */
export const adresseDe = async (
  route: RouteDecrite,
  situation: Situation,
  terrain: Terrain,
  acteur: ActeurJoue | undefined,
): Promise<string> => {
  const valeurs = await Promise.all(
    objetsDe(route).map((objet, rang) => valeurDe(objet, rang, situation, terrain, acteur)),
  );
  const chemin = route.chemin.replace(/:[a-zA-Z]+/g, () => valeurs.shift() ?? "");
  return `${chemin}${route.methode === "GET" ? (DEMANDES[route.chemin] ?? "") : ""}`;
};

/** What an address must be asked with, to show anything. */
const DEMANDES: Readonly<Record<string, string>> = { "/tableau-de-bord/liste": "?de=entres" };

const VISITE = "visite-de-la-matrice";

/** Where every person of the situations is found at once, if the wall lets them be. */
const CHERCHEES = "AAA";

type Champs = readonly (readonly [string, string])[];

/** What a form says; of lists, lines of everyone, since their ids come from who posts them. */
export const saisieDe = (adresse: string, { objets }: Pick<Terrain, "objets">): Champs => {
  if (adresse === "/recherche") return [["q", CHERCHEES]];
  if (adresse === "/personnes/recherche") return [["nom", CHERCHEES]];
  if (adresse === "/orientation/relecture") {
    return [...objets.values()].map(({ orientation }) => ["choix", `${orientation}:1`]);
  }
  const aVersion = /\/valider$|^\/comptes\/[^/]+\/(invitation(\/annuler)?|reactiver)$/.test(
    adresse,
  );
  return aVersion ? [["version", "1"]] : [];
};

/** A form that says what it must to be read, and no more: what is refused is refused whatever it says. */
export const demander = (
  application: Application,
  methode: string,
  adresse: string,
  acteur: ActeurJoue | undefined,
  champs: Champs = [],
): Promise<Response> => {
  const cookie = acteur ? `passerelle=${acteur.jeton}` : `visite=${VISITE}`;
  const entetes = { cookie, origin: ADRESSE, "user-agent": "matrice" };
  const corps =
    methode === "POST"
      ? {
          body: new URLSearchParams([
            ["_jeton", acteur?.csrf ?? csrfDe(VISITE)],
            ...champs.map(([nom, valeur]): [string, string] => [nom, valeur]),
          ]).toString(),
          headers: { ...entetes, "content-type": "application/x-www-form-urlencoded" },
        }
      : { headers: entetes };
  return Promise.resolve(
    application.fetch(new Request(`${ADRESSE}${adresse}`, { method: methode, ...corps }), {}),
  );
};

export const issueDe = ({ acces }: RouteDecrite, reponse: Response): Issue => {
  const { status, headers } = reponse;
  if (status >= 500) return "panne";
  if (status === 403) return "refusee";
  if (status === 404) return "absente";
  // The pages of the log-in itself send back to its beginning.
  const versConnexion =
    acces !== "public" &&
    status === 303 &&
    /^\/connexion(\?|$)/.test(headers.get("location") ?? "");
  return versConnexion ? "connexion" : "admise";
};

/** Situations whose persons are named in an answer to someone who does not see them. */
export const fuites = (texte: string, acteur: ActeurJoue | undefined): readonly Situation[] =>
  TOUTES_SITUATIONS.filter(
    (situation) =>
      !(acteur?.perimetre && VOIT_LA_PERSONNE[acteur.perimetre].includes(situation)) &&
      texte.toUpperCase().includes(nomDeSituation(situation)),
  );

const ENTETES: readonly (readonly [string, RegExp])[] = [
  [
    "content-security-policy",
    /default-src 'none'.*script-src 'nonce-[\w-]+'.*frame-ancestors 'none'/,
  ],
  ["x-content-type-options", /^nosniff$/],
  ["x-frame-options", /^DENY$/],
  ["referrer-policy", /^same-origin$/],
  ["cross-origin-opener-policy", /^same-origin$/],
  ["x-request-id", /^[0-9a-f-]{36}$/],
  ["cache-control", /no-store|immutable|max-age/],
];

/** Headers no answer goes without, errors and redirections included. */
export const entetesManquants = ({ headers }: Response): readonly string[] =>
  ENTETES.filter(([nom, forme]) => !forme.test(headers.get(nom) ?? "")).map(([nom]) => nom);

/** A page without what differs at each answer: nonce, anti-forgery token, challenge, place in a list, ids. */
export const sansCeQuiChange = (texte: string): string =>
  texte
    .replaceAll(/nonce="[^"]*"|curseur=[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}/g, "")
    .replaceAll(/[\w-]{40,}/g, "");
