import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { installerModeles } from "#domaines/documents/index.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { chargerStructures, reseauDeDemonstration } from "#domaines/structures/index.ts";
import type { Db } from "#platform/db/pools.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { installerListeFournie } from "../regle/store.ts";

export interface MondeEssai {
  readonly base: BaseDeTest;
  /** Territoires, by their chief town. */
  readonly lens: string;
  readonly arras: string;
}

/** A database with its referentials, its bodies, the rules and the letter; in `beforeAll`. */
export const monterMonde = async (aujourdhui: Jour): Promise<MondeEssai> => {
  const base = await baseDeTest();
  const client = await base.poolTraitement.connect();
  try {
    await chargerReferentiels(client, "62", aujourdhui);
    await chargerStructures(client, "62", reseauDeDemonstration("62"));
    const { rows } = await client.query<{ commune: string; territoire_id: string }>(
      "select commune, territoire_id from commune_territoire where commune in ('62498', '62041')",
    );
    const territoireDe = (commune: string): string =>
      rows.find((r) => r.commune === commune)?.territoire_id ?? "";
    await installerListeFournie(base.traitement);
    await base.traitement.transaction().execute((trx) => installerModeles(trx));
    return { base, lens: territoireDe("62498"), arras: territoireDe("62041") };
  } finally {
    client.release();
  }
};

const TABLES = [
  "evenement",
  "courrier",
  "proposition",
  "orientation",
  "soumission",
  "droit",
  "adresse",
  "membre_dossier",
  "personne",
  "dossier_rsa",
  "foyer",
  "arrivage",
];

/** Every person gone; referentials and accounts stay. */
export const viderMonde = async ({ base }: MondeEssai): Promise<void> => {
  await base.poolTraitement.query("update orientation set proposition_id = null");
  for (const table of TABLES) await base.poolTraitement.query(`delete from ${table}`);
};

/** Small worlds for the tests of this house, written as an arrival would write them. */
interface DossierEssai {
  readonly dossierId: string;
  readonly foyerId: string;
  readonly personneId: string;
}

interface ArrivageEssai {
  readonly id: string;
  readonly reference: Jour;
}

let horloge = 0;

export const poserArrivage = async (
  db: Db,
  a: { recuA: string; premiere?: boolean; sorte?: string; organisme?: string },
): Promise<ArrivageEssai> => {
  const id = nouvelUuid();
  horloge += 1;
  const reference = a.recuA.slice(0, 10) as Jour;
  await sql`
    insert into arrivage (id, sorte, organisme, reference, cree_a, recu_a, complet, premiere_charge, applique_a)
    values (${id}, ${a.sorte ?? "mensuel"}, ${a.organisme ?? "CAF 621"}, ${reference}, ${a.recuA.slice(0, 19)},
      ${a.recuA}, true, ${a.premiere ?? false}, timestamptz '2026-01-01' + make_interval(secs => ${horloge}))`.execute(
    db,
  );
  return { id, reference };
};

interface PersonneEssai {
  readonly nom?: string;
  readonly sexe?: "1" | "2";
  readonly naissance?: string;
  readonly role?: string;
  readonly soumis?: boolean | null;
  readonly etat?: string;
  readonly territoireId?: string | null;
  readonly dateDemande?: string;
  readonly mutation?: object | null;
  readonly activites?: readonly object[];
  readonly ressources?: readonly object[];
  readonly divers?: object | null;
  readonly natures?: readonly object[];
}

const DANS_LE_DROIT = ["2", "3", "4"];

