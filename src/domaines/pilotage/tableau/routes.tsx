import { peut } from "#domaines/habilitations/index.ts";
import { lirePour } from "#platform/db/transaction.ts";
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
  rendre,
} from "#platform/http/index.ts";
import { neLitQueDesSommes } from "../indicateur/policy.ts";
import { lireChiffres } from "../indicateur/queries/lire-chiffres.ts";
import { lireDelai } from "../indicateur/queries/lire-delai.ts";
import { lireSources } from "../indicateur/queries/lire-sources.ts";
import { FiltresListeTableau, type PlaceTableau } from "./liste.ts";
import { PageListeTableau } from "./pages/liste.tsx";
import { PageTableau } from "./pages/tableau.tsx";
import { listTableau } from "./queries/lister.ts";
import { adresseDe, ParametresTableau, sansLien } from "./tableau.ts";

const TRI = "tableau.nom";
const PAR_PAGE = 50;

const montrer = async (c: Contexte): Promise<Response> => {
  const { mesure } = lireRequete(c, ParametresTableau);
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const vue = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => ({
    chiffres: await lireChiffres(trx, acteur, aujourdhui),
    sources: await lireSources(trx),
    delai: await lireDelai(trx, aujourdhui),
    mesure,
    lien: neLitQueDesSommes(acteur) ? sansLien : adresseDe,
  }));
  return rendre(c, <PageTableau vue={vue} />);
};

const lirePlace = (c: Contexte): PlaceTableau | undefined => {
  const curseur = lireCurseur(c, TRI);
  if (!curseur) return undefined;
  const [nomTri, id] = curseur.valeurs;
  if (typeof nomTri !== "string" || typeof id !== "string") return mauvaiseRequete();
  return { nomTri, id, avant: curseur.sens === "avant" };
};

const lister = async (c: Contexte): Promise<Response> => {
  const parametres = lireRequete(c, FiltresListeTableau);
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const demande = { filtre: parametres, aujourdhui, place: lirePlace(c), maximum: PAR_PAGE + 1 };
  const lues = await lirePour(c.var.dependances.db, acteur, aujourdhui, (trx) =>
    listTableau(trx, acteur, demande),
  );
  const page = decouperPage(lues, PAR_PAGE, lireCurseur(c, TRI), (l) => [l.nom_tri, l.id]);
  return rendre(
    c,
    <PageListeTableau
      vue={{
        parametres,
        tableau: peut(acteur, "pilotage.consulter"),
        lignes: page.lignes,
        territoire:
          parametres.territoire === ""
            ? undefined
            : (page.lignes[0]?.territoire ?? "Sans territoire"),
        precedentes: page.precedente && lienCurseur(c, TRI, page.precedente),
        suivantes: page.suivante && lienCurseur(c, TRI, page.suivante),
      }}
    />,
  );
};

export const routesTableau: readonly Route[] = definirRoutes([
  { methode: "GET", chemin: "/tableau-de-bord", acces: "pilotage.consulter", traite: montrer },
  {
    methode: "GET",
    chemin: "/tableau-de-bord/liste",
    acces: "personnes.consulter",
    traite: lister,
  },
]);
