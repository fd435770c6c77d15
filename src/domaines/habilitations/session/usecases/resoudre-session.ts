import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { acteurDe, type LigneAffectation, lireAffectations } from "../../role/affectation.ts";
import { DUREES, type DureesSession, empreinteDe } from "../session.ts";
import { noterActivite, revoquerSession } from "../store.ts";

export interface SessionResolue {
  readonly acteur: Acteur;
  readonly session: { readonly id: string; readonly secretCsrf: string };
}

interface Ligne {
  readonly jeton_csrf: string;
  readonly active: boolean;
  readonly a_noter: boolean;
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
  readonly affectations: readonly LigneAffectation[];
}

/**
 * Who is behind a cookie; `undefined` = nobody any more. One query and no memory: a revocation, a
 * disabled account or a role that ended holds from the very next request.
 *
 * @param aujourdhui  day on which affectations are read
 */
export const resoudreSession = async (
  db: Db,
  jeton: string,
  aujourdhui: Jour,
  { inactiviteMinutes }: DureesSession = DUREES,
): Promise<SessionResolue | undefined> => {
  const empreinte = empreinteDe(jeton);
  const { rows } = await sql<Ligne>`
    select s.jeton_csrf, u.etat = 'actif' as active, s.vue_a < now() - interval '1 minute' as a_noter,
      u.id, u.prenom, u.nom,
      coalesce((select json_agg(json_build_object('role', a.role, 'perimetre_type', a.perimetre_type,
          'perimetre_id', a.perimetre_id) order by a.id)
        from affectation a
        where a.utilisateur_id = u.id and a.validite @> ${aujourdhui}::date), '[]') as affectations
    from session s join utilisateur u on u.id = s.utilisateur_id
    where s.empreinte = ${empreinte} and s.revoquee_a is null and s.expire_a > now()
      and s.vue_a > now() - make_interval(mins => ${inactiviteMinutes})`.execute(db);
  const ligne = rows[0];
  if (!ligne) return undefined;
  if (!ligne.active) {
    // For good: enabling the account again must not bring its old sessions back.
    await db.transaction().execute((trx) => revoquerSession(trx, empreinte));
    return undefined;
  }
  if (ligne.a_noter) await noterActivite(db, empreinte);
  return {
    acteur: acteurDe(ligne, lireAffectations(ligne.affectations)),
    session: { id: empreinte.toString("hex"), secretCsrf: ligne.jeton_csrf },
  };
};