/** A foyer of one adult, first told by `arrivage`. */
export const poserPersonne = async (
  db: Db,
  arrivage: ArrivageEssai,
  p: PersonneEssai = {},
): Promise<DossierEssai> => {
  const [personneId, foyerId, dossierId] = [nouvelUuid(), nouvelUuid(), nouvelUuid()];
  const nom = p.nom ?? "ESSAI";
  const etat = p.etat ?? "2";
  const dedans = DANS_LE_DROIT.includes(etat);
  const soumis = p.soumis === undefined ? true : p.soumis;
  const demande = p.dateDemande ?? "2026-01-01";
  const { rows } = await sql<{ organisme: string; jour: Jour }>`
    select organisme, (recu_a at time zone 'Europe/Paris')::date as jour from arrivage where id = ${arrivage.id}`.execute(
    db,
  );
  const [recu] = rows;
  await sql`insert into foyer (id, organisme, matricule) values (${foyerId}, ${recu?.organisme}, ${foyerId.slice(0, 13)})`.execute(
    db,
  );
  await sql`
    insert into dossier_rsa (id, foyer_id, numero_demande, date_demande, mutation, empreinte, image_reference,
      image_creee_a, depot_id)
    values (${dossierId}, ${foyerId}, '1', ${demande}, ${p.mutation ? JSON.stringify(p.mutation) : null}::jsonb,
      ${nouvelUuid()}, ${arrivage.reference}, '2026-01-01', ${arrivage.id})`.execute(db);
  await sql`
    insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots,
      territoire_id, foyer_id, dossier_id, role, etat_droit, dans_le_droit, soumis, entree_le, source)
    values (${personneId}, ${nom}, ${nom}, 'Camille', ${p.naissance ?? "1986-06-01"}, ${p.sexe ?? "2"}, ${nom}, ${nom},
      array[${nom}]::text[], ${p.territoireId ?? null}, ${foyerId}, ${dossierId}, ${p.role ?? "DEM"}, ${etat}, ${dedans},
      ${soumis}, ${dedans ? (recu?.jour ?? null) : null}, 'CAF 621')`.execute(db);
  await sql`
    insert into membre_dossier (personne_id, dossier_id, foyer_id, cle_identite, role, responsable, a_charge,
      activites, ressources, divers, empreinte, validite, connu, depot_id)
    values (${personneId}, ${dossierId}, ${foyerId}, ${nouvelUuid()}, ${p.role ?? "DEM"}, true, true,
      ${p.activites ? JSON.stringify(p.activites) : null}::jsonb,
      ${p.ressources ? JSON.stringify(p.ressources) : null}::jsonb,
      ${p.divers ? JSON.stringify(p.divers) : null}::jsonb, ${nouvelUuid()}, daterange(${demande}::date, null),
      tstzrange(now(), null), ${arrivage.id})`.execute(db);
  await poserDroit(db, arrivage, dossierId, etat, p.natures);
  await poserSoumission(db, arrivage, { personneId, dossierId }, soumis);
  return { dossierId, foyerId, personneId };
};

/** A later file tells another state of the right. */
export const poserDroit = async (
  db: Db,
  arrivage: ArrivageEssai,
  dossierId: string,
  etat: string,
  natures: readonly object[] = [],
): Promise<void> => {
  await sql`update droit set validite = daterange(lower(validite), ${arrivage.reference}::date)
            where dossier_id = ${dossierId} and upper_inf(validite)`.execute(db);
  await sql`
    insert into droit (dossier_id, etat, detail, empreinte, validite, connu, depot_id)
    values (${dossierId}, ${etat}, ${JSON.stringify({ natures })}::jsonb, ${nouvelUuid()},
      daterange(${arrivage.reference}::date, null), tstzrange(now(), null), ${arrivage.id})`.execute(
    db,
  );
};

export const poserSoumission = async (
  db: Db,
  arrivage: ArrivageEssai,
  { personneId, dossierId }: Pick<DossierEssai, "personneId" | "dossierId">,
  valeur: boolean | null,
): Promise<void> => {
  await sql`update soumission set validite = daterange(lower(validite), ${arrivage.reference}::date)
            where dossier_id = ${dossierId} and personne_id = ${personneId} and upper_inf(validite)`.execute(
    db,
  );
  await sql`
    insert into soumission (personne_id, dossier_id, valeur, validite, connu, depot_id)
    values (${personneId}, ${dossierId}, ${valeur}, daterange(${arrivage.reference}::date, null),
      tstzrange(now(), null), ${arrivage.id})`.execute(db);
};

/** The current situation, as the arrival keeps it on the person. */
export const actualiser = async (
  db: Db,
  personneId: string,
  s: { dansLeDroit?: boolean; soumis?: boolean | null; entreeLe?: string | null },
): Promise<void> => {
  await sql`update personne set dans_le_droit = coalesce(${s.dansLeDroit ?? null}, dans_le_droit),
    soumis = ${s.soumis === undefined ? sql`soumis` : s.soumis},
    entree_le = ${s.entreeLe === undefined ? sql`entree_le` : sql`${s.entreeLe}::date`} where id = ${personneId}`.execute(
    db,
  );
};
