import { z } from "zod";
import {
  type Contexte,
  definirRoutes,
  direRefus,
  effacerCookie,
  introuvable,
  lireCookie,
  lireRequete,
  poserCookie,
  type Route,
  rediriger,
} from "#platform/http/index.ts";
import { type OptionsAcces, visiteDe } from "../facteur/contexte-http.ts";
import { rendreConnexion } from "../session/rendre-connexion.tsx";
import { TEMOIN } from "../session/session.ts";
import { accueil, origineDe, suivre } from "../session/temoins.ts";
import { REPONSES, type RefusOidc } from "./errors.ts";
import type { Fournisseur } from "./fournisseur.ts";
import { entrerParOidc } from "./usecases/entrer-par-oidc.ts";

const TEMOIN_DEPART = "depart";
/** Time to prove oneself there. */
const DEPART_SECONDES = 600;
const RETOUR = "/connexion/oidc/retour";

const Adresse = z.object({ suite: z.string().max(500).default("") });
const Depart = z.object({
  etat: z.string(),
  nonce: z.string(),
  verificateur: z.string(),
  suite: z.string(),
  expire: z.number(),
});

const lireDepart = (c: Contexte, { coffre, horloge = Date.now }: OptionsAcces) => {
  const scelle = lireCookie(c, TEMOIN_DEPART);
  effacerCookie(c, TEMOIN_DEPART);
  if (!scelle) return undefined;
  try {
    const clair = coffre.dechiffrer(Buffer.from(scelle, "base64url"));
    const depart = Depart.parse(JSON.parse(clair));
    return depart.expire > horloge() ? depart : undefined;
  } catch {
    return undefined;
  }
};

const refuserConnexion = (
  c: Contexte,
  options: OptionsAcces,
  refus: RefusOidc,
  suite: string,
): Promise<Response> => {
  const saisie = { valeurs: {}, erreurs: { "": direRefus(REPONSES, refus).message } };
  return rendreConnexion(c, options, suite, saisie);
};

const partir = async (c: Contexte, options: OptionsAcces, oidc: Fournisseur): Promise<Response> => {
  const { suite } = lireRequete(c, Adresse);
  if (c.var.acteur) return rediriger(c, accueil(suite));
  const { coffre, horloge = Date.now } = options;
  const commence = await oidc.commencer(`${origineDe(c)}${RETOUR}`);
  if (!commence.ok) return refuserConnexion(c, options, commence.refus, suite);
  const { adresse, depart } = commence.value;
  const emporte = { ...depart, suite, expire: horloge() + DEPART_SECONDES * 1000 };
  const scelle = coffre.chiffrer(JSON.stringify(emporte)).toString("base64url");
  poserCookie(c, TEMOIN_DEPART, scelle, { duree: DEPART_SECONDES });
  return c.redirect(adresse, 303);
};

const revenir = async (
  c: Contexte,
  options: OptionsAcces,
  oidc: Fournisseur,
): Promise<Response> => {
  const depart = lireDepart(c, options);
  const { libelle } = oidc;
  const suite = depart?.suite ?? "";
  if (!depart) return refuserConnexion(c, options, { code: "retour_refuse", libelle }, suite);
  // Our public address, whatever host the request names.
  const adresse = new URL(`${origineDe(c)}${RETOUR}`);
  adresse.search = new URL(c.req.url).search;
  const identite = await oidc.terminer(adresse, depart);
  if (!identite.ok) return refuserConnexion(c, options, identite.refus, suite);
  const { coffre, demonstration } = options;
  const { dependances, aujourdhui } = c.var;
  const entree = await entrerParOidc(
    { db: dependances.db, coffre, demonstration, aujourdhui },
    identite.value,
    { ...visiteDe(c, options), suite, ancienJeton: lireCookie(c, TEMOIN) },
  );
  return entree.ok
    ? suivre(c, entree.value, suite)
    : refuserConnexion(c, options, { code: "compte_absent", libelle }, suite);
};

/**
 * The addresses exist in every instance, so that the table of routes is one; without a provider they lead nowhere.
 * The code that the provider puts in the address of the return is the protocol's own: it serves once, and the log
 * names the route, never the address.
 */
export const routesOidc = (options: OptionsAcces): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/connexion/oidc",
      acces: "public",
      traite: (c) => (options.oidc ? partir(c, options, options.oidc) : introuvable()),
    },
    {
      methode: "GET",
      chemin: RETOUR,
      acces: "public",
      traite: (c) => (options.oidc ? revenir(c, options, options.oidc) : introuvable()),
    },
  ]);
