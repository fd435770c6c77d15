import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { type Atelier, ouvrirAtelier } from "#platform/pdf/atelier.ts";
import { fusionnerPdf } from "#platform/pdf/fusion.ts";
import { documentDeCourriers } from "../../courrier/gabarit.ts";
import type { RefusLot } from "../errors.ts";
import {
  CourrierIllisible,
  lireContenus,
  lireLotAProduire,
  marquerAvancement,
  marquerEchec,
  marquerProduit,
} from "../store.ts";

export interface LotProduit {
  readonly fichier: string;
  readonly nombre: number;
}

interface Tranche {
  readonly debut: number;
  readonly fin: number;
  readonly chemin: string;
}

/** The layouts of a batch stay in memory until it is written: small enough for them, large enough to share the fonts. */
const PAR_TRANCHE = 50;
const PROCESSUS = 2;
/** One batch is read while as many are composed, so that no process waits. */
const EN_VOL = PROCESSUS + 1;

/**
 * Composes the letters of a lot into one PDF in `dossier`. Killed anywhere and started again, it goes on: a batch is a
 * file that appears whole under its ranks or not at all, and the lot is only ready once the merged file is durable.
 *
 * @param db  the bulk identity's: a lot may cross perimeters
 */
export const produireLot = (
  db: Db,
  lotId: string,
  dossier: string,
): Promise<Result<LotProduit, RefusLot>> =>
  db.connection().execute(async (session) => {
    const verrou = await sql<{
      pris: boolean;
    }>`select pg_try_advisory_lock(hashtextextended(${`lot/${lotId}`}, 0)) as pris`.execute(
      session,
    );
    if (!verrou.rows[0]?.pris) return refuse({ code: "lot_en_cours" });
    try {
      return await produire(db, lotId, dossier);
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`lot/${lotId}`}, 0))`.execute(session);
    }
  });

const produire = async (
  db: Db,
  lotId: string,
  dossier: string,
): Promise<Result<LotProduit, RefusLot>> => {
  const lot = await lireLotAProduire(db, lotId);
  if (!lot) return refuse({ code: "lot_introuvable" });
  const fichier = join(dossier, `lot-${lotId}.pdf`);
  if (lot.etat === "produit" && existsSync(fichier)) {
    return accepte({ fichier, nombre: lot.nombre });
  }
  const travail = join(dossier, `lot-${lotId}`);
  await mkdir(travail, { recursive: true, mode: 0o700 });
  const tranches = decouper(lot.nombre, travail);
  const faites = new Set(await readdir(travail));
  const restantes = tranches.filter((t) => !faites.has(nomTranche(t)));
  const atelier = ouvrirAtelier(Math.min(PROCESSUS, Math.max(1, restantes.length)));
  const arret = new AbortController();
  try {
    let produits = lot.nombre - restantes.reduce((n, t) => n + t.fin - t.debut + 1, 0);
    await marquerAvancement(db, lotId, produits);
    const composees = enParallele(restantes, EN_VOL, async (tranche) => {
      arret.signal.throwIfAborted();
      await composerTranche(db, atelier, lot, tranche);
      arret.signal.throwIfAborted();
      produits += tranche.fin - tranche.debut + 1;
      await marquerAvancement(db, lotId, produits);
    });
    await fusionnerPdf(lireTranches(tranches, composees), `${fichier}.part`);
  } catch (erreur) {
    arret.abort();
    if (!(erreur instanceof CourrierIllisible)) throw erreur;
    await marquerEchec(db, lotId, erreur.message);
    return refuse({ code: "lot_arrete", raison: erreur.message });
  } finally {
    await atelier.fermer();
  }
  await rename(`${fichier}.part`, fichier);
  await marquerProduit(db, lotId, fichier, lot.nombre);
  await rm(travail, { recursive: true });
  return accepte({ fichier, nombre: lot.nombre });
};

const nomTranche = ({ debut, fin }: Pick<Tranche, "debut" | "fin">): string =>
  `${String(debut).padStart(6, "0")}-${String(fin).padStart(6, "0")}.pdf`;

const decouper = (nombre: number, travail: string): readonly Tranche[] =>
  Array.from({ length: Math.ceil(nombre / PAR_TRANCHE) }, (_, i) => {
    const bornes = { debut: i * PAR_TRANCHE + 1, fin: Math.min(nombre, (i + 1) * PAR_TRANCHE) };
    return { ...bornes, chemin: join(travail, nomTranche(bornes)) };
  });

/** The batches in order, each as soon as it is there: merging goes on beside composing. */
async function* lireTranches(
  tranches: readonly Tranche[],
  composees: ReadonlyMap<Tranche, Promise<void>>,
): AsyncGenerator<Uint8Array> {
  for (const tranche of tranches) {
    await composees.get(tranche);
    yield await readFile(tranche.chemin);
  }
}

const composerTranche = async (
  db: Db,
  atelier: Atelier,
  lot: { readonly id: string; readonly titre: string },
  { debut, fin, chemin }: Tranche,
): Promise<void> => {
  const lettres = await lireContenus(db, lot.id, debut, fin);
  if (lettres.length !== fin - debut + 1) {
    throw new CourrierIllisible(`Il manque un courrier entre les rangs ${debut} et ${fin}.`);
  }
  await atelier.compilerVers(documentDeCourriers(lettres, lot.titre, true), `${chemin}.part`);
  await rename(`${chemin}.part`, chemin);
};

/** Starts the works in order, `combien` at a time; a failure is told to whoever waits for that work. */
const enParallele = <T>(
  travaux: readonly T[],
  combien: number,
  faire: (travail: T) => Promise<void>,
): ReadonlyMap<T, Promise<void>> => {
  const places: Promise<unknown>[] = Array.from({ length: combien }, () => Promise.resolve());
  return new Map(
    travaux.map((travail, rang) => {
      const precedent = places[rang % combien];
      const fait = (async () => {
        await precedent;
        await faire(travail);
      })();
      places[rang % combien] = fait.catch(() => undefined);
      return [travail, fait] as const;
    }),
  );
};
