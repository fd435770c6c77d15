import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";

/** What decides who sees a person: the access columns of `personne`, and her opened links. */
export interface AccesPersonne {
  readonly territoireId: string | null;
  readonly organismeId: string | null;
  readonly referentId: string | null;
  /** Accounts to which a row of `visibilite` opens her file on that day. */
  readonly ouverteA: readonly string[];
}

type Habilite = Pick<Acteur, "utilisateurId" | "perimetre">;

/** The perimeter, said of one person. Same meaning as `filtrePerimetre` and as row-level security. */
export const voitPersonne = ({ utilisateurId, perimetre }: Habilite, p: AccesPersonne): boolean =>
  perimetre.departement ||
  (p.territoireId !== null && perimetre.territoires.includes(p.territoireId)) ||
  (p.organismeId !== null && perimetre.organismes.includes(p.organismeId)) ||
  p.referentId === utilisateurId ||
  p.ouverteA.includes(utilisateurId);

/**
 * The perimeter, said of a query: the first wall, in every query that reads persons. The day of the
 * opened links is that of the transaction (`lirePour`, `enTransaction`).
 *
 * @param alias  the name `personne` bears in the query
 */
export const filtrePerimetre = (
  { utilisateurId, perimetre }: Habilite,
  alias = "personne",
): RawBuilder<SqlBool> => {
  if (perimetre.departement) return sql<SqlBool>`true`;
  const colonne = (nom: string) => sql.ref(`${alias}.${nom}`);
  // An empty list would be tried on every row for nothing.
  const parmi = (nom: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [sql<SqlBool>`${colonne(nom)} = any (${ids}::uuid[])`];
  return sql<SqlBool>`(${sql.join(
    [
      ...parmi("territoire_id", perimetre.territoires),
      ...parmi("organisme_id", perimetre.organismes),
      sql<SqlBool>`${colonne("referent_id")} = ${utilisateurId}::uuid`,
      sql<SqlBool>`exists (select 1 from visibilite as v where v.personne_id = ${colonne("id")}
        and v.cible_id = ${utilisateurId}::uuid and v.validite @> (select jour_civil()))`,
    ],
    sql` or `,
  )})`;
};
