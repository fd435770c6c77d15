import { type AliasableExpression, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { parmi } from "#platform/db/parmi.ts";
import { preparerPour } from "#platform/db/preparer.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { COMPTE_MAX, type Filtre, type LignePersonne, type Place } from "../liste.ts";
import { avecNumeros, listees, type OptionsLignes, selectPersonnes } from "./lister-personnes.ts";
import { selectTerritoires, type TerritoireNomme } from "./lister-territoires.ts";

/** What a page of the list shows. */
interface PageListee {
  /** One line more than asked for says that there are others. */
  readonly lignes: readonly LignePersonne[];
  /** Exact up to 1,000; beyond, 1,001 means « more ». */
  readonly compte: number;
  readonly territoires: readonly TerritoireNomme[];
}

type Listees = ReturnType<typeof listees>;

const compter = (trx: Trx, lignes: Listees) =>
  trx
    .selectFrom(lignes.select(sql<number>`1`.as("un")).limit(sql.lit(COMPTE_MAX)).as("bornees"))
    .select(sql<number>`count(*)::int`.as("n"));

/**
 * Bounded count. A territoire is counted along its index first, and most often that is enough: the rest of the
 * perimeter (followed persons, opened links) is only told by reading everyone.
 */
const selectCompte = (trx: Trx, acteur: Parameters<typeof listees>[1], filtre: Filtre) => {
  const toutes = listees(trx, acteur, filtre);
  const { departement, territoires } = acteur.perimetre;
  if (departement || territoires.length === 0) return compter(trx, toutes);
  const duTerritoire = toutes.where("p.territoire_id", "=", parmi(territoires));
  return trx
    .selectFrom(compter(trx, duTerritoire).as("premiers"))
    .select((eb) =>
      eb
        .case()
        .when("premiers.n", ">=", sql.lit(COMPTE_MAX))
        .then(eb.ref("premiers.n"))
        .else(compter(trx, toutes))
        .end()
        .as("n"),
    );
};

/** What the text of the page's query depends on. */
interface Forme {
  readonly filtre: Filtre;
  readonly maximum: number;
  /** Whether to count as well. */
  readonly avecCompte: boolean;
  /** Which way from the place; the beginning when absent. */
  readonly avant?: boolean;
}

const selectPage = preparerPour(
  (
    trx,
    acteur,
    { nomTri, id }: Partial<Omit<Place, "avant">>,
    { filtre, maximum, avecCompte, avant }: Forme,
  ) => {
    const place =
      avant === undefined || nomTri === undefined || id === undefined
        ? undefined
        : { nomTri, id, avant };
    const compte: AliasableExpression<number | null> = avecCompte
      ? selectCompte(trx, acteur, filtre).$asScalar()
      : sql<null>`null`;
    return trx.selectNoFrom([
      jsonArrayFrom(selectPersonnes(trx, acteur, filtre, place, maximum)).as("lignes"),
      compte.as("compte"),
      jsonArrayFrom(selectTerritoires(trx)).as("territoires"),
    ]);
  },
);

/** One answer for the whole page: each statement costs it more than what it reads. */
export const lirePage = async (
  trx: Trx,
  acteur: Acteur,
  filtre: Filtre,
  place: Place | undefined,
  maximum: number,
  options: OptionsLignes,
): Promise<PageListee> => {
  const avecCompte = place?.compte === undefined;
  const forme = { filtre, maximum, avecCompte, ...(place && { avant: place.avant }) };
  const [lue] = await selectPage(trx, acteur, place ?? {}, forme);
  return {
    lignes: await avecNumeros(trx, lue?.lignes ?? [], options),
    compte: place?.compte ?? lue?.compte ?? 0,
    territoires: lue?.territoires ?? [],
  };
};
