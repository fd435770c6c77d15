import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";
import { openOwnFolder } from "#platform/config/donnees.ts";
import { readIfThere, replaceWhole } from "#platform/config/whole-file.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { type Chaine, nomChaine } from "./categorie.ts";
import { type Ancre, sceauDAncre, sceauDeTete, type Tete } from "./chainage.ts";

/**
 * What the worker keeps outside the database, so that a database wholly rewritten, or cut short and left, is seen.
 * `ancres.jsonl` is only ever added to; `tetes.json` holds the last link of each open chain.
 */
export interface FichiersTrace {
  lireTetes(): Promise<ReadonlyMap<string, Tete & Chaine>>;
  ecrireTetes(tetes: Iterable<Tete & Chaine>): Promise<void>;
  ajouterAncres(ancres: readonly Ancre[]): Promise<void>;
  /** Seals of the anchors already written. */
  sceauxPresents(): Promise<ReadonlySet<string>>;
}

const JourLu = z.string().transform((texte, contexte): Jour => {
  const lu = lireJour(texte);
  if (lu) return lu;
  contexte.addIssue({ code: "custom", message: "jour" });
  return z.NEVER;
});

const Tetes = z.array(
  z.object({
    categorie: z.string(),
    mois: JourLu,
    rang: z.int().positive(),
    empreinte: z.string(),
    sceau: z.string(),
  }),
);

const lireJson = (texte: string): unknown => {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
};

export const dossierTrace = async (donnees: string): Promise<string> =>
  openOwnFolder(join(await openOwnFolder(donnees), "trace"));

export const ouvrirFichiersTrace = (
  dossier: string,
  { signer }: Pick<Coffre, "signer">,
): FichiersTrace => {
  const [ancresJsonl, tetesJson] = [join(dossier, "ancres.jsonl"), join(dossier, "tetes.json")];

  return {
    async lireTetes() {
      const lues = Tetes.safeParse(lireJson((await readIfThere(tetesJson)) ?? "[]"));
      // A head that we did not seal proves nothing: the chain is then read from the database alone.
      const sures = (lues.data ?? []).filter((t) => t.sceau === sceauDeTete(signer, t, t));
      return new Map(sures.map((t) => [nomChaine(t), t]));
    },

    async ecrireTetes(tetes) {
      const lignes = [...tetes].map(({ categorie, mois, rang, empreinte }) => {
        const sceau = sceauDeTete(signer, { categorie, mois }, { rang, empreinte });
        return JSON.stringify({ categorie, mois, rang, empreinte, sceau });
      });
      await replaceWhole(tetesJson, `[\n${lignes.join(",\n")}\n]\n`);
    },

    async ajouterAncres(ancres) {
      if (ancres.length === 0) return;
      const avant = await readIfThere(ancresJsonl);
      // A line cut by a power failure stays, and is read as no line.
      const reprise = avant === undefined || avant === "" || avant.endsWith("\n") ? "" : "\n";
      const lignes = ancres.map((a) => {
        const { genre, categorie, mois, jour, rang, empreinte, poseA: pose_a } = a;
        const sceau = sceauDAncre(signer, a);
        return `${JSON.stringify({ genre, categorie, mois, jour, rang, empreinte, pose_a, sceau })}\n`;
      });
      const fichier = await open(ancresJsonl, "a", 0o600);
      try {
        await fichier.write(reprise + lignes.join(""));
        await fichier.sync();
      } finally {
        await fichier.close();
      }
    },

    async sceauxPresents() {
      const texte = await readFile(ancresJsonl, "utf8").catch(() => "");
      const Ligne = z.object({ sceau: z.string() });
      return new Set(
        texte.split("\n").flatMap((l) => Ligne.safeParse(lireJson(l)).data?.sceau ?? []),
      );
    },
  };
};
