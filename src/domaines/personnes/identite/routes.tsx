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
  type PageDeLignes,
  type Route,
  rediriger,
  rendre,
  sessionDe,
} from "#platform/http/index.ts";
import { chercherPersonnes } from "../recherche/queries/chercher-personnes.ts";
import { rechercheGardee } from "../recherche/queries/recherche-gardee.ts";
import type { Recherche } from "../recherche/recherche.ts";
import { direRecherche, estParNumero } from "../recherche/rules/dire-recherche.ts";
import {
  COLONNES_HABITUELLES,
  FiltresPersonnes,
  filtreDe,
  type LigneOrdonnee,
  type LignePersonne,
  type Place,
} from "./liste.ts";
import { PageListe, type VueListe } from "./pages/liste.tsx";
import { droitsListe } from "./policy.ts";
import { lirePage } from "./queries/lire-page.ts";
import { lireLignes } from "./queries/lister-personnes.ts";
import type { TerritoireNomme } from "./queries/lister-territoires.ts";

const TRI = "personnes.nom";
const PAR_PAGE = 50;

const lirePlace = (c: Contexte): Place | undefined => {
  const curseur = lireCurseur(c, TRI);
  if (!curseur) return undefined;
  const [nomTri, id, compte] = curseur.valeurs;
  if (typeof nomTri !== "string" || typeof id !== "string" || typeof compte !== "number") {
    return mauvaiseRequete();
  }
  return { nomTri, id, avant: curseur.sens === "avant", compte };
};

/** The lines of the page, how many there are in all, and what else the page offers. */
interface Lue {
  readonly page: PageDeLignes<LignePersonne>;
  readonly compte: number;
  readonly proches: boolean;
  readonly territoires: readonly TerritoireNomme[];
}

const clesDe = (compte: number) => (l: LigneOrdonnee) => [l.nom_tri, l.id, compte];

const lireListe = async (c: Contexte, recherche: Recherche | undefined): Promise<VueListe> => {
  const parametres = lireRequete(c, FiltresPersonnes);
  const acteur = acteurDe(c);
  const place = lirePlace(c);
  const curseur = lireCurseur(c, TRI);
  const colonnes = parametres.colonnes.length > 0 ? parametres.colonnes : COLONNES_HABITUELLES;
  const options = { numeros: colonnes.includes("matricule") || colonnes.includes("dossier") };

  const lire = async (trx: Trx): Promise<Lue> => {
    const filtre = filtreDe(parametres);
    const lue = await lirePage(trx, acteur, filtre, place, PAR_PAGE + 1, options);
    const page = decouperPage(lue.lignes, PAR_PAGE, curseur, clesDe(lue.compte));
    return { ...lue, page, proches: false };
  };
  const chercher = async (trx: Trx, recherche: Recherche): Promise<Lue> => {
    const elargir = parametres.proches === "oui";
    const bornes = { place, maximum: PAR_PAGE + 1, elargir };
    const trouvees = await chercherPersonnes(trx, acteur, recherche, bornes);
    const page = decouperPage(trouvees.lignes, PAR_PAGE, curseur, clesDe(trouvees.compte));
    const ids = page.lignes.map((l) => l.id);
    const lignes = await lireLignes(trx, ids, options);
    return { ...trouvees, page: { ...page, lignes }, territoires: [] };
  };

  const { page, compte, proches, territoires } = await lirePour(
    c.var.dependances.db,
    acteur,
    c.var.aujourdhui,
    (trx) => (recherche ? chercher(trx, recherche) : lire(trx)),
  );
  return {
    lignes: page.lignes,
    compte,
    parametres,
    colonnes,
    territoires,
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
