import { peut } from "#domaines/habilitations/index.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { TAILLE_MAX } from "#platform/fichiers/errors.ts";
import type { Saisie } from "#platform/html/index.ts";
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
  type Route,
  rediriger,
  rendre,
  type StatutErreur,
} from "#platform/http/index.ts";
import { countRejetsATraiter, listRejetsDuDepot } from "../rejet/queries/lister-rejets.ts";
import { routesRejets } from "../rejet/routes.tsx";
import { REPONSES, REPONSES_RECEPTION, type RefusReception } from "./errors.ts";
import { type FicheDepot, SaisieDeposer, SaisieTrancher } from "./fiche.ts";
import { PageAccueil } from "./pages/accueil.tsx";
import { PageAbandonne, PageDejaVu, PageRefuse, PageRetenu } from "./pages/issues.tsx";
import { PageProgression } from "./pages/progression.tsx";
import { PageRapport } from "./pages/rapport.tsx";
import {
  countDepots,
  listDepots,
  listDerniersMensuels,
  loadFicheDepot,
} from "./queries/lister-depots.ts";
import type { ServicesFlux } from "./services.ts";
import { recevoirFichier } from "./usecases/recevoir.ts";
import { abandonnerDepot, confirmerDepot, type RefusTrancher } from "./usecases/trancher.ts";

const TAILLE = 50;
const TRI = "flux-depots";
const REJETS_MONTRES = 10;

const afficherAccueil = async (
  c: Contexte,
  antivirus: boolean,
  saisie?: Saisie,
  statut: 200 | StatutErreur = 200,
): Promise<Response> => {
  const acteur = acteurDe(c);
  const curseur = c.req.method === "GET" ? lireCurseur(c, TRI) : undefined;
  const place = curseur && {
    recuCle: String(curseur.valeurs[0]),
    id: String(curseur.valeurs[1]),
    avant: curseur.sens === "avant",
  };
  const lu = await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => ({
    lues: await listDepots(trx, place, TAILLE + 1),
    comptes: await countDepots(trx),
    mensuels: await listDerniersMensuels(trx),
    rejets: peut(acteur, "flux.rejets") ? await countRejetsATraiter(trx) : undefined,
  }));
  const page = decouperPage(lu.lues, TAILLE, curseur, (d) => [d.recuCle, d.id]);
  return rendre(
    c,
    <PageAccueil
      {...lu.comptes}
      aujourdhui={c.var.aujourdhui}
      lignes={page.lignes}
      mensuels={lu.mensuels}
      rejets={lu.rejets}
      peutDeposer={peut(acteur, "flux.deposer")}
      antivirus={antivirus}
      precedentes={page.precedente && lienCurseur(c, TRI, page.precedente)}
      suivantes={page.suivante && lienCurseur(c, TRI, page.suivante)}
      saisie={saisie}
    />,
    statut,
  );
};

const pageDe = async (c: Contexte, fiche: FicheDepot, saisie?: Saisie) => {
  const acteur = acteurDe(c);
  switch (fiche.etat) {
    case "recu":
    case "en_cours":
      return <PageProgression fiche={fiche} />;
    case "deja_vu":
      return <PageDejaVu fiche={fiche} />;
    case "refuse":
      return <PageRefuse fiche={fiche} peutDeposer={peut(acteur, "flux.deposer")} />;
    case "retenu": {
      const peutTrancher = peut(acteur, "flux.confirmer");
      return <PageRetenu fiche={fiche} peutTrancher={peutTrancher} saisie={saisie} />;
    }
    case "abandonne":
      return <PageAbandonne fiche={fiche} />;
    case "applique": {
      const peutReprendre = peut(acteur, "flux.rejets");
      const rejets = peutReprendre
        ? await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, (trx) =>
            listRejetsDuDepot(trx, fiche.id, REJETS_MONTRES),
          )
        : [];
      return <PageRapport fiche={fiche} rejets={rejets} peutReprendre={peutReprendre} />;
    }
  }
};

