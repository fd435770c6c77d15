import { type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Cible } from "../compte.ts";
import { LIBELLES_PERIMETRE } from "../compte.ts";
import { type Responsabilite, rolesDe } from "../policy.ts";
import { PERIMETRES_ADMIS } from "../rules/perimetres-admis.ts";

/** One line of a list to choose from. */
export interface Offre {
  readonly valeur: string;
  readonly libelle: string;
}

/** Name of the territoire or organisme of a perimeter; `undefined` when there is none, or none any more. */
export const lieuDe = async (
  trx: Trx,
  { type, id }: Cible,
  aujourdhui: Jour,
): Promise<string | undefined> => {
  if (id === null || (type !== "territoire" && type !== "organisme")) return undefined;
  const ligne = await trx
    .selectFrom(type === "territoire" ? "territoire" : "organisme_referent")
    .select("nom")
    .where("id", "=", id)
    .where(sql<SqlBool>`(upper_inf(validite) or upper(validite) > ${aujourdhui}::date)`)
    .executeTakeFirst();
  return ligne?.nom;
};

export const structureConnue = async (trx: Trx, id: string): Promise<boolean> =>
  (await trx.selectFrom("structure").select("id").where("id", "=", id).executeTakeFirst()) !==
  undefined;

export const listStructures = async (trx: Trx): Promise<readonly Offre[]> => {
  const lignes = await trx
    .selectFrom("structure")
    .select(["id as valeur", "nom as libelle"])
    .orderBy("nom")
    .execute();
  return lignes;
};

const enVigueur = (aujourdhui: Jour) => sql<SqlBool>`validite @> ${aujourdhui}::date`;

export const listTerritoires = (trx: Trx, aujourdhui: Jour) =>
  trx
    .selectFrom("territoire")
    .select(["id", "nom"])
    .where(enVigueur(aujourdhui))
    .orderBy("nom")
    .execute();

export const listOrganismes = (trx: Trx, aujourdhui: Jour) =>
  trx
    .selectFrom("organisme_referent")
    .select(["id", "nom"])
    .where(enVigueur(aujourdhui))
    .orderBy("nom")
    .execute();

/** Perimeters that someone may give, as a list to choose from. */
export const perimetresOfferts = async (
  trx: Trx,
  r: Responsabilite,
  aujourdhui: Jour,
): Promise<readonly Offre[]> => {
  const types = new Set(rolesDe(r).flatMap((role) => PERIMETRES_ADMIS[role]));
  const partout = r.donnePartout.length > 0;
  const sansLieu = (["departement", "portefeuille", "aucun"] as const).filter(
    (type) => partout && types.has(type),
  );
  const territoires = partout ? await listTerritoires(trx, aujourdhui) : [];
  const organismes = (await listOrganismes(trx, aujourdhui)).filter(
    (o) => partout || r.organismes.includes(o.id),
  );
  return [
    ...sansLieu.map((type) => ({
      valeur: type,
      libelle: LIBELLES_PERIMETRE[type].replace(/^./, (c) => c.toUpperCase()),
    })),
    ...territoires.map((t) => ({ valeur: `territoire:${t.id}`, libelle: `Territoire : ${t.nom}` })),
    ...organismes.map((o) => ({ valeur: `organisme:${o.id}`, libelle: `Organisme : ${o.nom}` })),
  ];
};
