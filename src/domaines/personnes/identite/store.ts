import type { Trx } from "#platform/db/transaction.ts";

/**
 * Says which organisme référent follows a person; `null` takes it back. A record attached to another one
 * speaks for it too: the kept record follows.
 */
export const affecterOrganisme = async (
  trx: Trx,
  personneId: string,
  organismeId: string | null,
): Promise<void> => {
  await trx
    .updateTable("personne")
    .set((eb) => ({ organisme_id: organismeId, version: eb("version", "+", 1) }))
    .where((eb) =>
      eb.or([
        eb("id", "=", personneId),
        eb(
          "id",
          "=",
          eb
            .selectFrom("personne as rattachee")
            .select("rattachee.fusionnee_dans")
            .where("rattachee.id", "=", personneId),
        ),
      ]),
    )
    .execute();
};
