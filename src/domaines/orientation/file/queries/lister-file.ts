import { type SelectQueryBuilder, sql } from "kysely";
import { ajouterJours, type Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { DB } from "#platform/db/schema.genere.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { orientationsVisibles } from "../../decision/policy.ts";
import {
  EN_ATTENTE,
  type EtatOrientation,
  type MotifOuverture,
} from "../../decision/rules/etats.ts";
import type { Parcours } from "../../regle/entrees.ts";
import { COMPTE_MAX, type Onglet, type Vue } from "../rules/filtres.ts";

export interface FiltreFile {
  readonly onglet: Onglet;
  readonly vue: Vue;
  readonly territoireId?: string | undefined;
  readonly parcours?: Parcours | undefined;
}

interface Reperes {
  readonly aujourdhui: Jour;
  /** Days before the end of the delay from which it is near. */
  readonly alerte: number;
}

/** Place in the queue: deadline (`null` = none, last), then id. */
export interface PlaceFile {
  readonly echeance: Jour | null;
  readonly id: string;
  readonly avant: boolean;
}

type Attente = SelectQueryBuilder<
  DB & {
    o: DB["orientation"];
    p: DB["personne"];
    q: { [C in keyof DB["proposition"]]: DB["proposition"][C] | null };
  },
  "o" | "p" | "q",
  object
>;

/** Who waits: perimeter, tab, menus. */
const enAttente = (trx: Trx, acteur: Acteur, f: Omit<FiltreFile, "vue">): Attente => {
  let q = trx
    .selectFrom("orientation as o")
    .innerJoin("personne as p", "p.id", "o.personne_id")
    .leftJoin("proposition as q", "q.id", "o.proposition_id")
    .where("o.etat", "in", EN_ATTENTE)
    .where("o.motif_ouverture", f.onglet === "reprise" ? "=" : "<>", "reprise")
    .where(orientationsVisibles(acteur));
  if (f.territoireId !== undefined) q = q.where("p.territoire_id", "=", f.territoireId);
  if (f.parcours !== undefined) q = q.where("q.parcours", "=", f.parcours);
  return q;
};

/** One condition a view, used to cut the list and to count. */
const conditionDe = (vue: Vue, { aujourdhui, alerte }: Reperes) => {
  const depassee = sql<boolean>`(o.etat = 'hors_delai_ft' or coalesce(o.echeance_le < ${aujourdhui}::date, false))`;
  return {
    toutes: sql<boolean>`true`,
    ouverture: sql<boolean>`o.motif_ouverture = 'ouverture'`,
    transfert: sql<boolean>`o.motif_ouverture = 'transfert'`,
    devenu_soumis: sql<boolean>`o.motif_ouverture = 'devenu_soumis'`,
    bientot: sql<boolean>`(not ${depassee} and o.echeance_le <= ${ajouterJours(aujourdhui, alerte)}::date)`,
    depassees: depassee,
    examen: sql<boolean>`cardinality(q.revue_humaine) > 0`,
    a_recueillir: sql<boolean>`q.parcours is null`,
  }[vue];
};

const COLONNES = [
  "o.id",
  "o.version",
  "o.etat",
  "o.motif_ouverture",
  "o.recue_le",
  "o.echeance_le",
  "p.id as personne_id",
  "p.nom_usage",
  "p.prenom",
  "p.naissance",
  "p.foyer_id",
  "q.liste_id",
  "q.regle",
  "q.parcours",
  "q.organisme_id",
  "q.revue_humaine",
] as const;

export interface LigneFile {
  readonly id: string;
  readonly version: number;
  readonly etat: EtatOrientation;
  readonly motif_ouverture: MotifOuverture;
  readonly recue_le: Jour;
  readonly echeance_le: Jour | null;
  readonly personne_id: string;
  readonly nom_usage: string;
  readonly prenom: string;
  readonly naissance: Jour;
  readonly foyer_id: string | null;
  readonly liste_id: string | null;
  readonly regle: string | null;
  readonly parcours: Parcours | null;
  readonly organisme_id: string | null;
  readonly revue_humaine: readonly string[] | null;
}

/** Nearest deadline first, those without last; `maximum` lines from the place, nearest to it first. */
export const listFile = async (
  trx: Trx,
  acteur: Acteur,
  filtre: FiltreFile,
  reperes: Reperes,
  place: PlaceFile | undefined,
  maximum: number,
): Promise<readonly LigneFile[]> => {
  let page = enAttente(trx, acteur, filtre)
    .where(conditionDe(filtre.vue, reperes))
    .select(COLONNES)
    .orderBy("o.echeance_le", (o) => (place?.avant ? o.desc().nullsFirst() : o.asc().nullsLast()))
    .orderBy("o.id", place?.avant ? "desc" : "asc")
    .limit(maximum);
  if (place) page = page.where(audela(place));
  // Values closed by check constraints.
  return (await page.execute()) as readonly LigneFile[];
};

const audela = ({ echeance, id, avant }: PlaceFile) => {
  if (echeance === null) {
    return avant
      ? sql<boolean>`(o.echeance_le is not null or o.id < ${id}::uuid)`
      : sql<boolean>`(o.echeance_le is null and o.id > ${id}::uuid)`;
  }
  return avant
    ? sql<boolean>`(o.echeance_le, o.id) < (${echeance}::date, ${id}::uuid)`
    : sql<boolean>`((o.echeance_le, o.id) > (${echeance}::date, ${id}::uuid) or o.echeance_le is null)`;
};

/** Lines by id, in the order given: for a batch read again before it is validated. */
export const listChoisies = async (
  trx: Trx,
  acteur: Acteur,
  ids: readonly string[],
): Promise<readonly LigneFile[]> => {
  const lignes = (await trx
    .selectFrom("orientation as o")
    .innerJoin("personne as p", "p.id", "o.personne_id")
    .leftJoin("proposition as q", "q.id", "o.proposition_id")
    .select(COLONNES)
    .where("o.id", "in", ids)
    .where("o.etat", "in", EN_ATTENTE)
    .where(orientationsVisibles(acteur))
    .execute()) as readonly LigneFile[];
  return lignes.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
};

/** Count of every view, in one pass; beyond the bound, `borne` says that the figures are no longer whole. */
export const compterVues = async (
  trx: Trx,
  acteur: Acteur,
  filtre: Omit<FiltreFile, "vue">,
  reperes: Reperes,
): Promise<{ readonly comptes: Readonly<Record<Vue, number>>; readonly borne: boolean }> => {
  const vues: readonly Vue[] = [
    "toutes",
    "ouverture",
    "transfert",
    "devenu_soumis",
    "bientot",
    "depassees",
    "examen",
    "a_recueillir",
  ];
  const bornees = enAttente(trx, acteur, filtre)
    .select(vues.map((vue) => conditionDe(vue, reperes).as(vue)))
    .limit(COMPTE_MAX + 1)
    .as("bornees");
  const comptes = await trx
    .selectFrom(bornees)
    .select(vues.map((vue) => sql<number>`(count(*) filter (where ${sql.ref(vue)}))::int`.as(vue)))
    .executeTakeFirstOrThrow();
  return { comptes: comptes as Record<Vue, number>, borne: comptes.toutes > COMPTE_MAX };
};
