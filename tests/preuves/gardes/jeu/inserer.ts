import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { RACINE } from "#platform/config/config.ts";
import type { Coupe } from "../garde.ts";

/** A span of nothing, right after this text. @throws Error when the file does not hold it exactly once */
export const insererDans = async (
  fichier: string,
  apres: string,
  texte: string,
): Promise<Coupe> => {
  const [avant, suite, autre] = (await readFile(join(RACINE, fichier), "utf8")).split(apres);
  if (avant === undefined || suite === undefined || autre !== undefined) {
    throw new Error(`${fichier} : « ${apres.trim()} » n’y est pas une fois`);
  }
  const debut = avant.length + apres.length;
  return { fichier, debut, fin: debut, remplacement: texte };
};
