import type { Instant } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { Regle } from "../../liste-regles.ts";
import type { EtatBrouillon } from "../rules/etats.ts";

export interface Brouillon {
  readonly id: string;
  readonly nom: string;
  readonly etat: EtatBrouillon;
  readonly baseId: string;
  readonly baseVersion: number;
  readonly listeId: string | null;
  readonly auteur: string;
  readonly modifieA: Instant;
  readonly modifiePar: string;
  readonly version: number;
  readonly regles: readonly Regle[];
}

const lire = (trx: Trx) =>
  trx
    .selectFrom("brouillon_regles as b")
    .innerJoin("liste_regles as l", "l.id", "b.base_id")
    .select([
      "b.id",
      "b.nom",
      "b.etat",
      "b.base_id",
      "l.version as base_version",
      "b.liste_id",
      "b.auteur",
      "b.modifie_a",
      "b.modifie_par",
      "b.version",
      "b.regles",
    ]);

type Ligne = Awaited<ReturnType<ReturnType<typeof lire>["executeTakeFirstOrThrow"]>>;

const enBrouillon = (l: Ligne): Brouillon => ({
  id: l.id,
  nom: l.nom,
  etat: l.etat as EtatBrouillon,
  baseId: l.base_id,
  baseVersion: l.base_version,
  listeId: l.liste_id,
  auteur: l.auteur,
  modifieA: l.modifie_a.toISOString() as Instant,
  modifiePar: l.modifie_par,
  version: l.version,
  regles: Regle.array().parse(l.regles),
});

/** Those still being written, last changed first. */
export const listBrouillons = async (trx: Trx): Promise<readonly Brouillon[]> =>
  (await lire(trx).where("b.etat", "=", "brouillon").orderBy("b.modifie_a", "desc").execute()).map(
    enBrouillon,
  );

export const loadBrouillon = async (trx: Trx, id: string): Promise<Brouillon | undefined> => {
  const l = await lire(trx).where("b.id", "=", id).executeTakeFirst();
  return l && enBrouillon(l);
};
