import type { Application, RouteDecrite } from "#platform/http/index.ts";
import type { ActeurJoue } from "./acteurs.ts";
import {
  adresseDe,
  attendue,
  demander,
  entetesManquants,
  fuites,
  type Issue,
  issueDe,
  saisieDe,
  sansCeQuiChange,
  situationsDe,
} from "./jouer.ts";
import { offresRefusees } from "./liens.ts";
import type { Situation } from "./politique.ts";
import type { Terrain } from "./terrain.ts";

/** Ended by hand, so that the next addresses still find a session. */
const FIN_DE_SESSION = "/deconnexion";

export interface Cellule {
  readonly route: RouteDecrite;
  readonly situation: Situation;
  /** `undefined`: nobody is logged in. */
  readonly acteur: ActeurJoue | undefined;
}

export interface Ecart {
  readonly attendu: string;
  readonly obtenu: string;
}

/** What a cell showed beyond its outcome. */
export interface Releve {
  readonly ecart: Ecart | undefined;
  /** Headers the answer went without, in words. */
  readonly sansEntete: readonly string[];
}

export const cellulesDe = (
  routes: readonly RouteDecrite[],
  acteur: ActeurJoue | undefined,
): readonly Cellule[] =>
  routes
    .filter((route) => route.chemin !== FIN_DE_SESSION)
    .flatMap((route) =>
      situationsDe(route, acteur).map((situation) => ({ route, situation, acteur })),
    );

/** What changes nothing but the session or the account of who asks. */
const sansSuite = ({ chemin }: RouteDecrite): boolean =>
  /^\/(connexion|mon-compte|premier-acces|apparence)/.test(chemin);

const enClair = ({ route, situation, acteur }: Cellule, issue: Issue): string =>
  `${route.methode} ${route.chemin} (${situation}), ${acteur?.nom ?? "anonyme"} : ${issue}`;

/** Where an accepted form leads, unless it is out of the house. */
const pageSuivante = (route: RouteDecrite, { status, headers }: Response): string | undefined => {
  const lieu = headers.get("location") ?? "";
  return status === 303 &&
    /^\/[a-z]/.test(lieu) &&
    !lieu.startsWith("/connexion") &&
    !sansSuite(route)
    ? lieu
    : undefined;
};

/**
 * Asks for one cell, and says how the answer differs from the policy.
 *
 * @param temoin  the same application behind both walls: a page must say there what it says here, so that a count or a
 *   list that one wall alone lets out is seen even when it names nobody
 */
export const jouerCellule = async (
  application: Application,
  terrain: Terrain,
  cellule: Cellule,
  temoin?: Application,
): Promise<Releve> => {
  const { route, situation, acteur } = cellule;
  const adresse = await adresseDe(route, situation, terrain, acteur);
  const champs = route.methode === "POST" ? saisieDe(adresse, terrain) : [];
  const reponse = await demander(application, route.methode, adresse, acteur, champs);
  const issue = issueDe(route, reponse);
  const lieu = route.methode === "GET" ? adresse : pageSuivante(route, reponse);
  const page =
    lieu === adresse || !lieu ? reponse : await demander(application, "GET", lieu, acteur);
  // A file that breaks off while it is sent: the answer began, and is a fault all the same.
  const lu = await page.text().catch(() => undefined);
  const texte = lu ?? "";
  const voulue = attendue(route, acteur, situation);
  const ou = enClair(cellule, issue);
  const ecartDe = async (): Promise<Ecart | undefined> => {
    if (lu === undefined) return { attendu: enClair(cellule, voulue), obtenu: `${ou}, puis rompt` };
    const [fuite] = fuites(texte, acteur);
    if (fuite) {
      return { attendu: `${ou}, aucun nom`, obtenu: `${ou}, nomme une personne « ${fuite} »` };
    }
    if (issue !== voulue) {
      return { attendu: enClair(cellule, voulue), obtenu: `${ou} ${reponse.status}` };
    }
    const [porte] = offresRefusees(texte, application.routes, acteur);
    if (porte) {
      return { attendu: `${ou}, aucune porte fermée`, obtenu: `${ou}, propose « ${porte} »` };
    }
    const estUnePage = page.headers.get("content-type")?.startsWith("text/") ?? false;
    // Who sees the whole département has no filter to lose.
    const memePage = !temoin || !lieu || !estUnePage || acteur?.perimetre === "departement";
    if (memePage) return undefined;
    const double = await (await demander(temoin, "GET", lieu, acteur)).text();
    return sansCeQuiChange(double) === sansCeQuiChange(texte)
      ? undefined
      : {
          attendu: `${ou}, la même page que derrière les deux murs`,
          obtenu: `${ou}, une autre page`,
        };
  };
  const ecart = await ecartDe();
  if (route.methode === "POST" && reponse.status < 400 && issue === "admise" && !sansSuite(route)) {
    await terrain.remettre();
  }
  return {
    ecart,
    sansEntete: entetesManquants(reponse).map(
      (nom) => `${route.methode} ${route.chemin} ${reponse.status} : ${nom}`,
    ),
  };
};

/** Plays every cell of these accounts, and keeps what differs. */
export const jouer = async (
  application: Application,
  terrain: Terrain,
  acteurs: readonly (ActeurJoue | undefined)[],
  temoin?: Application,
): Promise<{
  readonly cellules: number;
  readonly ecarts: readonly Ecart[];
  readonly sansEntete: ReadonlySet<string>;
}> => {
  const ecarts: Ecart[] = [];
  const sansEntete = new Set<string>();
  let nombre = 0;
  for (const acteur of acteurs) {
    if (acteur?.role) await terrain.attacher(acteur);
    for (const cellule of cellulesDe(application.routes, acteur)) {
      nombre += 1;
      const releve = await jouerCellule(application, terrain, cellule, temoin);
      if (releve.ecart) ecarts.push(releve.ecart);
      for (const manque of releve.sansEntete) sansEntete.add(manque);
    }
  }
  return { cellules: nombre, ecarts, sansEntete };
};
