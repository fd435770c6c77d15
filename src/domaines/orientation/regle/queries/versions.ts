import { sql } from "kysely";
import type { Instant, Jour } from "#core/jour.ts";
import { deDaterange, type Periode } from "#core/periode.ts";
import type { Db } from "#platform/db/pools.ts";
import { Regle } from "../liste-regles.ts";

/** A published version, with what makes it public: its act, its vote, who published it and when. */
export interface Version {
  readonly id: string;
  readonly version: number;
  readonly nom: string;
  readonly acte: string;
  readonly auteur: string;
  readonly validite: Periode;
  readonly publieeA: Instant;
  readonly voteLe: Jour | null;
  readonly voix: {
    readonly pour: number;
    readonly contre: number;
    readonly abstentions: number;
  } | null;
  readonly empreinte: string;
  readonly regles: readonly Regle[];
}

const lire = (db: Db) =>
  db
    .selectFrom("liste_regles")
    .select([
      "id",
      "version",
      "nom",
      "acte",
      "auteur",
      "validite",
      "publiee_a",
      "vote_le",
      "voix_pour",
      "voix_contre",
      "abstentions",
      "empreinte",
      "regles",
    ]);

type Ligne = Awaited<ReturnType<ReturnType<typeof lire>["executeTakeFirstOrThrow"]>>;

const enVersion = (l: Ligne): Version => ({
  id: l.id,
  version: l.version,
  nom: l.nom,
  acte: l.acte,
  auteur: l.auteur,
  validite: deDaterange(l.validite),
  publieeA: l.publiee_a.toISOString() as Instant,
  voteLe: l.vote_le,
  voix:
    l.voix_pour === null || l.voix_contre === null || l.abstentions === null
      ? null
      : { pour: l.voix_pour, contre: l.voix_contre, abstentions: l.abstentions },
  empreinte: l.empreinte,
  regles: Regle.array().parse(l.regles),
});

/** Newest first. */
export const listVersions = async (db: Db): Promise<readonly Version[]> =>
  (await lire(db).orderBy("version", "desc").execute()).map(enVersion);

export const loadVersion = async (db: Db, id: string): Promise<Version | undefined> => {
  const l = await lire(db).where("id", "=", id).executeTakeFirst();
  return l && enVersion(l);
};

/** The one that applies on a day. */
export const versionAu = async (db: Db, jour: Jour): Promise<Version | undefined> => {
  const l = await lire(db).where(sql<boolean>`validite @> ${jour}::date`).executeTakeFirst();
  return l && enVersion(l);
};
