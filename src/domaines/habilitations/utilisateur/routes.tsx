import { z } from "zod";
import { direForce, estimerForce } from "#core/force-mot-de-passe.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  type Contexte,
  definirRoutes,
  direRefus,
  lireFormulaire,
  lireId,
  lireRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import type { OptionsAcces } from "../facteur/contexte-http.ts";
import { lireFacteurs } from "../facteur/store.ts";
import { demanderCle } from "../facteur/usecases/proposer.ts";
import { reprendre } from "../session/temoins.ts";
import { type ContexteMonCompte, ouvert, SUITES, suiteDe } from "./contexte-http.ts";
import { REPONSES } from "./errors.ts";
import { PageConfirmer } from "./pages/confirmer.tsx";
import { PageMotDePasse } from "./pages/facteurs.tsx";
import { rendreMonCompte } from "./rendre-mon-compte.tsx";
import { direFacteur, routesMesFacteurs } from "./routes-facteurs.tsx";
import { SaisieChanger, SaisieConfirmer, SaisieConfirmerCle } from "./saisies.ts";
import { changerSonMotDePasse } from "./usecases/changer-mot-de-passe.ts";
import { confirmer, type PreuveCompte } from "./usecases/confirmer.ts";
import { fermerMesSessions } from "./usecases/fermer-mes-sessions.ts";

const RACINE = SUITES.compte;
const Suite = z.object({ suite: z.string().max(100).default("") });

const saisieDe = (champ: string, message: string): Saisie => ({
  valeurs: {},
  erreurs: { [champ]: message },
});
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

/** One's own account: everything here is about whoever is in, and nobody else. */
export const routesCompte = (options: OptionsAcces): readonly Route[] => [
  ...routesMesFacteurs(options),
  ...definirRoutes([
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
  ]),
];
