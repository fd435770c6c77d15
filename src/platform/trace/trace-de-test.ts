import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { creerPool } from "#platform/db/pools.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import type { BaseDeTest } from "../../../tests/base.ts";
import { type FichiersTrace, ouvrirFichiersTrace } from "./ancres.ts";
import { ouvrirScelleur, type Scelleur } from "./scelleur.ts";

export const CLE = Buffer.alloc(32, 0x0f);
export const COFFRE = creerCoffre(CLE);

export interface AtelierTrace {
  readonly dossier: string;
  readonly fichiers: FichiersTrace;
  /** Superuser: outside every wall. */
  readonly superutilisateur: pg.Client;
  /** A connection of the owner, the sealer's identity. */
  readonly connexions: pg.Pool;
  /** A sealer on a connection of its own; `quitter` drops it, and its lock with it. */
  sceller(horloge?: () => Date): Promise<{ scelleur: Scelleur; quitter(): void }>;
  /** Opens a sealer, one pass, and leaves. @returns rows sealed */
  passer(instant?: Date): Promise<number>;
}

/** In `beforeAll`. */
export const atelierTrace = async (base: BaseDeTest): Promise<AtelierTrace> => {
  const dossier = await mkdtemp(join(tmpdir(), "trace-essai-"));
  const fichiers = ouvrirFichiersTrace(dossier, COFFRE);
  const superutilisateur = new pg.Client({ connectionString: base.url });
  await superutilisateur.connect();
  await superutilisateur.query("set search_path = passerelle, public");
  const connexions = creerPool(base.url, "proprietaire", base.roles, 2);
  afterAll(async () => {
    await Promise.all([superutilisateur.end(), connexions.end()]);
    await rm(dossier, { recursive: true, force: true });
  });
  const sceller: AtelierTrace["sceller"] = async (horloge = () => new Date()) => {
    const client = await connexions.connect();
    const options = { client, signer: COFFRE.signer, fichiers, horloge };
    const scelleur = await ouvrirScelleur(options);
    if (scelleur) return { scelleur, quitter: () => client.release(true) };
    client.release(true);
    throw new Error("Un autre scelleur tient la place");
  };
  return {
    dossier,
    fichiers,
    superutilisateur,
    connexions,
    sceller,
    async passer(instant) {
      const { scelleur, quitter } = await sceller(instant && (() => instant));
      try {
        return await scelleur.passer();
      } finally {
        quitter();
      }
    },
  };
};

/** Rows as the application would write them. */
export const ecrireTrace = async (
  client: pg.ClientBase,
  geste: string,
  nombre: number,
  instant?: string,
): Promise<void> => {
  await client.query(
    `insert into trace (a, acteur, geste, objet_sorte, objet_id, motif, champs)
     select coalesce($3::timestamptz, clock_timestamp()), 'Essai', $1, 'essai', n::text, 'motif « ' || n || ' »', '{un,deux}'
     from generate_series(1, $2::int) n`,
    [geste, nombre, instant ?? null],
  );
};
