import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { attente, LIMITES, type Limite } from "./rules/freinage.ts";

/** What is guessed at: each has its own count, so that a known password does not open new tries at codes. */
export type Porte = "compte" | "code" | "lien";

/** A try under way: counted as a failure until it succeeds. */
export interface Tentative {
  readonly cles: readonly CleTentative[];
  /** Instant, as the database wrote it. */
  readonly a: string;
  /** Doors that close if this try fails. */
  readonly ferme: readonly CleTentative[];
}

interface CleTentative {
  readonly sorte: Porte | "adresse";
  readonly cle: Buffer;
  readonly limite: Limite;
}

/** Neither the account's name nor the address is kept, only keyed prints of them. */
const clesDe = (
  coffre: Pick<Coffre, "signer">,
  porte: Porte,
  identifiant: string,
  adresse: string | undefined,
): readonly CleTentative[] => [
  { sorte: porte, cle: coffre.signer(`connexion/${porte}`, identifiant), limite: LIMITES.compte },
  ...(adresse === undefined
    ? []
    : [
        {
          sorte: "adresse" as const,
          cle: coffre.signer("connexion/adresse", adresse),
          limite: LIMITES.adresse,
        },
      ]),
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
  porte: Porte,
  identifiant: string,
  adresse: string | undefined,
): Promise<Result<Tentative, number>> =>
  db.transaction().execute(async (trx): Promise<Result<Tentative, number>> => {
    const cles = clesDe(coffre, porte, identifiant, adresse);
    const ferme: CleTentative[] = [];
    let reste = 0;
    // Always the account before the address, so that two tries never wait for each other.
    for (const porteCle of cles) {
      const { cle, limite } = porteCle;
      await sql`select pg_advisory_xact_lock(hashtextextended(${cle.toString("hex")}, 0))`.execute(
        trx,
      );
      const { echecs, secondes } = await lireEchecs(trx, cle, limite);
      reste = Math.max(reste, secondes);
      if (echecs + 1 === limite.seuil) ferme.push(porteCle);
    }
    if (reste > 0) return refuse(reste);
    const { rows } = await sql<{ a: string }>`
      insert into tentative_connexion (cle, a)
      select cle, instant from unnest(${cles.map((c) => c.cle)}::bytea[]) cle, clock_timestamp() instant
      returning a::text`.execute(trx);
    return accepte({ cles, a: rows[0]?.a ?? "", ferme });
  });

const lireEchecs = async (
  trx: Trx,
  cle: Buffer,
  limite: Limite,
): Promise<{ readonly echecs: number; readonly secondes: number }> => {
  const { rows } = await sql<{ echecs: number; depuis: number | null }>`
    select count(*) as echecs, extract(epoch from clock_timestamp() - max(a))::float8 as depuis
    from tentative_connexion
    where cle = ${cle} and a > clock_timestamp() - make_interval(mins => ${limite.fenetreMinutes})`.execute(
    trx,
  );
  const { echecs = 0, depuis = null } = rows[0] ?? {};
  const secondes = depuis === null ? 0 : Math.max(0, Math.ceil(attente(echecs, limite) - depuis));
  return { echecs, secondes };
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
