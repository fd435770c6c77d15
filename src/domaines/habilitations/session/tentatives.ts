import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { attente, LIMITES, type Limite } from "./rules/freinage.ts";

/** A try under way: counted as a failure until it succeeds. */
export interface Tentative {
  readonly cles: readonly CleTentative[];
  /** Instant, as the database wrote it. */
  readonly a: string;
}

interface CleTentative {
  readonly cle: Buffer;
  readonly limite: Limite;
}

/** Neither the account's name nor the address is kept, only keyed prints of them. */
const clesDe = (
  coffre: Pick<Coffre, "signer">,
  identifiant: string,
  adresse: string | undefined,
): readonly CleTentative[] => [
  { cle: coffre.signer("connexion/compte", identifiant), limite: LIMITES.compte },
  ...(adresse === undefined
    ? []
    : [{ cle: coffre.signer("connexion/adresse", adresse), limite: LIMITES.adresse }]),
];

/**
 * Counts a try *before* the password is looked at: a hundred at once then find the door closing,
 * instead of all reading « no failure yet ». A refused try does not count.
 *
 * @returns the refusal is a number of seconds to wait
 */
export const compterTentative = (
  db: Db,
  coffre: Pick<Coffre, "signer">,
  identifiant: string,
  adresse: string | undefined,
): Promise<Result<Tentative, number>> =>
  db.transaction().execute(async (trx): Promise<Result<Tentative, number>> => {
    const cles = clesDe(coffre, identifiant, adresse);
    let reste = 0;
    // Always the account before the address, so that two tries never wait for each other.
    for (const { cle, limite } of cles) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${cle.toString("hex")}, 0))`.execute(
        trx,
      );
      reste = Math.max(reste, await secondesRestantes(trx, cle, limite));
    }
    if (reste > 0) return refuse(reste);
    const { rows } = await sql<{ a: string }>`
      insert into tentative_connexion (cle, a)
      select cle, instant from unnest(${cles.map((c) => c.cle)}::bytea[]) cle, clock_timestamp() instant
      returning a::text`.execute(trx);
    return accepte({ cles, a: rows[0]?.a ?? "" });
  });

const secondesRestantes = async (trx: Trx, cle: Buffer, limite: Limite): Promise<number> => {
  const { rows } = await sql<{ echecs: number; depuis: number | null }>`
    select count(*) as echecs, extract(epoch from clock_timestamp() - max(a))::float8 as depuis
    from tentative_connexion
    where cle = ${cle} and a > clock_timestamp() - make_interval(mins => ${limite.fenetreMinutes})`.execute(
    trx,
  );
  const { echecs = 0, depuis = null } = rows[0] ?? {};
  return depuis === null ? 0 : Math.max(0, Math.ceil(attente(echecs, limite) - depuis));
};

/** After a success: the account starts anew, the address only forgets this try. */
export const oublierTentative = async (trx: Trx, { cles, a }: Tentative): Promise<void> => {
  const [compte, adresse] = cles;
  await trx
    .deleteFrom("tentative_connexion")
    .where((eb) =>
      eb.or([
        ...(compte ? [eb("cle", "=", compte.cle)] : []),
        ...(adresse
          ? [eb.and([eb("cle", "=", adresse.cle), sql<boolean>`a = ${a}::timestamptz`])]
          : []),
      ]),
    )
    .execute();
};
