import type pg from "pg";
import { type Jour, jourAParis, premierDuMois } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { type Copie, ouvrirCopie } from "#platform/db/copie.ts";
import type {
  ArrivageRecu,
  BilanArrivage,
  ImageRecue,
  ParametresArrivage,
  RefusArrivage,
} from "./arrivage.ts";
import type { Contexte } from "./fusion/contexte.ts";
import { type BilanFusion, fusionner } from "./fusion/fusion.ts";
import {
  COLONNES_FOYER,
  COLONNES_PERSONNE,
  type CoffreNir,
  cleDossier,
  ligneFoyer,
  lignePersonne,
} from "./lignes.ts";
import { preparerStaging } from "./preparation.ts";

export interface Application {
  /** Counts agree and every rejected dossier is named in `presents`. */
  readonly complet: boolean;
  /** Demand numbers read but rejected: in the payer's stock all the same, so never absent from it. */
  readonly presents: readonly string[];
  readonly force: boolean;
  /** Written in the same transaction as the merge: what the caller must never see apart from it. */
  readonly avantFin: (client: pg.ClientBase, bilan: BilanFusion) => Promise<void>;
}

/** A bulk arrival under way: pictures are fed in batches, then applied or dropped, all in one transaction. */
export interface ArrivageOuvert {
  deposer(images: readonly ImageRecue[]): Promise<void>;
  /** @param complet  counts agree: absence from a mensuel means exit. @param force  a human confirmed */
  appliquer(options: Application): Promise<Result<BilanArrivage, RefusArrivage>>;
  abandonner(): Promise<void>;
}

export interface OuvertureArrivage {
  readonly depotId: string;
  readonly recu: Omit<ArrivageRecu, "complet">;
  readonly parametres: ParametresArrivage;
  readonly coffre: CoffreNir;
}

const VERROU_ARRIVAGE = 41;

const empreintesConnues = async (
  client: pg.ClientBase,
  organisme: string,
): Promise<Set<string>> => {
  const { rows } = await client.query<{ e: string }>(
    `select replace(d.empreinte::text, '-', '') as e from dossier_rsa d join foyer f on f.id = d.foyer_id
     where f.organisme = $1`,
    [organisme],
  );
  return new Set(rows.map((r) => r.e));
};

