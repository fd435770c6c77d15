import { sql } from "kysely";
import type { Instant, Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Chiffres, CodeIndicateur, TerritoireChiffre, Valeurs } from "../indicateur.ts";
import { indicateursVisibles, neLitQueDesSommes, perimetreLu } from "../policy.ts";
import { masquerPetits } from "../rules/masquer.ts";

interface LigneValeur {
  readonly code: CodeIndicateur;
  readonly territoire_id: string | null;
  readonly ensemble: boolean;
  readonly valeur: number;
  readonly calcule_a: Date;
}

type Lieu = Omit<TerritoireChiffre, "valeurs" | "masquees">;

const SANS_TERRITOIRE: Lieu = {
  id: null,
  code: "aucun",
  nom: "Sans territoire",
  rangee: -1,
  colonne: -1,
};

const enValeurs = (lignes: readonly LigneValeur[]): Valeurs =>
  Object.fromEntries(lignes.map((l) => [l.code, l.valeur]));

/** Smallest count told to who does not see the people behind it. */
const lireSeuil = async (trx: Trx, jour: Jour): Promise<number> => {
  const { rows } = await sql<{ seuil: number }>`
    select valeur::integer as seuil from parametre
    where code = 'seuil_petits_effectifs' and validite @> ${jour}::date`.execute(trx);
  const [row] = rows;
  if (!row) throw new RangeError(`Paramètre seuil_petits_effectifs sans valeur au ${jour}`);
  return row.seuil;
};

/** Territoires in use, in their order, with what this account may read of them. */
export const lireChiffres = async (trx: Trx, acteur: Acteur, jour: Jour): Promise<Chiffres> => {
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
    .map((lieu): TerritoireChiffre => ({ ...lieu, valeurs: deCeLieu(lieu.id), masquees: [] }))
    .filter((t) => Object.keys(t.valeurs).length > 0);
  const calculeA = rows[0]?.calcule_a;
  const lus: Chiffres = {
    calculeA: calculeA ? (calculeA.toISOString() as Instant) : null,
    ensemble: perimetreLu(acteur).departement
      ? enValeurs(rows.filter((r) => r.ensemble))
      : undefined,
    ensembleMasquees: [],
    territoires,
  };
  return neLitQueDesSommes(acteur) ? masquerPetits(lus, await lireSeuil(trx, jour)) : lus;
};
