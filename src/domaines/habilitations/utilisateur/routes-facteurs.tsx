import type { Result } from "#core/result.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  arreter,
  type Contexte,
  definirRoutes,
  direRefus,
  introuvable,
  lireFormulaire,
  lireId,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import type { OptionsAcces } from "../facteur/contexte-http.ts";
import { REPONSES as REPONSES_FACTEUR, type RefusFacteur } from "../facteur/errors.ts";
import { SaisieApplication, SaisieCle, SaisieRenommer } from "../facteur/facteur.ts";
import { PageCodes } from "../facteur/pages/codes.tsx";
import { lireFacteurs } from "../facteur/store.ts";
import {
  ajouterFacteur,
  changerCodes,
  type FacteurAjoute,
  renommer,
  retirer,
} from "../facteur/usecases/gerer.ts";
import type { NouveauFacteur } from "../facteur/usecases/inscrire.ts";
import { proposerApplication, proposerCle } from "../facteur/usecases/proposer.ts";
import { reprendre } from "../session/temoins.ts";
import { type ContexteMonCompte, confirme, SUITES } from "./contexte-http.ts";
import { PageAjouterApplication, PageAjouterCle, PageFacteur } from "./pages/facteurs.tsx";

const RACINE = SUITES.compte;

export const direFacteur = (refus: RefusFacteur): string =>
  direRefus(REPONSES_FACTEUR, refus).message;

const refuserFacteur = (refus: RefusFacteur): never => {
  const { status, message } = direRefus(REPONSES_FACTEUR, refus);
  return status === 404 ? introuvable() : arreter(status, message);
};

/** The session goes on under its new token; new recovery codes are shown at once, and never again. */
const continuer = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  { jeton, codes }: FacteurAjoute,
): Promise<Response> => {
  await reprendre(c, jeton);
  if (codes) {
    return rendre(c, <PageCodes codes={codes} suite={RACINE} nom={contexte.porteur.nom} />);
  }
  return rediriger(c, RACINE, {
    texte: "Second facteur ajouté. Vos autres sessions sont fermées.",
  });
};

const ajouter = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  lu: Result<NouveauFacteur, Saisie>,
  montrer: (c: Contexte, contexte: ContexteMonCompte, saisie: Saisie) => Promise<Response>,
): Promise<Response> => {
  if (!lu.ok) return montrer(c, contexte, lu.refus);
  const ajoute = await ajouterFacteur(contexte, lu.value);
  if (ajoute.ok) return continuer(c, contexte, ajoute.value);
  const champ = ajoute.refus.code === "code_refuse" ? "code" : "";
  const saisie = {
    valeurs: { nom: lu.value.nom },
    erreurs: { [champ]: direFacteur(ajoute.refus) },
  };
  return montrer(c, contexte, saisie);
};

const pageApplication = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  saisie?: Saisie,
): Promise<Response> => {
  const secret = await proposerApplication(contexte);
  const page = <PageAjouterApplication secret={secret} saisie={saisie} />;
  return rendre(c, page, saisie ? 422 : 200);
};

const pageCle = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  saisie?: Saisie,
): Promise<Response> => {
  const page = <PageAjouterCle options={await proposerCle(contexte)} saisie={saisie} />;
  return rendre(c, page, saisie ? 422 : 200);
};

const pageFacteur = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  saisie?: Saisie,
): Promise<Response> => {
  const { liste } = await lireFacteurs(contexte.db, contexte.porteur.utilisateurId);
  const facteur = liste.find((f) => f.id === lireId(c));
  if (!facteur) return introuvable();
  const seul = liste.length === 1 && contexte.exige;
  const empeche = seul ? direFacteur({ code: "dernier_facteur" }) : undefined;
  const page = <PageFacteur facteur={facteur} empeche={empeche} saisie={saisie} />;
  return rendre(c, page, saisie ? 422 : 200);
};

const renommerUn = async (c: Contexte, contexte: ContexteMonCompte): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieRenommer);
  if (!lu.ok) return pageFacteur(c, contexte, lu.refus);
  const renomme = await renommer(contexte, lireId(c), lu.value.nom);
  return renomme.ok
    ? rediriger(c, RACINE, { texte: "Second facteur renommé." })
    : refuserFacteur(renomme.refus);
};

const retirerUn = async (c: Contexte, contexte: ContexteMonCompte): Promise<Response> => {
  const retire = await retirer(contexte, lireId(c), contexte.exige);
  if (!retire.ok) return refuserFacteur(retire.refus);
  await reprendre(c, retire.value);
  return rediriger(c, RACINE, {
    texte: "Second facteur retiré. Vos autres sessions sont fermées.",
  });
};

const renouveler = async (c: Contexte, contexte: ContexteMonCompte): Promise<Response> => {
  const change = await changerCodes(contexte);
  return change.ok ? continuer(c, contexte, change.value) : refuserFacteur(change.refus);
};

/** Her second factors: each gesture asks for a proof of less than ten minutes. */
export const routesMesFacteurs = (options: OptionsAcces): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/mon-compte/facteurs/application",
      acces: "connecte",
      traite: confirme(options, (c, contexte) => pageApplication(c, contexte)),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/facteurs/application",
      acces: "connecte",
      traite: confirme(options, (c, contexte) =>
        ajouter(c, contexte, lireFormulaire(c, SaisieApplication), pageApplication),
      ),
    },
    {
      methode: "GET",
      chemin: "/mon-compte/facteurs/cle",
      acces: "connecte",
      traite: confirme(options, (c, contexte) => pageCle(c, contexte)),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/facteurs/cle",
      acces: "connecte",
      traite: confirme(options, (c, contexte) =>
        ajouter(c, contexte, lireFormulaire(c, SaisieCle), pageCle),
      ),
    },
    {
      methode: "GET",
      chemin: "/mon-compte/facteurs/:id",
      acces: "connecte",
      traite: confirme(options, (c, contexte) => pageFacteur(c, contexte)),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/facteurs/:id/renommer",
      acces: "connecte",
      traite: confirme(options, renommerUn, SUITES.compte),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/facteurs/:id/retirer",
      acces: "connecte",
      traite: confirme(options, retirerUn, SUITES.compte),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/codes",
      acces: "connecte",
      traite: confirme(options, renouveler, SUITES.compte),
    },
  ]);
