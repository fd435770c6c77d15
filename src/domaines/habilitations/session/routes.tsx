import { z } from "zod";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  direRefus,
  effacerCookie,
  estLocal,
  lireCookie,
  lireFormulaire,
  lireRequete,
  poserCookie,
  type Route,
  rediriger,
  rendre,
  type SessionOuverte,
} from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { comptesDeDemonstration } from "../demonstration/comptes.ts";
import { LIBELLES_ROLE } from "../role/role.ts";
import { REPONSES } from "./errors.ts";
import { type CompteOffert, PageConnexion } from "./pages/connexion.tsx";
import { SaisieConnexion, TEMOIN } from "./session.ts";
import { fermerSession } from "./usecases/fermer-session.ts";
import { ouvrirSession } from "./usecases/ouvrir-session.ts";
import { resoudreSession } from "./usecases/resoudre-session.ts";

export interface OptionsConnexion {
  readonly coffre: Pick<Coffre, "signer">;
  /** Whether the accounts of the demonstration are offered and let in; never in production. */
  readonly demonstration: boolean;
  /** Network address of the browser, as the entrypoint knows it behind its proxy. */
  readonly adresseDe: (c: Contexte) => string | undefined;
}

/** The session behind the browser's cookie, for the kernel. */
export const lireSession = async (c: Contexte): Promise<SessionOuverte | undefined> => {
  const jeton = lireCookie(c, TEMOIN);
  if (!jeton) return undefined;
  const resolue = await resoudreSession(c.var.dependances.db, jeton, c.var.aujourdhui);
  return resolue && { ...resolue.session, acteur: resolue.acteur };
};

const Adresse = z.object({ suite: z.string().max(500).default("") });

const accueil = (suite: string): string => (estLocal(suite) ? suite : "/");

const comptesOfferts = (c: Contexte, demonstration: boolean): readonly CompteOffert[] =>
  demonstration
    ? comptesDeDemonstration(c.var.noyau.departement.code).map((compte) => ({
        identifiant: compte.identifiant,
        motDePasse: compte.motDePasse,
        nom: `${compte.prenom} ${compte.nom}`,
        role: LIBELLES_ROLE[compte.role],
        perimetre: compte.perimetre.libelle,
      }))
    : [];

export const routesConnexion = ({
  coffre,
  demonstration,
  adresseDe,
}: OptionsConnexion): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/connexion",
      acces: "public",
      traite: (c) => {
        const { suite } = lireRequete(c, Adresse);
        if (c.var.acteur) return rediriger(c, accueil(suite));
        const comptes = comptesOfferts(c, demonstration);
        return rendre(c, <PageConnexion suite={suite} comptes={comptes} />);
      },
    },
    {
      methode: "POST",
      chemin: "/connexion",
      acces: "public",
      traite: async (c) => {
        const comptes = comptesOfferts(c, demonstration);
        const lu = lireFormulaire(c, SaisieConnexion);
        if (!lu.ok) {
          const { suite } = lu.refus.valeurs;
          const page = (
            <PageConnexion
              saisie={lu.refus}
              suite={typeof suite === "string" ? suite : ""}
              comptes={comptes}
            />
          );
          return rendre(c, page, 422);
        }
        const { identifiant, suite } = lu.value;
        const ouverte = await ouvrirSession(
          {
            db: c.var.dependances.db,
            coffre,
            aujourdhui: c.var.aujourdhui,
            demonstration,
          },
          {
            identifiant,
            motDePasse: lu.value["mot-de-passe"],
            adresse: adresseDe(c),
            agent: c.req.header("user-agent"),
            ancienJeton: lireCookie(c, TEMOIN),
            requeteId: c.var.requeteId,
          },
        );
        if (!ouverte.ok) {
          const { status, message } = direRefus(REPONSES, ouverte.refus);
          const saisie = { valeurs: { identifiant }, erreurs: { "": message } };
          return rendre(
            c,
            <PageConnexion saisie={saisie} suite={suite} comptes={comptes} />,
            status,
          );
        }
        poserCookie(c, TEMOIN, ouverte.value.jeton);
        return rediriger(c, accueil(suite));
      },
    },
    {
      methode: "POST",
      chemin: "/deconnexion",
      acces: "connecte",
      traite: async (c) => {
        const { db } = c.var.dependances;
        const jeton = lireCookie(c, TEMOIN) ?? "";
        await fermerSession(db, acteurDe(c), c.var.aujourdhui, jeton, c.var.requeteId);
        effacerCookie(c, TEMOIN);
        // What the browser kept of the pages seen goes with the session.
        c.header("clear-site-data", '"cache", "storage"');
        return rediriger(c, "/connexion");
      },
    },
  ]);
