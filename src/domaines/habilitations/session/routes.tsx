import { z } from "zod";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  direRefus,
  effacerCookie,
  lireCookie,
  lireFormulaire,
  lireRequete,
  type Route,
  rediriger,
  type SessionOuverte,
} from "#platform/http/index.ts";
import { type OptionsAcces, visiteDe } from "../facteur/contexte-http.ts";
import { REPONSES } from "./errors.ts";
import { rendreConnexion } from "./rendre-connexion.tsx";
import { SaisieConnexion, TEMOIN } from "./session.ts";
import { accueil, origineDe, suivre } from "./temoins.ts";
import { fermerSession } from "./usecases/fermer-session.ts";
import { ouvrirSession } from "./usecases/ouvrir-session.ts";
import { resoudreSession } from "./usecases/resoudre-session.ts";

/** The session behind the browser's cookie, for the kernel. */
export const lireSession = async (c: Contexte): Promise<SessionOuverte | undefined> => {
  const jeton = lireCookie(c, TEMOIN);
  if (!jeton) return undefined;
  const resolue = await resoudreSession(c.var.dependances.db, jeton, c.var.aujourdhui);
  return resolue && { ...resolue.session, acteur: resolue.acteur };
};

const Adresse = z.object({ suite: z.string().max(500).default("") });

const connecter = async (c: Contexte, options: OptionsAcces): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieConnexion);
  if (!lu.ok) {
    const { suite } = lu.refus.valeurs;
    return rendreConnexion(c, options, typeof suite === "string" ? suite : "", lu.refus);
  }
  const { identifiant, suite } = lu.value;
  const { coffre, demonstration } = options;
  const { aujourdhui, dependances } = c.var;
  const ouverte = await ouvrirSession(
    { db: dependances.db, coffre, aujourdhui, demonstration },
    {
      ...visiteDe(c, options),
      ...{ identifiant, suite },
      motDePasse: lu.value["mot-de-passe"],
      ancienJeton: lireCookie(c, TEMOIN),
    },
  );
  if (ouverte.ok) return suivre(c, ouverte.value, suite);
  const { message } = direRefus(REPONSES, ouverte.refus);
  const saisie = { valeurs: { identifiant }, erreurs: { "": message } };
  return rendreConnexion(c, options, suite, saisie);
};

/**
 * Logging out of the identity provider is a page of its own, reached by `Refresh`: the policy of our pages lets no
 * form end anywhere else.
 */
const deconnecter = async (c: Contexte, { coffre, oidc }: OptionsAcces): Promise<Response> => {
  const { db } = c.var.dependances;
  const jeton = lireCookie(c, TEMOIN) ?? "";
  const scelle = await fermerSession(db, acteurDe(c), c.var.aujourdhui, jeton, c.var.requeteId);
  effacerCookie(c, TEMOIN);
  // What the browser kept of the pages seen goes with the session.
  c.header("clear-site-data", '"cache", "storage"');
  const ailleurs =
    scelle && oidc && (await oidc.sortir(coffre.dechiffrer(scelle), `${origineDe(c)}/connexion`));
  if (!ailleurs) return rediriger(c, "/connexion");
  c.header("refresh", `0; url=${ailleurs}`);
  return c.text("Déconnexion…");
};

export const routesConnexion = (options: OptionsAcces): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/connexion",
      acces: "public",
      traite: (c) => {
        const { suite } = lireRequete(c, Adresse);
        return c.var.acteur
          ? rediriger(c, accueil(suite))
          : rendreConnexion(c, options, suite, undefined, 200);
      },
    },
    {
      methode: "POST",
      chemin: "/connexion",
      acces: "public",
      traite: (c) => connecter(c, options),
    },
    {
      methode: "POST",
      chemin: "/deconnexion",
      acces: "connecte",
      traite: (c) => deconnecter(c, options),
    },
  ]);
