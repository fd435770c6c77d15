import { type RawBuilder, type SqlBool, sql } from "kysely";
import { peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";

/**
 * Figures are kept by territoire: an account reads those it sees whole. One whose perimeter is a body or a
 * portfolio reads none, rather than the count of people it may not see.
 */
export const indicateursVisibles = (acteur: Acteur): RawBuilder<SqlBool> => {
  const { departement, territoires } = perimetreLu(acteur);
  return departement
    ? sql<SqlBool>`true`
    : sql<SqlBool>`territoire_id = any (${territoires}::uuid[])`;
};

export const perimetreLu = ({ perimetre, chiffres }: Acteur): NonNullable<Acteur["chiffres"]> => ({
  departement: perimetre.departement || chiffres?.departement === true,
  territoires: [...perimetre.territoires, ...(chiffres?.territoires ?? [])],
});

/** Who reads figures without seeing the people behind them: small numbers are hidden from her, and no list is opened. */
export const neLitQueDesSommes = (acteur: Acteur): boolean => !peut(acteur, "personnes.consulter");
