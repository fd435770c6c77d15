import { peut } from "#domaines/habilitations/index.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  decouperPage,
  definirRoutes,
  direRefus,
  introuvable,
  lienCurseur,
  lireCurseur,
  lireFormulaire,
  lireId,
  lireRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { ServicesFlux } from "../depot/services.ts";
import { REPONSES_REJET } from "./errors.ts";
import { PageRejet } from "./pages/fiche.tsx";
import { PageRejets } from "./pages/liste.tsx";
import { countRejets, listRejets, loadRejet } from "./queries/lister-rejets.ts";
import {
  type FicheRejet,
  FiltresRejets,
  SaisieAbandonner,
  SaisieCorriger,
  SaisieSuivre,
} from "./rejet.ts";
import { masquerBloc } from "./rules/masque.ts";
import { type EffetReparation, reparerRejet } from "./usecases/reparer-rejet.ts";
import { abandonnerRejet, suivreRejet } from "./usecases/traiter-rejet.ts";

const TAILLE = 50;
const TRI = "flux-rejets";

const lister = async (c: Contexte): Promise<Response> => {
  const acteur = acteurDe(c);
  const filtres = lireRequete(c, FiltresRejets);
  const curseur = lireCurseur(c, TRI);
  const place = curseur && { id: String(curseur.valeurs[0]), avant: curseur.sens === "avant" };
  const { lues, comptes } = await lirePour(
    c.var.dependances.db,
    acteur,
    c.var.aujourdhui,
    async (trx) => ({
      lues: await listRejets(trx, filtres, acteur.utilisateurId, place, TAILLE + 1),
      comptes: await countRejets(trx, filtres, acteur.utilisateurId),
    }),
  );
  const page = decouperPage(lues, TAILLE, curseur, (r) => [r.id]);
  return rendre(
    c,
    <PageRejets
      lignes={page.lignes}
      filtres={filtres}
      comptes={comptes}
      precedentes={page.precedente && lienCurseur(c, TRI, page.precedente)}
      suivantes={page.suivante && lienCurseur(c, TRI, page.suivante)}
    />,
  );
};

/** Reading a dossier is traced, like any file of a person. */
const loadFiche = async (c: Contexte): Promise<FicheRejet> => {
  const acteur = acteurDe(c);
  const id = lireId(c);
  const fiche = await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const lue = await loadRejet(trx, id);
    if (lue) {
      await tracer(trx, {
        acteur,
        geste: "flux.consulter_rejet",
        objetSorte: "rejet",
        objetId: id,
        depotId: lue.depotId,
        requeteId: c.var.requeteId,
      });
    }
    return lue;
  });
  return fiche ?? introuvable();
};

const EFFETS: Readonly<Record<EffetReparation, string>> = {
  cree: "Dossier corrigé : le foyer est créé.",
  modifie: "Dossier corrigé : le foyer est mis à jour.",
  inchange: "Dossier corrigé : il ne changeait rien à ce qui était connu.",
  ancien: "Dossier corrigé, sans effet : un fichier plus récent en disait déjà plus.",
  deja: "Ce dossier était déjà corrigé.",
};

/** The work list of rejected dossiers, and each one of them. */
export const routesRejets = ({ atelier, mettreEnFile }: ServicesFlux): readonly Route[] => {
  const afficher = async (
    c: Contexte,
    refusee?: Saisie,
    statut: 200 | 409 | 422 = 200,
  ): Promise<Response> => {
    const acteur = acteurDe(c);
    const fiche = await loadFiche(c);
    const masque = !peut(acteur, "personnes.voir_nir");
    const clair = atelier.coffre.dechiffrer(fiche.contenu);
    const bloc = masque ? masquerBloc(clair) : clair;
    const saisie = {
      valeurs: { ...saisieDe({ contenu: bloc }).valeurs, ...refusee?.valeurs },
      erreurs: refusee?.erreurs ?? {},
    };
    return rendre(
      c,
      <PageRejet
        fiche={fiche}
        bloc={bloc}
        masque={masque}
        estMien={fiche.suiviParId === acteur.utilisateurId}
        saisie={saisie}
      />,
      statut,
    );
  };

  const corriger = async (c: Contexte): Promise<Response> => {
    const acteur = acteurDe(c);
    const saisie = lireFormulaire(c, SaisieCorriger);
    if (!saisie.ok) return afficher(c, saisie.refus, 422);
    // Out of sight is not there: the second wall answers before anything is opened.
    await loadFiche(c);
    const { contenu } = saisie.value;
    const fait = await reparerRejet(
      { atelier },
      {
        rejetId: lireId(c),
        contenu,
        par: acteur,
        masque: !peut(acteur, "personnes.voir_nir"),
      },
    );
    if (!fait.ok) {
      const { status, message } = direRefus(REPONSES_REJET, fait.refus);
      if (status !== 422) return arreter(status, message);
      return afficher(c, { valeurs: { contenu }, erreurs: { contenu: message } }, 422);
    }
    // What listens to imports (the orientation queue) hears of this one the same way; applying again does nothing.
    await mettreEnFile(fait.value.depotId);
    return rediriger(c, `/flux/rejets/${lireId(c)}`, { texte: EFFETS[fait.value.effet] });
  };

  const abandonner = async (c: Contexte): Promise<Response> => {
    const saisie = lireFormulaire(c, SaisieAbandonner);
    if (!saisie.ok) return afficher(c, saisie.refus, 422);
    const { db } = c.var.dependances;
    const ou = { acteur: acteurDe(c), aujourdhui: c.var.aujourdhui, rejetId: lireId(c) };
    const fait = await abandonnerRejet(db, ou, saisie.value.raison);
    if (fait.ok) return rediriger(c, "/flux/rejets", { texte: "Dossier abandonné." });
    const { status, message } = direRefus(REPONSES_REJET, fait.refus);
    return arreter(status, message);
  };

  const suivre = async (c: Contexte): Promise<Response> => {
    const saisie = lireFormulaire(c, SaisieSuivre);
    if (!saisie.ok) return arreter(400);
    const { suivi } = saisie.value;
    const { db } = c.var.dependances;
    const ou = { acteur: acteurDe(c), aujourdhui: c.var.aujourdhui, rejetId: lireId(c) };
    const fait = await suivreRejet(db, ou, suivi);
    if (!fait.ok) {
      const { status, message } = direRefus(REPONSES_REJET, fait.refus);
      return arreter(status, message);
    }
    return rediriger(c, `/flux/rejets/${ou.rejetId}`, {
      texte: suivi === "oui" ? "Vous suivez ce dossier." : "Vous ne suivez plus ce dossier.",
    });
  };

  return definirRoutes([
    { methode: "GET", chemin: "/flux/rejets", acces: "flux.rejets", traite: lister },
    {
      methode: "GET",
      chemin: "/flux/rejets/:id",
      acces: "flux.rejets",
      traite: (c) => afficher(c),
    },
    {
      methode: "POST",
      chemin: "/flux/rejets/:id/corriger",
      acces: "flux.rejets",
      traite: corriger,
    },
    {
      methode: "POST",
      chemin: "/flux/rejets/:id/abandonner",
      acces: "flux.rejets",
      traite: abandonner,
    },
    { methode: "POST", chemin: "/flux/rejets/:id/suivre", acces: "flux.rejets", traite: suivre },
  ]);
};
