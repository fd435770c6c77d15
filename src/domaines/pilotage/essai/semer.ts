import { sql } from "kysely";
import { ajouterJours, type Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { chargerStructures, reseauDeDemonstration } from "#domaines/structures/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Bases, Db } from "#platform/db/pools.ts";
import { ACTEUR_ESSAI } from "#platform/http/essai.ts";

/** Reference data and bodies of the Pas-de-Calais; answers the id of a territoire by its name. */
export const semerDepartement = async (
  { poolTraitement }: Bases,
  jour: Jour,
): Promise<(nom: string) => string> => {
  const client = await poolTraitement.connect();
  try {
    await chargerReferentiels(client, "62", jour);
    await chargerStructures(client, "62", reseauDeDemonstration("62"));
    const { rows } = await client.query<{ id: string; nom: string }>(
      "select distinct t.id, t.nom from territoire t join commune_territoire c on c.territoire_id = t.id",
    );
    return (nom) => {
      const trouve = rows.find((r) => r.nom === nom);
      if (!trouve) throw new RangeError(`Territoire inconnu : ${nom}`);
      return trouve.id;
    };
  } finally {
    client.release();
  }
};

export interface PersonneSemee {
  readonly nom: string;
  readonly territoire: string | null;
  readonly soumis?: boolean | null;
  readonly role?: string;
  readonly avecOrganisme?: boolean;
  /** A procedure received that many days ago, decided after `delai` days when given. */
  readonly recueDepuis?: number;
  readonly delai?: number;
  readonly motif?: string;
}

/** Someone in the right, and her procedure when `recueDepuis` says so. */
export const semerPersonne = async (db: Db, jour: Jour, p: PersonneSemee): Promise<void> => {
  const id = nouvelUuid();
  const { rows } = await sql<{ id: string }>`
    select id from organisme_referent where territoire_id = ${p.territoire}::uuid or territoire_id is null order by territoire_id nulls last limit 1`.execute(
    db,
  );
  const organisme = rows[0]?.id ?? null;
  await sql`
    insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots,
      territoire_id, organisme_id, role, etat_droit, dans_le_droit, soumis, source)
    values (${id}, ${p.nom}, ${p.nom}, 'Camille', '1986-06-01', '2', ${`${p.nom} CAMILLE`}, ${p.nom}, array[${p.nom}]::text[],
      ${p.territoire}, ${p.avecOrganisme ? organisme : null}, ${p.role ?? "DEM"}, '2', true,
      ${p.soumis === undefined ? true : p.soumis}, 'CAF 621')`.execute(db);
  if (p.recueDepuis === undefined) return;
  const recue = ajouterJours(jour, -p.recueDepuis);
  const decide = p.delai === undefined ? null : ajouterJours(recue, p.delai);
  await sql`
    insert into orientation (id, personne_id, motif_ouverture, recue_le, echeance_le, etat, parcours, organisme_id, validite, decide_le)
    values (${nouvelUuid()}, ${id}, ${p.motif ?? "ouverture"}, ${recue}, ${ajouterJours(recue, 42)},
      ${decide ? "decidee" : "a_orienter"}, ${decide ? "emploi" : null}, ${decide ? organisme : null},
      ${decide ? `[${decide},)` : null}::daterange, ${decide})`.execute(db);
};

export const acteurDe = (
  roles: readonly string[],
  perimetre: Partial<Acteur["perimetre"]>,
): Acteur => ({
  ...ACTEUR_ESSAI,
  roles,
  perimetre: { departement: false, territoires: [], organismes: [], ...perimetre },
});
