import { readFileSync } from "node:fs";
import type { Parametre } from "./parametre.ts";
import { lireParametres } from "./rules/lecture-csv.ts";

const DOSSIER = new URL("../../../../db/parametres/", import.meta.url);

const lire = (fichier: string): readonly Parametre[] => {
  const lus = lireParametres(readFileSync(new URL(fichier, DOSSIER), "utf8"));
  if (lus.ok) return lus.value;
  throw new Error(lus.refus.map((r) => `${fichier}, ligne ${r.ligne} : ${r.message}`).join("\n"));
};

/**
 * National values: the file is the truth, each load puts them back.
 *
 * @throws Error naming file and line: a faulty file must stop the installation
 */
export const parametresLegaux = (): readonly Parametre[] => lire("legaux.csv");

/** Values the département sets: the file only proposes, what was changed since is kept. @throws Error */
export const parametresLocaux = (): readonly Parametre[] => lire("locaux.csv");

export const parametresFournis = (): readonly Parametre[] => [
  ...parametresLegaux(),
  ...parametresLocaux(),
];
