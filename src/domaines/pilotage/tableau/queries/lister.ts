import { type RawBuilder, sql } from "kysely";
import { ajouterJours, type Jour } from "#core/jour.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { LigneTableau, ParametresListeTableau, PlaceTableau } from "../liste.ts";

const UN_AN = 365;

/** Same conditions as the views of `db/views`; `id` is the line's own, a procedure or a person. */
const sourceDe = (de: ParametresListeTableau["de"], aujourdhui: Jour): RawBuilder<unknown> => {
  if (de === "orientes") {
    return sql`select id, id as personne_id, null::date as recue_le, null::date as decide_le from personne
      where fusionnee_dans is null and dans_le_droit and soumis and organisme_id is not null`;
  }
  const decidees = de === "decides" ? sql`and o.decide_le is not null` : sql``;
  return sql`select o.id, o.personne_id, o.recue_le, o.decide_le from orientation o
    where o.motif_ouverture <> 'reprise' and o.recue_le > ${ajouterJours(aujourdhui, -UN_AN)}::date ${decidees}`;
};

const dansTerritoire = (territoire: string): RawBuilder<unknown> => {
  if (territoire === "") return sql`true`;
  return territoire === "aucun"
    ? sql`p.territoire_id is null`
    : sql`p.territoire_id = ${territoire}::uuid`;
};

/** By name, 50 a page, under the account's perimeter. */
export const listTableau = async (
  trx: Trx,
  acteur: Acteur,
  demande: {
    readonly filtre: ParametresListeTableau;
    readonly aujourdhui: Jour;
    readonly place: PlaceTableau | undefined;
    readonly maximum: number;
  },
): Promise<readonly LigneTableau[]> => {
  const { filtre, aujourdhui, place, maximum } = demande;
  const sens = place?.avant ? sql`desc` : sql`asc`;
  const apres = place
    ? sql`and (p.nom_tri, s.id) ${place.avant ? sql`<` : sql`>`} (${place.nomTri} collate "C", ${place.id}::uuid)`
    : sql``;
  const { rows } = await sql<LigneTableau>`
    select s.id, p.id as personne_id, p.nom_tri, p.nom_usage, p.prenom, t.nom as territoire, r.nom as organisme,
      s.recue_le, s.decide_le
    from (${sourceDe(filtre.de, aujourdhui)}) s join personne p on p.id = s.personne_id
    left join territoire t on t.id = p.territoire_id left join organisme_referent r on r.id = p.organisme_id
    where ${filtrePerimetre(acteur, "p")} and ${dansTerritoire(filtre.territoire)} ${apres}
    order by p.nom_tri ${sens}, s.id ${sens} limit ${maximum}`.execute(trx);
  return rows;
};
