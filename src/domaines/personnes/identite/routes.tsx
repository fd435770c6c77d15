import { lirePour, type Trx } from "#platform/db/transaction.ts";
import { jourMoyen } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  decouperPage,
  definirRoutes,
  lienCurseur,
  lireCurseur,
  lireRequete,
  mauvaiseRequete,
  type Route,
  rediriger,
  rendre,
  sessionDe,
} from "#platform/http/index.ts";
import { chercherPersonnes } from "../recherche/queries/chercher-personnes.ts";
import { rechercheGardee } from "../recherche/queries/recherche-gardee.ts";
import type { Recherche } from "../recherche/recherche.ts";
import { direRecherche, estParNumero } from "../recherche/rules/dire-recherche.ts";
import { COLONNES_HABITUELLES, FiltresPersonnes, filtreDe, type Place } from "./liste.ts";
import { PageListe, type VueListe } from "./pages/liste.tsx";
import { droitsListe } from "./policy.ts";
import { compterPersonnes, lireLignes, listPersonnes } from "./queries/lister-personnes.ts";
import { listTerritoires } from "./queries/lister-territoires.ts";

const TRI = "personnes.nom";
const PAR_PAGE = 50;

const lirePlace = (c: Contexte): Place | undefined => {
  const curseur = lireCurseur(c, TRI);
  if (!curseur) return undefined;
  const [nomTri, id] = curseur.valeurs;
  if (typeof nomTri !== "string" || typeof id !== "string") return mauvaiseRequete();
  return { nomTri, id, avant: curseur.sens === "avant" };
};

const lireListe = async (c: Contexte, recherche: Recherche | undefined): Promise<VueListe> => {
  const parametres = lireRequete(c, FiltresPersonnes);
  const acteur = acteurDe(c);
  const place = lirePlace(c);
  const curseur = lireCurseur(c, TRI);
  const colonnes = parametres.colonnes.length > 0 ? parametres.colonnes : COLONNES_HABITUELLES;
  const numeros = colonnes.includes("matricule") || colonnes.includes("dossier");

  const trouver = async (trx: Trx) => {
    if (recherche) {
      const elargir = parametres.proches === "oui";
      const options = { place, maximum: PAR_PAGE + 1, elargir };
      return chercherPersonnes(trx, acteur, recherche, options);
    }
    const filtre = filtreDe(parametres);
    return {
      lignes: await listPersonnes(trx, acteur, filtre, place, PAR_PAGE + 1),
      compte: await compterPersonnes(trx, acteur, filtre),
      proches: false,
    };
  };

  return lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const { lignes: trouvees, compte, proches } = await trouver(trx);
    const page = decouperPage(trouvees, PAR_PAGE, curseur, (l) => [l.nom_tri, l.id]);
    return {
      lignes: await lireLignes(
        trx,
        page.lignes.map((l) => l.id),
        { numeros },
      ),
      compte,
      parametres,
      colonnes,
      territoires: recherche ? [] : await listTerritoires(trx),
      precedentes: page.precedente && lienCurseur(c, TRI, page.precedente),
      suivantes: page.suivante && lienCurseur(c, TRI, page.suivante),
      droits: droitsListe(acteur),
      aujourdhui: c.var.aujourdhui,
      recherche: recherche && {
        phrase: direRecherche(recherche, jourMoyen),
        proches,
        parNumero: estParNumero(recherche),
      },
    };
  });
};

export const routesListe: readonly Route[] = definirRoutes([
  {
    methode: "GET",
    chemin: "/personnes",
    acces: "personnes.lister",
    traite: async (c) => {
      const { recherche: id } = lireRequete(c, FiltresPersonnes);
      if (id === undefined) return rendre(c, <PageListe vue={await lireListe(c, undefined)} />);
      const { recherches } = c.var.dependances;
      const recherche = await rechercheGardee(recherches, sessionDe(c).id, id);
      if (!recherche) {
        const texte = "Cette recherche n’est plus gardée : écrivez-la de nouveau.";
        return rediriger(c, "/personnes/recherche", { texte });
      }
      return rendre(c, <PageListe vue={await lireListe(c, recherche)} />);
    },
  },
]);
