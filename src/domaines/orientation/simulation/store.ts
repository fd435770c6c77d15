import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { empreinteRegles } from "../regle/liste-fournie.ts";
import { Regle } from "../regle/liste-regles.ts";
import type { Issue, PopulationSimulee, Resultats } from "./simulation.ts";

export interface DemandeSimulation {
  readonly avantId: string;
  readonly apres: {
    readonly nom: string;
    readonly regles: readonly Regle[];
    readonly listeId: string | null;
    readonly brouillonId: string | null;
  };
  readonly population: PopulationSimulee;
  readonly sansAccompagnement: boolean;
  readonly jour: Jour;
  readonly seuils: { readonly interne: number; readonly publication: number };
}

/** The rules tried are copied: a draft that changes later does not change what was counted. */
export const insertSimulation = async (
  trx: Trx,
  acteur: Acteur,
  d: DemandeSimulation,
): Promise<string> => {
  const id = nouvelUuid();
  await trx
    .insertInto("simulation")
    .values({
      id,
      avant_id: d.avantId,
      apres_nom: d.apres.nom,
      apres_liste_id: d.apres.listeId,
      apres_brouillon_id: d.apres.brouillonId,
      apres_regles: JSON.stringify(d.apres.regles),
      apres_empreinte: empreinteRegles([...d.apres.regles]),
      population: d.population,
      sans_accompagnement: d.sansAccompagnement,
      jour: d.jour,
      seuil_interne: d.seuils.interne,
      seuil_publication: d.seuils.publication,
      demandee_par: acteur.utilisateurId,
      demandeur: acteur.nom,
    })
    .execute();
  return id;
};

export interface SimulationAFaire {
  readonly avant: readonly Regle[];
  readonly apres: readonly Regle[];
  readonly population: PopulationSimulee;
  readonly sansAccompagnement: boolean;
  readonly jour: Jour;
  readonly seuilInterne: number;
  readonly seuilPublication: number;
}

/** `undefined` when it is already done: a job that comes twice does nothing. */
export const commencerSimulation = async (
  db: Db,
  id: string,
): Promise<SimulationAFaire | undefined> => {
  const l = await db
    .selectFrom("simulation as s")
    .innerJoin("liste_regles as a", "a.id", "s.avant_id")
    .select([
      "a.regles as avant",
      "s.apres_regles",
      "s.population",
      "s.sans_accompagnement",
      "s.jour",
      "s.seuil_interne",
      "s.seuil_publication",
    ])
    .where("s.id", "=", id)
    .where("s.etat", "<>", "faite")
    .executeTakeFirst();
  if (!l) return undefined;
  await db
    .updateTable("simulation")
    .set({ etat: "en_cours", fait: 0 })
    .where("id", "=", id)
    .execute();
  return {
    avant: Regle.array().parse(l.avant),
    apres: Regle.array().parse(l.apres_regles),
    population: l.population as PopulationSimulee,
    sansAccompagnement: l.sans_accompagnement,
    jour: l.jour,
    seuilInterne: l.seuil_interne,
    seuilPublication: l.seuil_publication,
  };
};

/** On a connection of its own, so that whoever looks sees it before the work is over. */
export const marquerProgres = async (
  db: Db,
  id: string,
  progres: { readonly fait: number; readonly total: number },
): Promise<void> => {
  await db.updateTable("simulation").set(progres).where("id", "=", id).execute();
};

export const marquerEchec = async (db: Db, id: string): Promise<void> => {
  await db.updateTable("simulation").set({ etat: "echouee" }).where("id", "=", id).execute();
};

export const terminerSimulation = async (
  trx: Trx,
  id: string,
  fin: { readonly resultats: Resultats; readonly nombre: number; readonly dureeMs: number },
): Promise<void> => {
  await trx
    .updateTable("simulation")
    .set({
      etat: "faite",
      resultat: JSON.stringify(fin.resultats),
      fait: fin.nombre,
      total: fin.nombre,
      duree_ms: fin.dureeMs,
      finie_a: sql<Date>`now()`,
    })
    .where("id", "=", id)
    .execute();
};

export interface Deplacement {
  readonly personneId: string;
  readonly avant: Issue;
  readonly apres: Issue;
  readonly regleAvant: string | null;
  readonly regleApres: string | null;
}

export const insertDeplacements = async (
  trx: Trx,
  id: string,
  lignes: readonly Deplacement[],
): Promise<void> => {
  if (lignes.length === 0) return;
  const colonne = <C extends keyof Deplacement>(c: C) => lignes.map((l) => l[c]);
  await sql`
    insert into simulation_personne (simulation_id, personne_id, avant, apres, regle_avant, regle_apres)
    select ${id}::uuid, * from unnest(${colonne("personneId")}::uuid[], ${colonne("avant")}::text[],
      ${colonne("apres")}::text[], ${colonne("regleAvant")}::text[], ${colonne("regleApres")}::text[])`.execute(
    trx,
  );
};

/** Who was counted is forgotten after a while; the counts stay. */
export const purgerDeplacements = async (trx: Trx, avant: Jour): Promise<void> => {
  await sql`
    delete from simulation_personne p using simulation s
    where s.id = p.simulation_id and s.jour < ${avant}::date`.execute(trx);
};
