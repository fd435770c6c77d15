import { rencontreDesPersonnes } from "#domaines/habilitations/index.ts";
import type { ActeurJoue } from "../../../../src/entrypoints/web/matrice/acteurs.ts";
import type { Monde } from "../../../../src/entrypoints/web/matrice/monde.ts";
import { cellulesDe, jouerCellule } from "../../../../src/entrypoints/web/matrice/partie.ts";
import type { Mur } from "./matrice.ts";

/** Narrowest first: who sees the whole département notices nothing. */
const ORDRE = ["territoire", "organisme", "aucun", "portefeuille", "departement"];

const rang = (acteur: ActeurJoue | undefined): number =>
  ORDRE.indexOf(acteur?.perimetre ?? "territoire");

const acteursDe = ({ terrain }: Monde, mur: Mur): readonly (ActeurJoue | undefined)[] => {
  const tous = terrain.acteurs.toSorted((a, b) => rang(a) - rang(b));
  return mur === "premier"
    ? tous.filter((a) => a.role && rencontreDesPersonnes(a.role))
    : [undefined, ...tous];
};

/**
 * @param routes  those that the removed guard may change, as groups: each is played for everyone before the next
 * @param unSur  plays for one account out of so many
 */
export const premierEcart = async (
  monde: Monde,
  mur: Mur,
  routes: readonly (readonly string[])[],
  unSur = 1,
): Promise<string | undefined> => {
  const { terrain } = monde;
  const application = mur === "premier" ? monde.premierMurSeul : monde.application;
  const temoin = mur === "premier" ? monde.application : undefined;
  for (const groupe of routes) {
    const visees = application.routes.filter((r) => groupe.includes(`${r.methode} ${r.chemin}`));
    for (const acteur of acteursDe(monde, mur).filter((_, n) => n % unSur === 0)) {
      if (acteur?.role) await terrain.attacher(acteur);
      for (const cellule of cellulesDe(visees, acteur)) {
        const { ecart } = await jouerCellule(application, terrain, cellule, temoin);
        if (ecart) return ecart.obtenu;
      }
    }
  }
  return undefined;
};