const inscrire = (client: pg.ClientBase, ctx: Contexte): Promise<unknown> =>
  client.query(
    `insert into arrivage (id, sorte, organisme, reference, cree_a, recu_a, complet, premiere_charge)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ctx.depotId,
      ctx.recu.sorte,
      ctx.recu.organisme,
      ctx.recu.reference,
      ctx.recu.creeA,
      ctx.recu.recuA,
      ctx.recu.complet,
      ctx.premiereCharge,
    ],
  );

const solder = (client: pg.ClientBase, depotId: string, b: BilanFusion): Promise<unknown> =>
  client.query(
    `update arrivage set crees = $2, modifies = $3, inchanges = $4, anciens = $5, entrees = $6, sortis = $7,
       suspensions = $8, mutations = $9, personnes_creees = $10, personnes_modifiees = $11 where id = $1`,
    [
      depotId,
      b.crees,
      b.modifies,
      b.inchanges,
      b.anciens,
      b.entrees,
      b.sortis,
      b.suspensions,
      b.mutations,
      b.personnesCreees,
      b.personnesModifiees,
    ],
  );

/** What the stock of an organisme is, before this arrival. */
const mensuelsConnus = async (
  client: pg.ClientBase,
  organisme: string,
  reference: Jour,
): Promise<{ premiere: boolean; derniere: Jour | null }> => {
  const { rows } = await client.query<{ anterieurs: number; total: number; derniere: Jour | null }>(
    `select count(*) filter (where reference < $2)::int as anterieurs, count(*)::int as total,
       max(reference)::text as derniere
     from arrivage where organisme = $1 and sorte = 'mensuel'`,
    [organisme, reference],
  );
  const { anterieurs = 0, derniere = null } = rows[0] ?? {};
  return { premiere: anterieurs === 0, derniere };
};

/**
 * Opens the transaction of a bulk arrival for one organisme; two arrivals of one organisme wait for each other.
 * A killed process leaves nothing: the file is simply read again.
 */
export const ouvrirArrivage = async (
  pool: pg.Pool,
  { depotId, recu, parametres, coffre }: OuvertureArrivage,
): Promise<ArrivageOuvert> => {
  const client = await pool.connect();
  let fini = false;
  const clore = async (sql: "commit" | "rollback"): Promise<void> => {
    if (fini) return;
    fini = true;
    try {
      await client.query(sql);
      client.release();
    } catch (erreur) {
      client.release(true);
      throw erreur;
    }
  };
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1, hashtext($2))", [
      VERROU_ARRIVAGE,
      recu.organisme,
    ]);
    await preparerStaging(client);
    const connues = await empreintesConnues(client, recu.organisme);
    return suivre(client, clore, connues, { depotId, recu, parametres, coffre });
  } catch (erreur) {
    await clore("rollback");
    throw erreur;
  }
};

const suivre = (
  client: pg.PoolClient,
  clore: (sql: "commit" | "rollback") => Promise<void>,
  connues: ReadonlySet<string>,
  { depotId, recu, parametres, coffre }: OuvertureArrivage,
): ArrivageOuvert => {
  const vus = new Set<string>();
  let seq = 0;
  let doublesVus = false;
  let enCours: Promise<void> = Promise.resolve();
  let debut = 0;
  let copieMs = 0;

  const copier = async (foyers: string, personnes: string): Promise<void> => {
    const depart = performance.now();
    for (const [table, colonnes, lignes] of [
      ["a_foyer", COLONNES_FOYER, foyers],
      ["a_personne", COLONNES_PERSONNE, personnes],
    ] as const) {
      if (lignes === "") continue;
      const copie: Copie = ouvrirCopie(client, table, colonnes);
      await copie.ecrire(lignes);
      await copie.finir();
    }
    copieMs += performance.now() - depart;
  };

  return {
    /** Waits for the batch before, not for this one: reading goes on while the server copies. */
    async deposer(images) {
      let foyers = "";
      let personnes = "";
      for (const image of images) {
        seq += 1;
        const cle = cleDossier(image.foyer);
        if (vus.has(cle)) doublesVus = true;
        vus.add(cle);
        const connu = connues.has(image.empreinte);
        foyers += ligneFoyer(image, seq, recu.organisme, connu, nouvelUuid);
        if (connu) continue;
        for (const p of image.foyer.personnes)
          personnes += lignePersonne(p, seq, coffre, nouvelUuid);
      }
      await enCours;
      enCours = copier(foyers, personnes);
      // Reported at the next wait; without this a failed copy between two batches would be unhandled.
      enCours.catch(() => undefined);
    },
    async appliquer({ complet, presents, force, avantFin }) {
      await enCours;
      debut = performance.now();
      const { premiere, derniere } = await mensuelsConnus(client, recu.organisme, recu.reference);
      if (recu.sorte === "mensuel" && derniere !== null && recu.reference < derniere && !force) {
        await clore("rollback");
        return refuse({
          code: "plus_ancien_que_le_stock",
          reference: recu.reference,
          connue: derniere,
        });
      }
      const recuLe = jourAParis(new Date(recu.recuA));
      const ctx: Contexte = {
        client,
        depotId,
        recu: { ...recu, complet },
        parametres,
        effet: recu.sorte === "quotidien" ? recu.reference : premierDuMois(recu.reference),
        recuLe,
        // A re-sent or repaired part of the first stock is still stock.
        premiereCharge: recu.sorte !== "quotidien" && premiere,
      };
      try {
        await inscrire(client, ctx);
        const fusion = await fusionner(ctx, { doublesVus, force, presents });
        if (!fusion.ok) {
          await clore("rollback");
          return fusion;
        }
        await solder(client, depotId, fusion.value);
        await avantFin(client, fusion.value);
        await clore("commit");
        const dureeMs = {
          copie: Math.round(copieMs),
          fusion: Math.round(performance.now() - debut),
        };
        return accepte({ ...fusion.value, dureeMs });
      } catch (erreur) {
        await clore("rollback").catch(() => undefined);
        throw erreur;
      }
    },
    async abandonner() {
      await enCours.catch(() => undefined);
      await clore("rollback");
    },
  };
};
