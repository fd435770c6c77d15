// Plays the matrix with a guard removed, in a process of its own, until the first difference.
import { charger } from "./crochet.ts";
import type { Demande, Reponse } from "./matrice.ts";

const jouer = async ({ coupe, monde, jeu }: Demande): Promise<Reponse> => {
  if (coupe) charger(coupe);
  // After the hook: what these modules read is the mutated source.
  const { ouvrirMonde } = await import("../../../../src/entrypoints/web/matrice/monde.ts");
  const ouvert = await ouvrirMonde(monde.url, monde.donnees, monde.etat);
  try {
    if (jeu.sorte === "acces") {
      const { ouvrirChacun } = await import("./acces.ts");
      return { vues: await ouvrirChacun(ouvert, jeu.acces) };
    }
    const { premierEcart } = await import("./parcours.ts");
    return { vues: [await premierEcart(ouvert, jeu.mur, jeu.routes, jeu.unSur)] };
  } finally {
    await ouvert.fermer();
  }
};

const repondre = async (demande: Demande): Promise<void> => {
  const reponse = await jouer(demande).catch(
    (erreur: unknown): Reponse => ({ vues: [`ne démarre pas : ${String(erreur)}`] }),
  );
  process.send?.(reponse, () => process.exit(0));
};

// Whoever asked is gone: nothing to answer to.
process.once("disconnect", () => process.exit(1));
process.once("message", (demande: Demande) => void repondre(demande));
