import type { Alea } from "#domaines/flux/generateur/alea.ts";
import type { CompteDeDemonstration } from "#domaines/habilitations/index.ts";
import { formulaire, type Navigateur, ouvrirNavigateur, type Requete } from "./client.ts";
import type { SqlDesPages } from "./sql.ts";

/** Something a person does, and the page's own queries beside it. */
export interface GesteDePage {
  readonly nom: string;
  readonly page: () => Promise<unknown>;
  readonly sql?: () => Promise<unknown>;
}

export interface Preparation {
  readonly sql: SqlDesPages;
  readonly alea: Alea;
  readonly connexions: number;
  readonly consultationDuTableau: boolean;
}

const PAGE_LOINTAINE = 40;
const FICHES = 5_000;

/** Logs in and finds what the pages need: the address of page 40, names to look for, records to open. */
export const preparerGestes = async (
  url: string,
  compte: CompteDeDemonstration,
  { sql, alea, connexions, consultationDuTableau }: Preparation,
): Promise<{ readonly gestes: readonly GesteDePage[]; fermer(): void }> => {
  const navigateur = ouvrirNavigateur(url, connexions);
  await entrer(navigateur, compte);
  const lire = (chemin: string) => () => obtenir(navigateur, { methode: "GET", chemin }, 200);
  const lointaine = await suivreLesPages(navigateur, PAGE_LOINTAINE);
  const place = await sql.placeDePage(lointaine.rang);
  const [premiere, ...autres] = await sql.visibles(FICHES);
  if (premiere === undefined) throw new Error(`${compte.identifiant} ne voit personne`);
  const ids = [premiere, ...autres] as const;
  const courant = await sql.nomCourant();
  const faute = fauter(courant);
  const { corps: accueil } = await obtenir(
    navigateur,
    { methode: "GET", chemin: "/personnes" },
    200,
  );
  const recherches = await Promise.all(
    [
      { sorte: "nom courant", nom: courant },
      { sorte: "faute de frappe", nom: faute },
    ].map(async ({ sorte, nom }): Promise<readonly GesteDePage[]> => {
      const envoi: Requete = {
        methode: "POST",
        chemin: "/recherche",
        corps: formulaire(accueil, { q: nom }),
      };
      const { entetes } = await obtenir(navigateur, envoi, 303);
      const resultat = lire(entetes.location ?? "");
      return [
        { nom: `recherche, ${sorte} : envoi`, page: () => obtenir(navigateur, envoi, 303) },
        {
          nom: `recherche, ${sorte} : résultat`,
          page: resultat,
          sql: () => sql.recherche(nom),
        },
      ];
    }),
  );
  const gestes: readonly GesteDePage[] = [
    { nom: "liste, page 1", page: lire("/personnes"), sql: () => sql.liste(undefined) },
    {
      nom: `liste, page ${lointaine.rang}`,
      page: lire(lointaine.chemin),
      sql: () => sql.liste(place),
    },
    ...recherches.flat(),
    {
      nom: "fiche d’une personne au hasard",
      page: () => lire(`/personnes/${alea.choisir(ids)}`)(),
      sql: () => sql.fiche(alea.choisir(ids)),
    },
    { nom: "file des orientations", page: lire("/orientation"), sql: () => sql.file() },
    ...(consultationDuTableau
      ? [{ nom: "tableau de bord", page: lire("/tableau-de-bord"), sql: () => sql.tableau() }]
      : []),
  ];
  return { gestes, fermer: navigateur.fermer };
};

/** @throws Error on any other answer: a page that fails fast is not a fast page */
const obtenir = async (navigateur: Navigateur, requete: Requete, statut: number) => {
  const recu = await navigateur.aller(requete);
  if (recu.statut !== statut) {
    throw new Error(`${requete.methode} ${requete.chemin} : ${recu.statut}, ${statut} attendu`);
  }
  return recu;
};

const entrer = async (navigateur: Navigateur, compte: CompteDeDemonstration): Promise<void> => {
  const page = await obtenir(navigateur, { methode: "GET", chemin: "/connexion" }, 200);
  const corps = formulaire(page.corps, {
    identifiant: compte.identifiant,
    "mot-de-passe": compte.motDePasse,
  });
  await obtenir(navigateur, { methode: "POST", chemin: "/connexion", corps }, 303);
};

/** Follows « Suivantes » as a reader would. @returns the last page reached, `jusqua` at most */
const suivreLesPages = async (navigateur: Navigateur, jusqua: number) => {
  let chemin = "/personnes";
  for (let rang = 1; ; rang++) {
    const { corps } = await obtenir(navigateur, { methode: "GET", chemin }, 200);
    const suivante = /<a[^>]*href="([^"]+)"[^>]*>\s*Suivantes/.exec(corps)?.[1];
    if (rang === jusqua || suivante === undefined) return { rang, chemin };
    chemin = suivante.replaceAll("&amp;", "&");
  }
};

/** Two neighbouring letters exchanged, the most usual slip. */
const fauter = (nom: string): string =>
  `${nom.slice(0, 2)}${nom[3] ?? ""}${nom[2] ?? ""}${nom.slice(4)}`;
