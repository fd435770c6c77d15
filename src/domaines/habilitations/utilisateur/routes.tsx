import { z } from "zod";
import { direForce, estimerForce } from "#core/force-mot-de-passe.ts";
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
  lireRequete,
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
import { demanderCle, proposerApplication, proposerCle } from "../facteur/usecases/proposer.ts";
import { reprendre } from "../session/temoins.ts";
import { type ContexteMonCompte, confirme, ouvert, SUITES, suiteDe } from "./contexte-http.ts";
import { REPONSES } from "./errors.ts";
import { PageConfirmer } from "./pages/confirmer.tsx";
import {
  PageAjouterApplication,
  PageAjouterCle,
  PageFacteur,
  PageMotDePasse,
} from "./pages/facteurs.tsx";
import { rendreMonCompte } from "./rendre-mon-compte.tsx";
import { SaisieChanger, SaisieConfirmer, SaisieConfirmerCle } from "./saisies.ts";
import { changerSonMotDePasse } from "./usecases/changer-mot-de-passe.ts";
import { confirmer, type PreuveCompte } from "./usecases/confirmer.ts";
import { fermerMesSessions } from "./usecases/fermer-mes-sessions.ts";

const RACINE = "/mon-compte";
const Suite = z.object({ suite: z.string().max(100).default("") });

const saisieDe = (champ: string, message: string): Saisie => ({
  valeurs: {},
  erreurs: { [champ]: message },
});
const direFacteur = (refus: RefusFacteur): string => direRefus(REPONSES_FACTEUR, refus).message;

const refuserFacteur = (refus: RefusFacteur): never => {
  const { status, message } = direRefus(REPONSES_FACTEUR, refus);
  return status === 404 ? introuvable() : arreter(status, message);
};

const pageConfirmer = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  suite: string,
  saisie?: Saisie,
): Promise<Response> => {
  const { liste } = await lireFacteurs(contexte.db, contexte.porteur.utilisateurId);
  const page = (
    <PageConfirmer
      suite={suiteDe(suite)}
      facteurs={liste.length > 0}
      cle={await demanderCle(contexte)}
      saisie={saisie}
    />
  );
  return rendre(c, page, saisie ? 422 : 200);
};

const seConfirmer = async (
  c: Contexte,
  contexte: ContexteMonCompte,
  suite: string,
  preuve: PreuveCompte,
): Promise<Response> => {
  const confirmee = await confirmer(contexte, preuve);
  if (confirmee.ok) {
    await reprendre(c, confirmee.value);
    return rediriger(c, suiteDe(suite));
  }
  const champ = "code" in preuve ? "code" : "motDePasse" in preuve ? "mot-de-passe" : "";
  return pageConfirmer(c, contexte, suite, saisieDe(champ, direFacteur(confirmee.refus)));
};

const changer = async (c: Contexte, contexte: ContexteMonCompte): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieChanger);
  if (!lu.ok) return rendre(c, <PageMotDePasse saisie={lu.refus} />, 422);
  const change = await changerSonMotDePasse(contexte, lu.value, c.var.noyau.departement.nom);
  if (!change.ok) {
    const { message } = direRefus(REPONSES, change.refus);
    const champ = change.refus.code === "mot_de_passe_actuel" ? "actuel" : "nouveau";
    return rendre(c, <PageMotDePasse saisie={saisieDe(champ, message)} />, 422);
  }
  await reprendre(c, change.value);
  return rediriger(c, RACINE, {
    texte: `Mot de passe changé. ${direForce(estimerForce(lu.value.nouveau))} Vos autres sessions sont fermées.`,
  });
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

/** One's own account: everything here is about whoever is in, and nobody else. */
export const routesCompte = (options: OptionsAcces): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/mon-compte",
      acces: "connecte",
      traite: ouvert(options, rendreMonCompte),
    },
    {
      methode: "GET",
      chemin: "/mon-compte/confirmer",
      acces: "connecte",
      traite: ouvert(options, (c, contexte) =>
        pageConfirmer(c, contexte, lireRequete(c, Suite).suite),
      ),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/confirmer",
      acces: "connecte",
      traite: ouvert(options, (c, contexte) => {
        const lu = lireFormulaire(c, SaisieConfirmer);
        if (!lu.ok) return pageConfirmer(c, contexte, SUITES.compte, lu.refus);
        const { code, suite } = lu.value;
        const motDePasse = lu.value["mot-de-passe"];
        return seConfirmer(c, contexte, suite, code === "" ? { motDePasse } : { code });
      }),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/confirmer/cle",
      acces: "connecte",
      traite: ouvert(options, (c, contexte) => {
        const lu = lireFormulaire(c, SaisieConfirmerCle);
        if (!lu.ok) return pageConfirmer(c, contexte, SUITES.compte, lu.refus);
        return seConfirmer(c, contexte, lu.value.suite, { cle: lu.value.reponse });
      }),
    },
    {
      methode: "GET",
      chemin: "/mon-compte/mot-de-passe",
      acces: "connecte",
      traite: (c) => rendre(c, <PageMotDePasse />),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/mot-de-passe",
      acces: "connecte",
      traite: ouvert(options, changer),
    },
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
    {
      methode: "POST",
      chemin: "/mon-compte/sessions/:id/fermer",
      acces: "connecte",
      traite: ouvert(options, async (c, contexte) => {
        await fermerMesSessions(contexte, lireId(c));
        return rediriger(c, RACINE, { texte: "Session fermée." });
      }),
    },
    {
      methode: "POST",
      chemin: "/mon-compte/sessions/fermer-les-autres",
      acces: "connecte",
      traite: ouvert(options, async (c, contexte) => {
        await fermerMesSessions(contexte);
        return rediriger(c, RACINE, { texte: "Les autres sessions sont fermées." });
      }),
    },
  ]);
