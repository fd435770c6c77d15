import { sql } from "kysely";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { DonneesCourrier } from "../../courrier/courrier.ts";

export const COURRIERS_PAR_PAGE = 50;
const A_CORRIGER_MAXIMUM = 50;

/** A letter as lists show it. */
export interface LigneCourrier {
  readonly id: string;
  readonly rang: number | null;
  readonly personneId: string;
  readonly reference: string;
  readonly destinataire: DonneesCourrier["destinataire"];
}

const colonnes = ["c.id", "c.rang", "c.personne_id", "c.donnees"] as const;

const enLigne = (l: {
  id: string;
  rang: number | null;
  personne_id: string;
  donnees: unknown;
}): LigneCourrier => {
  const { reference, destinataire } = DonneesCourrier.parse(l.donnees);
  return { id: l.id, rang: l.rang, personneId: l.personne_id, reference, destinataire };
};

const visibles = (trx: Trx, acteur: Acteur) =>
  trx
    .selectFrom("courrier as c")
    .innerJoin("personne as p", "p.id", "c.personne_id")
    .where(filtrePerimetre(acteur, "p"));

/** In printing order, from the rank after `apres`. */
export const courriersDuLot = async (
  trx: Trx,
  acteur: Acteur,
  lotId: string,
  apres: number,
): Promise<readonly LigneCourrier[]> => {
  const lignes = await visibles(trx, acteur)
    .select(colonnes)
    .where("c.lot_id", "=", lotId)
    .where("c.rang", ">", apres)
    .orderBy("c.rang")
    .limit(COURRIERS_PAR_PAGE + 1)
    .execute();
  return lignes.map(enLigne);
};

/** The SQL of `problemesAdresse`, for those that keep a letter from leaving. */
const ADRESSE_EMPECHE = sql<boolean>`(
  c.donnees #>> '{destinataire,adresse,code_postal}' !~ '^[0-9]{5}$'
  or btrim(c.donnees #>> '{destinataire,adresse,commune}') = ''
  or (btrim(c.donnees #>> '{destinataire,adresse,voie}') = ''
      and not jsonb_path_exists(c.donnees, '$.destinataire.adresse.complement[*] ? (@ like_regex "\\\\S")')))`;

const enAttente = (trx: Trx, acteur: Acteur) =>
  visibles(trx, acteur).where("c.lot_id", "is", null).where("c.etat", "=", "a_editer");

export interface Attente {
  readonly prets: number;
  readonly aCorriger: number;
  /** The oldest of those whose address must be completed. */
  readonly lignes: readonly LigneCourrier[];
}

export const courriersEnAttente = async (trx: Trx, acteur: Acteur): Promise<Attente> => {
  const comptes = await enAttente(trx, acteur)
    .select([
      sql<number>`count(*) filter (where not ${ADRESSE_EMPECHE})`.as("prets"),
      sql<number>`count(*) filter (where ${ADRESSE_EMPECHE})`.as("a_corriger"),
    ])
    .executeTakeFirstOrThrow();
  const lignes = await enAttente(trx, acteur)
    .select(colonnes)
    .where(ADRESSE_EMPECHE)
    .orderBy("c.cree_a")
    .orderBy("c.id")
    .limit(A_CORRIGER_MAXIMUM)
    .execute();
  return {
    prets: comptes.prets,
    aCorriger: comptes.a_corriger,
    lignes: lignes.map(enLigne),
  };
};
