import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction, type Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusRejet } from "../errors.ts";
import { marquerAbandonne, marquerSuivi } from "../store.ts";

interface Ou {
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly rejetId: string;
}

const traiter = (
  db: Db,
  { acteur, aujourdhui, rejetId }: Ou,
  geste: { readonly nom: string; readonly motif?: string },
  ecrire: (trx: Trx) => Promise<boolean>,
): Promise<Result<void, RefusRejet>> =>
  enTransaction<void, RefusRejet>(db, acteur, aujourdhui, async (trx) => {
    if (!(await ecrire(trx))) return refuse({ code: "rejet_deja_traite" });
    await tracer(trx, {
      acteur,
      geste: geste.nom,
      objetSorte: "rejet",
      objetId: rejetId,
      ...(geste.motif === undefined ? {} : { motif: geste.motif }),
    });
    return accepte(undefined);
  });

/** « Je m’en occupe », or hands it back. */
export const suivreRejet = (
  db: Db,
  ou: Ou,
  suivi: "oui" | "non",
): Promise<Result<void, RefusRejet>> =>
  traiter(db, ou, { nom: suivi === "oui" ? "flux.suivre" : "flux.rendre" }, (trx) =>
    marquerSuivi(trx, ou.rejetId, suivi === "oui" ? ou.acteur.utilisateurId : null),
  );

/** Nobody will correct it: it leaves the work list, its reason stays. */
export const abandonnerRejet = (
  db: Db,
  ou: Ou,
  raison: string,
): Promise<Result<void, RefusRejet>> =>
  traiter(db, ou, { nom: "flux.abandonner_rejet", motif: raison }, (trx) =>
    marquerAbandonne(trx, { id: ou.rejetId, par: ou.acteur.utilisateurId, raison }),
  );
