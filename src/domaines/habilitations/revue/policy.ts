import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Responsabilite } from "../compte/policy.ts";
import { peut } from "../role/policy.ts";
import type { Responsable } from "./revue.ts";

/** Lines someone may read: hers to answer, or all of them for who watches over every account. */
export const filtreLignes = (r: Responsabilite, alias = "l"): RawBuilder<SqlBool> => {
  if (r.tous) return sql<SqlBool>`true`;
  const [type, id] = [sql.ref(`${alias}.responsable_type`), sql.ref(`${alias}.responsable_id`)];
  return sql<SqlBool>`((${type} = 'territoire' and ${id} = any (${r.territoires}::uuid[]))
    or (${type} = 'organisme' and ${id} = any (${r.organismes}::uuid[])))`;
};

/** Same meaning, said of one line; the direction may answer in place of who does not. */
export const repondPour = (r: Responsabilite, { type, id }: Responsable): boolean =>
  r.tous ||
  (id !== null &&
    ((type === "territoire" && r.territoires.includes(id)) ||
      (type === "organisme" && r.organismes.includes(id))));

/** A campaign is for the whole département: opened and closed by who answers for all of it. */
export const mene = (acteur: Acteur, r: Responsabilite): boolean =>
  r.tous && peut(acteur, "comptes.conduire_revue");
