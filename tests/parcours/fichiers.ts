import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { jour } from "#core/jour.ts";
import { genererFlux } from "#domaines/flux/generateur/generateur.ts";
import { DEMONSTRATION } from "./demonstration.ts";

/** As the browser's file control takes it. */
export interface FichierADeposer {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const fichier = (name: string, buffer: Buffer): FichierADeposer => ({
  name,
  mimeType: "application/xml",
  buffer,
});

export interface CourrierDuMatin {
  /** The CAF's daily file after the last one that the demonstration has applied. */
  readonly quotidien: FichierADeposer;
  /** The same, cut in the middle of a dossier. */
  readonly coupe: FichierADeposer;
  /** A mensuel where nine foyers out of ten of the stock are missing. */
  readonly presqueVide: FichierADeposer;
  /** October's again, without three towns far from Lens: held, and confirming it leaves Lens as it is. */
  readonly sansLaCote: FichierADeposer;
}

const COTE = ["CALAIS", "BOULOGNE-SUR-MER", "SAINT-OMER"];

/** The mensuel as if the foyers of these communes had been left out, its announced total with them. */
const sansCommunes = (octets: Buffer, communes: readonly string[]): Buffer => {
  const gardes = octets
    .toString("latin1")
    .replace(/<InfosFoyerRSA>[\s\S]*?<\/InfosFoyerRSA>\n?/g, (foyer) =>
      communes.some((c) => foyer.includes(`<NOMCOM>${c}</NOMCOM>`)) ? "" : foyer,
    );
  const total = gardes.split("<InfosFoyerRSA>").length - 1;
  return Buffer.from(
    gardes.replace(/(?<=<NBTOTDOSRSATRANSM>)\d+/, String(total).padStart(8, "0")),
    "latin1",
  );
};

const { departement, foyers, graine } = DEMONSTRATION;

/** What a payer sends on the morning of the demonstration: same seed, so that the population is the one already known. */
export const genererCourrier = async (sortie: string): Promise<CourrierDuMatin> => {
  const commun = { departement, graine, bruit: true, pannes: [], mois: "2026-08" };
  const suite = join(sortie, "suite");
  await genererFlux({
    ...commun,
    foyers,
    sortie: suite,
    moisSuivants: 3,
    quotidiensDepuis: jour("2026-11-24"),
  });
  const partiel = join(sortie, "partiel");
  await genererFlux({
    ...commun,
    mois: "2026-11",
    foyers: Math.round(foyers / 10),
    sortie: partiel,
    moisSuivants: 0,
  });
  const octets = await readFile(join(suite, "2026-11/caf-quotidien-2026-11-24.xml"));
  return {
    quotidien: fichier("caf-quotidien-2026-11-24.xml", octets),
    coupe: fichier("caf-quotidien-coupe.xml", octets.subarray(0, octets.length / 2)),
    sansLaCote: fichier(
      "caf-mensuel-sans-la-cote.xml",
      sansCommunes(await readFile(join(suite, "2026-10/caf-mensuel.xml")), COTE),
    ),
    presqueVide: fichier(
      "caf-mensuel-partiel.xml",
      await readFile(join(partiel, "2026-11/caf-mensuel.xml")),
    ),
  };
};
