import { sql } from "kysely";
import type { Instant } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Chiffres, CodeIndicateur, TerritoireChiffre, Valeurs } from "../indicateur.ts";
import { indicateursVisibles } from "../policy.ts";

interface LigneValeur {
  readonly code: CodeIndicateur;
  readonly territoire_id: string | null;
  readonly ensemble: boolean;
  readonly valeur: number;
  readonly calcule_a: Date;
}

type Lieu = Omit<TerritoireChiffre, "valeurs">;

const SANS_TERRITOIRE: Lieu = {
  id: null,
  code: "aucun",
  nom: "Sans territoire",
  rangee: -1,
  colonne: -1,
};

const enValeurs = (lignes: readonly LigneValeur[]): Valeurs =>
  Object.fromEntries(lignes.map((l) => [l.code, l.valeur]));

/** Territoires in use, in their order, with what this account may read of them. */
export const lireChiffres = async (trx: Trx, acteur: Acteur): Promise<Chiffres> => {
  const { rows: lieux } = await sql<Lieu>`
    select t.id, t.code, t.nom, t.rangee, t.colonne from territoire t
    where exists (select from commune_territoire c where c.territoire_id = t.id)
    order by t.nom`.execute(trx);
  const { rows } = await sql<LigneValeur>`
    select code, territoire_id, ensemble, valeur::float8 as valeur, calcule_a from indicateur
    where ${indicateursVisibles(acteur)}`.execute(trx);
  const deCeLieu = (id: string | null): Valeurs =>
    enValeurs(rows.filter((r) => !r.ensemble && r.territoire_id === id));
  const territoires = [...lieux, SANS_TERRITOIRE]
    .map((lieu): TerritoireChiffre => ({ ...lieu, valeurs: deCeLieu(lieu.id) }))
    .filter((t) => Object.keys(t.valeurs).length > 0);
  const calculeA = rows[0]?.calcule_a;
  return {
    calculeA: calculeA ? (calculeA.toISOString() as Instant) : null,
    ensemble: acteur.perimetre.departement ? enValeurs(rows.filter((r) => r.ensemble)) : undefined,
    territoires,
  };
};