const afficherDepot = async (
  c: Contexte,
  saisie?: Saisie,
  statut: 200 | 422 = 200,
): Promise<Response> => {
  const id = lireId(c, "depot");
  const fiche =
    (await lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, (trx) =>
      loadFicheDepot(trx, id),
    )) ?? introuvable();
  return rendre(c, await pageDe(c, fiche, saisie), statut);
};

const arreterSurRefus = (refus: RefusTrancher): never => {
  const { status, message } = direRefus<RefusTrancher>(REPONSES, refus);
  return arreter(status, message);
};

const SANS_FICHIER = "Choisissez le fichier à déposer.";

/** Received files: drop them, follow them, read what they changed, decide of those that are held. */
export const routesFlux = (services: ServicesFlux): readonly Route[] => {
  const { atelier, mettreEnFile } = services;
  const accueil = (c: Contexte, saisie?: Saisie, statut?: StatutErreur): Promise<Response> =>
    afficherAccueil(c, atelier.antivirus !== undefined, saisie, statut);

  const deposer = async (c: Contexte): Promise<Response> => {
    const saisie = lireFormulaire(c, SaisieDeposer);
    const fichier = c.var.corps?.fichiers.find((f) => f.champ === "fichier");
    const redire = (erreur: string, statut: StatutErreur): Promise<Response> =>
      accueil(c, { valeurs: {}, erreurs: { fichier: erreur } }, statut);
    if (!saisie.ok) return accueil(c, saisie.refus, 422);
    if (!fichier) return redire(SANS_FICHIER, 422);
    const recu = await recevoirFichier(atelier, {
      chemin: fichier.chemin,
      nomFichier: fichier.nom,
      deposePar: acteurDe(c).utilisateurId,
      deplacer: true,
    });
    if (recu.ok) {
      await mettreEnFile(recu.value);
      return rediriger(c, `/flux/${recu.value}`);
    }
    if (recu.refus.code === "fichier_infecte") return rediriger(c, `/flux/${recu.refus.depotId}`);
    const { status, message } = direRefus<RefusReception>(REPONSES_RECEPTION, recu.refus);
    return redire(message, status);
  };

  const confirmer = async (c: Contexte): Promise<Response> => {
    const saisie = lireFormulaire(c, SaisieTrancher);
    if (!saisie.ok) return afficherDepot(c, saisie.refus, 422);
    const depotId = lireId(c, "depot");
    const par = acteurDe(c).utilisateurId;
    const fait = await confirmerDepot(atelier, { depotId, motif: saisie.value.motif, par });
    if (!fait.ok) return arreterSurRefus(fait.refus);
    await mettreEnFile(depotId);
    return rediriger(c, `/flux/${depotId}`, { texte: "Fichier confirmé : il est appliqué." });
  };

  const abandonner = async (c: Contexte): Promise<Response> => {
    const saisie = lireFormulaire(c, SaisieTrancher);
    if (!saisie.ok) return afficherDepot(c, saisie.refus, 422);
    const depotId = lireId(c, "depot");
    const par = acteurDe(c).utilisateurId;
    const fait = await abandonnerDepot(atelier, { depotId, motif: saisie.value.motif, par });
    if (!fait.ok) return arreterSurRefus(fait.refus);
    return rediriger(c, `/flux/${depotId}`, { texte: "Fichier abandonné : rien n’en est écrit." });
  };

  return [
    ...routesRejets(services),
    ...definirRoutes([
      {
        methode: "GET",
        chemin: "/flux",
        acces: "flux.consulter",
        traite: (c) => accueil(c),
      },
      {
        methode: "POST",
        chemin: "/flux",
        acces: "flux.deposer",
        depot: { tailleMax: TAILLE_MAX },
        traite: deposer,
      },
      {
        methode: "GET",
        chemin: "/flux/:depot",
        acces: "flux.consulter",
        traite: (c) => afficherDepot(c),
      },
      {
        methode: "POST",
        chemin: "/flux/:depot/confirmer",
        acces: "flux.confirmer",
        traite: confirmer,
      },
      {
        methode: "POST",
        chemin: "/flux/:depot/abandonner",
        acces: "flux.confirmer",
        traite: abandonner,
      },
    ]),
  ];
};
