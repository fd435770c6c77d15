import { type Geste, POLITIQUE, type Portee, type Role } from "#domaines/habilitations/index.ts";
import type { Application, RouteDecrite } from "#platform/http/index.ts";
import {
  MURS,
  OBJETS_DES_ADRESSES,
  type Objet,
  type Situation,
  TOUTES_SITUATIONS,
  VOIT_LA_PERSONNE,
} from "./politique.ts";
import { type ActeurJoue, csrfDe, type Terrain } from "./terrain.ts";

/** What an account finds at an address. */
export type Issue = "admise" | "connexion" | "refusee" | "absente" | "panne";

const ADRESSE = "http://passerelle.test";

/** What the addresses designate, parameters in order. @throws Error for a route the policy does not know */
export const objetsDe = ({ chemin }: Pick<RouteDecrite, "chemin">): readonly Objet[] => {
  const objets = OBJETS_DES_ADRESSES[chemin] ?? [];
  if (objets.length !== (chemin.match(/:/g) ?? []).length) {
    throw new Error(`L’adresse ${chemin} désigne un objet que la politique ne nomme pas.`);
  }
  return objets;
};

/** Situations in which an address is played: all of them when a person is behind it. */
export const situationsDe = (route: RouteDecrite): readonly Situation[] =>
  objetsDe(route).some((o) => MURS[o] === "personne") ? TOUTES_SITUATIONS : ["portefeuille"];

const porteeDe = (acces: string, role: Role): Portee | undefined => {
  const ligne: Partial<Record<Role, Portee>> | undefined = POLITIQUE[acces as Geste];
  return ligne?.[role];
};

/** What the policy says, read from its tables alone: no code of the application is asked. */
export const attendue = (
  { acces, ...route }: RouteDecrite,
  acteur: ActeurJoue | undefined,
  situation: Situation,
): Issue => {
  if (acces === "public") return "admise";
  if (!acteur?.role || !acteur.perimetre) return "connexion";
  const { role, perimetre } = acteur;
  if (acces !== "connecte") {
    const portee = porteeDe(acces, role);
    if (!portee || (portee === "departement" && perimetre !== "departement")) return "refusee";
  }
  for (const objet of objetsDe(route)) {
    const mur = MURS[objet];
    if (mur === "departement" && perimetre !== "departement") return "absente";
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
  return route.chemin.replace(/:[a-zA-Z]+/g, () => valeurs.shift() ?? "");
};

const VISITE = "visite-de-la-matrice";

/** A form that says what it must to be read, and no more: what is refused is refused whatever it says. */
export const demander = (
  application: Application,
  methode: string,
  adresse: string,
  acteur: ActeurJoue | undefined,
): Promise<Response> => {
  const cookie = acteur ? `passerelle=${acteur.jeton}` : `visite=${VISITE}`;
  const entetes = { cookie, origin: ADRESSE, "user-agent": "matrice" };
  const corps =
    methode === "POST"
      ? {
          body: new URLSearchParams({
            _jeton: acteur?.csrf ?? csrfDe(VISITE),
            ...(/\/valider$/.test(adresse) ? { version: "1" } : {}),
          }).toString(),
          headers: { ...entetes, "content-type": "application/x-www-form-urlencoded" },
        }
      : { headers: entetes };
  return Promise.resolve(
    application.fetch(new Request(`${ADRESSE}${adresse}`, { method: methode, ...corps })),
  );
};

export const issueDe = (reponse: Response): Issue => {
  const { status, headers } = reponse;
  if (status >= 500) return "panne";
  if (status === 403) return "refusee";
  if (status === 404) return "absente";
  const versConnexion = status === 303 && /^\/connexion(\?|$)/.test(headers.get("location") ?? "");
  return versConnexion ? "connexion" : "admise";
};
