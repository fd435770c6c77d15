import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { nouvelUuid } from "#core/uuid.ts";
import type { ElementLu } from "#domaines/flux/lecture-caf/lecture-caf.ts";
import { lireFluxBeneficiaire } from "#domaines/flux/lecture-caf/lire.ts";
import {
  COLONNES_FOYER,
  COLONNES_PERSONNE,
  type CoffreNir,
  ligneFoyer,
  lignePersonne,
} from "#domaines/personnes/arrivage/lignes.ts";
import { preparerStaging } from "#domaines/personnes/arrivage/preparation.ts";

/** The rows an import stages, written once to two files by the import's own writers. */
export interface LignesExportees {
  readonly foyers: string;
  readonly personnes: string;
  /** Fingerprints of the pictures: known ones travel thin the month after. */
  readonly empreintes: ReadonlySet<string>;
}

export const exporterLignes = async (
  fichier: string,
  dossier: string,
  { connues, coffre }: { readonly connues: ReadonlySet<string>; readonly coffre: CoffreNir },
): Promise<LignesExportees> => {
  const sortie = {
    foyers: join(dossier, "foyers.copy"),
    personnes: join(dossier, "personnes.copy"),
  };
  const foyers = createWriteStream(sortie.foyers);
  const personnes = createWriteStream(sortie.personnes);
  const empreintes = new Set<string>();
  let organisme = "";
  let seq = 0;
  const ecrire = (lot: readonly ElementLu[]): void => {
    for (const element of lot) {
      if (element.sorte !== "foyer") continue;
      seq += 1;
      empreintes.add(element.empreinte);
      const connu = connues.has(element.empreinte);
      foyers.write(ligneFoyer(element, seq, organisme, connu));
      if (connu) continue;
      for (const p of element.foyer.personnes) {
        personnes.write(lignePersonne(p, seq, coffre, nouvelUuid));
      }
    }
  };
  const lu = await lireFluxBeneficiaire(fichier, {
    surEnTete: (enTete) => {
      organisme = enTete.organisme;
    },
    surLot: ecrire,
  });
  await Promise.all([foyers, personnes].map((f) => pipeline(Readable.from([]), f)));
  if (!lu.ok) throw new Error(`Fichier illisible : ${lu.refus.message}`);
  return { ...sortie, empreintes };
};

const TABLES = [
  ["a_foyer", COLONNES_FOYER, "foyers"],
  ["a_personne", COLONNES_PERSONNE, "personnes"],
] as const;

/** COPY of the rows into ordinary tables of the same columns, without index, committed. @returns milliseconds */
export const copierLignes = async (client: pg.Client, lignes: LignesExportees): Promise<number> => {
  await client.query("begin");
  await preparerStaging(client);
  for (const [table] of TABLES) {
    await client.query(`drop table if exists public.banc_${table}`);
    await client.query(`create table public.banc_${table} (like ${table})`);
  }
  await client.query("commit");
  const debut = performance.now();
  await client.query("begin");
  for (const [table, colonnes, nom] of TABLES) {
    const copie = client.query(
      copyFrom(`copy public.banc_${table} (${colonnes.join(",")}) from stdin`),
    );
    await pipeline(createReadStream(lignes[nom], { highWaterMark: 1 << 20 }), copie);
  }
  await client.query("commit");
  const ms = performance.now() - debut;
  for (const [table] of TABLES) await client.query(`drop table public.banc_${table}`);
  return ms;
};
