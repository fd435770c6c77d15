import { sql } from "kysely";
import { deDaterange, type Periode } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";

export interface LigneAbsence {
  readonly id: string;
  /** « absent »: of this account; « remplacant »: this account replaces the other one. */
  readonly cote: "absent" | "remplacant";
  readonly autre_id: string;
  readonly prenom: string;
  readonly nom: string;
  readonly periode: Periode | undefined;
  readonly prevue: Periode;
}

/** Absences of an account and replacements it makes, the latest first. */
export const absencesDuCompte = async (
  trx: Trx,
  utilisateurId: string,
): Promise<readonly LigneAbsence[]> => {
  const { rows } = await sql<{
    id: string;
    cote: "absent" | "remplacant";
    autre_id: string;
    prenom: string;
    nom: string;
    validite: string;
    prevue: string;
  }>`
    select b.id, b.cote, b.autre_id, u.prenom, u.nom, b.validite, b.prevue
    from (select id, 'absent' as cote, remplacant_id as autre_id, validite, prevue from absence
          where utilisateur_id = ${utilisateurId}::uuid
          union all
          select id, 'remplacant', utilisateur_id, validite, prevue from absence
          where remplacant_id = ${utilisateurId}::uuid) b
    join utilisateur u on u.id = b.autre_id
    order by lower(b.prevue) desc, b.id`.execute(trx);
  return rows.map(({ validite, prevue, ...reste }) => ({
    ...reste,
    periode: validite === "empty" ? undefined : deDaterange(validite),
    prevue: deDaterange(prevue),
  }));
};
