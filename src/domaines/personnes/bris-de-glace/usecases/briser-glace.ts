import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { normaliserNom } from "#core/texte.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusBris } from "../errors.ts";
import { type DemandeBris, RAISONS } from "../saisie.ts";

/**
 * Opens for the day a file outside the perimeter, against a reason that the data protection officer reads. Tried for
 * nothing, it is traced too: this door would otherwise tell who receives the RSA.
 *
 * @rule R-RGPD-05 @source CNIL, délibération 2021-122
 */
export const briserGlace = async (
  db: Db,
  demande: { readonly acteur: Acteur; readonly aujourdhui: Jour; readonly requeteId: string },
  { nom, prenom, naissance, raison, precision }: DemandeBris,
): Promise<Result<{ readonly personneId: string }, RefusBris>> => {
  const { acteur, aujourdhui, requeteId } = demande;
  const personneId = await enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<string | undefined, RefusBris>> => {
      const nomPrenom = `${normaliserNom(nom)} ${normaliserNom(prenom)}`;
      const { rows } = await sql<{ id: string | null }>`
      select passerelle.briser_glace(${nomPrenom}, ${naissance}::date) as id`.execute(trx);
      const id = rows[0]?.id ?? undefined;
      await tracer(trx, {
        acteur,
        geste: "personnes.briser_glace",
        objetSorte: "personne",
        motif: `${RAISONS[raison]}. ${precision}`,
        requeteId,
        ...(id === undefined ? {} : { objetId: id, personneId: id }),
      });
      return accepte(id);
    },
  );
  if (!personneId.ok) return personneId;
  return personneId.value === undefined
    ? refuse({ code: "personne_introuvable" })
    : accepte({ personneId: personneId.value });
};
