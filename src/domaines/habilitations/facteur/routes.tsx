import type { JSX } from "hono/jsx/jsx-runtime";
import type { Result } from "#core/result.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  type Contexte,
  definirRoutes,
  direRefus,
  lireFormulaire,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import type { Entree, Etape } from "../session/entree.ts";
import { accueil, entreeDe, reprendre, versConnexion } from "../session/temoins.ts";
import { achever } from "../session/usecases/avancer.ts";
import type { OptionsAcces } from "./contexte-http.ts";
import { contexteFacteur } from "./contexte-http.ts";
import { REPONSES, type RefusFacteur } from "./errors.ts";
import { SaisieApplication, SaisieCle, SaisieCode, SaisieReponseCle } from "./facteur.ts";
import { PageCodes } from "./pages/codes.tsx";
import { PageInscription } from "./pages/inscription.tsx";
import { PageSecondFacteur } from "./pages/second-facteur.tsx";
import { lireApplications } from "./store.ts";
import type { ContexteFacteur } from "./usecases/contexte.ts";
import { type NouveauFacteur, renouvelerCodes, verifierNouveau } from "./usecases/inscrire.ts";
import { demanderCle, proposerApplication, proposerCle } from "./usecases/proposer.ts";
import { type Preuve, prouver } from "./usecases/prouver.ts";

/** Runs a page of a log-in under way; whoever has none starts again. */
const enEntree =
  (
    options: OptionsAcces,
    etape: Etape,
    traite: (c: Contexte, contexte: ContexteFacteur, entree: Entree) => Promise<Response>,
  ) =>
  async (c: Contexte): Promise<Response> => {
    const entree = await entreeDe(c, etape);
    if (!entree) return versConnexion(c);
    const { id, identifiant, prenom, nom } = entree.compte;
    const porteur = { utilisateurId: id, identifiant, nom: `${prenom} ${nom}` };
    return traite(
      c,
      contexteFacteur(c, options, { ...porteur, empreinte: entree.empreinte }),
      entree,
    );
  };

const saisieRefusee = (refus: RefusFacteur, champ: string): Saisie => ({
  valeurs: {},
  erreurs: { [champ]: direRefus(REPONSES, refus).message },
});

const pageCode = async (contexte: ContexteFacteur, saisie?: Saisie): Promise<JSX.Element> => {
  const { db, porteur } = contexte;
  const applications = await lireApplications(db, porteur.utilisateurId);
  return (
    <PageSecondFacteur
      identifiant={porteur.nom}
      application={applications.length > 0}
      cle={await demanderCle(contexte)}
      saisie={saisie}
    />
  );
};

const pageInscription = async (
  contexte: ContexteFacteur,
  saisie?: Saisie,
): Promise<JSX.Element> => (
  <PageInscription
    secret={await proposerApplication(contexte)}
    cle={await proposerCle(contexte)}
    saisie={saisie}
  />
);

/** The second proof: right, she is in; wrong, the same page says so. */
const presenter = async (
  c: Contexte,
  contexte: ContexteFacteur,
  entree: Entree,
  preuve: Preuve,
): Promise<Response> => {
  const prouve = await prouver(contexte, preuve);
  if (!prouve.ok) {
    const champ = "code" in preuve ? "code" : "";
    return rendre(c, await pageCode(contexte, saisieRefusee(prouve.refus, champ)), 422);
  }
  const jeton = await achever(contexte, entree, prouve.value, contexte.visite);
  if (jeton === undefined) return versConnexion(c);
  await reprendre(c, jeton);
  return rediriger(c, accueil(entree.suite));
};

/** A first factor: enrolled and proved at once, it opens the session, and the recovery codes are shown. */
const inscrire = async (
  c: Contexte,
  contexte: ContexteFacteur,
  entree: Entree,
  lu: Result<NouveauFacteur, Saisie>,
): Promise<Response> => {
  if (!lu.ok) return rendre(c, await pageInscription(contexte, lu.refus), 422);
  const nouveau = lu.value;
  const verifie = await verifierNouveau(contexte, nouveau);
  const champ = "code" in nouveau ? "code" : "";
  if (!verifie.ok) {
    return rendre(c, await pageInscription(contexte, saisieRefusee(verifie.refus, champ)), 422);
  }
  let codes: readonly string[] = [];
  const moyen = "code" in nouveau ? "application" : "cle";
  const jeton = await achever(contexte, entree, moyen, contexte.visite, async (trx) => {
    if (!(await verifie.value(trx))) return false;
    codes = await renouvelerCodes(trx, contexte);
    return true;
  });
  if (jeton === undefined) {
    const refus: RefusFacteur = { code: "code" in nouveau ? "demande_perimee" : "cle_connue" };
    return rendre(c, await pageInscription(contexte, saisieRefusee(refus, "")), 422);
  }
  await reprendre(c, jeton);
  const { nom } = contexte.porteur;
  return rendre(c, <PageCodes codes={codes} suite={accueil(entree.suite)} nom={nom} />);
};

/** Pages between a right password and a session: they look for the cookie of the log-in under way themselves. */
export const routesSecondFacteur = (options: OptionsAcces): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/connexion/code",
      acces: "public",
      traite: enEntree(options, "second_facteur", async (c, contexte) =>
        rendre(c, await pageCode(contexte)),
      ),
    },
    {
      methode: "POST",
      chemin: "/connexion/code",
      acces: "public",
      traite: enEntree(options, "second_facteur", async (c, contexte, entree) => {
        const lu = lireFormulaire(c, SaisieCode);
        if (!lu.ok) return rendre(c, await pageCode(contexte, lu.refus), 422);
        return presenter(c, contexte, entree, lu.value);
      }),
    },
    {
      methode: "POST",
      chemin: "/connexion/cle",
      acces: "public",
      traite: enEntree(options, "second_facteur", async (c, contexte, entree) => {
        const lu = lireFormulaire(c, SaisieReponseCle);
        if (!lu.ok) return rendre(c, await pageCode(contexte, lu.refus), 422);
        return presenter(c, contexte, entree, { cle: lu.value.reponse });
      }),
    },
    {
      methode: "GET",
      chemin: "/connexion/inscription",
      acces: "public",
      traite: enEntree(options, "inscription", async (c, contexte) =>
        rendre(c, await pageInscription(contexte)),
      ),
    },
    {
      methode: "POST",
      chemin: "/connexion/inscription/application",
      acces: "public",
      traite: enEntree(options, "inscription", async (c, contexte, entree) =>
        inscrire(c, contexte, entree, lireFormulaire(c, SaisieApplication)),
      ),
    },
    {
      methode: "POST",
      chemin: "/connexion/inscription/cle",
      acces: "public",
      traite: enEntree(options, "inscription", async (c, contexte, entree) =>
        inscrire(c, contexte, entree, lireFormulaire(c, SaisieCle)),
      ),
    },
  ]);
