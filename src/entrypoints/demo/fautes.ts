import { readFile, writeFile } from "node:fs/promises";

const DOSSIER = /<InfosFoyerRSA>[\s\S]*?<\/InfosFoyerRSA>/g;

/** What a payer's file holds now and then, by rank of the dossier: a day that does not exist, a code nobody knows. */
const FAUTES: Readonly<Record<number, (dossier: string) => string>> = {
  2: (dossier) => dossier.replace(/(?<=<DTNAI>\d{4})-\d\d-\d\d/, "-02-30"),
  6: (dossier) => dossier.replace(/<SEXE>[12]/, "<SEXE>0"),
};

/** Below, too large a part of the file would be rejected. */
const DOSSIERS_MINIMUM = 10;

/** Spoils two dossiers of a generated file, so that whoever discovers the product finds some to correct. */
export const semerFautes = async (chemin: string): Promise<void> => {
  const texte = await readFile(chemin, "latin1");
  if ((texte.match(DOSSIER)?.length ?? 0) < DOSSIERS_MINIMUM) return;
  let rang = 0;
  const fautif = texte.replace(DOSSIER, (dossier) => FAUTES[rang++]?.(dossier) ?? dossier);
  await writeFile(chemin, fautif, "latin1");
};
