import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { inscrireEvenement } from "../../fil/store.ts";

export interface ContexteDoublon {
  readonly db: Db;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly requeteId: string;
}

/** Tells the gesture twice: on the person's timeline, and in the trace. */
export const consigner = async (
  trx: Trx,
  { acteur, aujourdhui, requeteId }: ContexteDoublon,
  geste: {
    readonly personneId: string;
    readonly nature: "rattachement" | "detachement";
    readonly resume: string;
    readonly lienId: string;
    readonly motif?: string;
  },
): Promise<void> => {
  await inscrireEvenement(trx, {
    personneId: geste.personneId,
    jour: aujourdhui,
    nature: geste.nature,
    resume: geste.resume,
    source: acteur.nom,
    acteurId: acteur.utilisateurId,
    lien: null,
  });
  await tracer(trx, {
    acteur,
    geste: geste.nature === "rattachement" ? "doublons.rattacher" : "doublons.detacher",
    objetSorte: "lien_identite",
    objetId: geste.lienId,
    personneId: geste.personneId,
    champs: ["fusionnee_dans"],
    requeteId,
    ...(geste.motif === undefined ? {} : { motif: geste.motif }),
  });
};
