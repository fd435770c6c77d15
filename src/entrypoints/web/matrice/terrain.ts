import pg from "pg";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { type ActeurJoue, creerActeurs } from "./acteurs.ts";
import type { Objet, Situation } from "./politique.ts";
import {
  type ObjetsJoues,
  semerBrouillon,
  semerCompte,
  semerRejet,
  semerSimulation,
  situer,
} from "./semis.ts";

type ObjetCommun = Exclude<
  Objet,
  keyof ObjetsJoues | "lot" | "personne_tracee" | "session_dautrui" | "inexistant"
>;

export interface Terrain {
  readonly acteurs: readonly ActeurJoue[];
  readonly objets: ReadonlyMap<Situation, ObjetsJoues>;
  readonly communs: Readonly<Record<ObjetCommun, string>>;
  /** A lot of this account's own making, since she sees no other. */
  lotDe(acteur: ActeurJoue): Promise<string>;
  /** Makes her the référente of one person, and opens another's file to her. */
  attacher(acteur: ActeurJoue): Promise<void>;
  /** Puts back what an accepted gesture changed. */
  remettre(): Promise<void>;
  fermer(): Promise<void>;
}

/** Tables that an accepted gesture may change. */
const REMISES = [
  "personne",
  "lien_identite",
  "doublon_potentiel",
  "orientation",
  "proposition",
  "courrier",
  "rejet",
  "depot",
  "evenement",
  "alarme",
  "affectation",
  "delegation",
  "absence",
  "publication_orientation",
  "simulation",
  "brouillon_regles",
  "utilisateur",
];

export interface MoyensTerrain {
  readonly fichierPublic: string;
  /** Any file: what is asked for is whether it is given. */
  readonly fichierDuLot: string;
  readonly coffre: Pick<Coffre, "chiffrer">;
}

/** What stands on the terrain, told to whoever plays on a copy of its base. */
export interface EtatTerrain {
  readonly acteurs: readonly ActeurJoue[];
  readonly objets: readonly (readonly [Situation, ObjetsJoues])[];
  readonly communs: Readonly<Record<ObjetCommun, string>>;
  readonly fichierDuLot: string;
}

const ouvrir = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set search_path = passerelle, public");
  return client;
};

/** @param url  superuser address of a base that holds the demonstration */
export const semerTerrain = async (
  url: string,
  { fichierPublic, fichierDuLot, coffre }: MoyensTerrain,
): Promise<EtatTerrain> => {
  const client = await ouvrir(url);
  const un = async (sql: string): Promise<string> => {
    const { rows } = await client.query<{ v: string }>(sql);
    if (!rows[0]) throw new Error(`Rien à jouer : ${sql}`);
    return rows[0].v;
  };
  const cibles = {
    territoire: await un("select id as v from territoire order by code limit 1"),
    organisme: await un("select id as v from organisme_referent order by id desc limit 1"),
  };
  const objets = await situer(client, cibles);
  const acteurs = await creerActeurs(client, cibles);
  const communs = {
    ...(await semerCompte(client, cibles.organisme)),
    depot: await un("select id as v from depot where etat = 'applique' order by recu_a limit 1"),
    rejet: await semerRejet(client, coffre),
    territoire: await un("select code as v from territoire order by code limit 1"),
    liste_regles: await un("select id as v from liste_regles order by version limit 1"),
    brouillon_regles: await semerBrouillon(client, acteurs[0]?.utilisateurId),
    simulation: await semerSimulation(client, acteurs[0]?.utilisateurId),
    regle: await un("select regles #>> '{0,code}' as v from liste_regles order by version limit 1"),
    fichier_public: fichierPublic,
    alarme: await un(
      "insert into alarme (code, nombre) values ('connexions_refusees', 50) returning id::text as v",
    ),
  };
  // Thousands of refusals are asked for here on purpose.
  await client.query("update regle_alarme set active = false");
  await client.query("create schema matrice");
  for (const table of REMISES) {
    await client.query(`create table matrice.${table} as select * from passerelle.${table}`);
  }
  await client.end();
  return { acteurs, objets: [...objets], communs, fichierDuLot };
};

/** @param url  superuser address of the base where this state was sown, or of a copy */
export const ouvrirTerrain = async (url: string, etat: EtatTerrain): Promise<Terrain> => {
  const client = await ouvrir(url);
  const objets = new Map(etat.objets);
  const personneDe = (situation: Situation): readonly string[] => {
    const o = objets.get(situation);
    return o ? [o.personne, o.autre, o.rattachee] : [];
  };
  const attacher = async ({ utilisateurId }: ActeurJoue): Promise<void> => {
    await client.query("update personne set referent_id = $2 where id = any ($1)", [
      personneDe("portefeuille"),
      utilisateurId,
    ]);
    await client.query("update matrice.personne set referent_id = $2 where id = any ($1)", [
      personneDe("portefeuille"),
      utilisateurId,
    ]);
    await client.query("delete from visibilite");
    for (const [situation, periode] of [
      ["lien_ouvert", "[2026-11-01,)"],
      ["lien_echu", "[2026-01-01,2026-11-24)"],
    ] as const) {
      await client.query(
        `insert into visibilite (personne_id, sorte, cible_id, validite)
         select p, 'essai', $2, $3 from unnest($1::uuid[]) p`,
        [personneDe(situation), utilisateurId, periode],
      );
    }
  };
  return {
    acteurs: etat.acteurs,
    communs: etat.communs,
    objets,
    attacher,
    async lotDe({ utilisateurId }) {
      const lot = utilisateurId.replace("-c", "-f");
      await client.query(
        `insert into lot (id, nature, titre, etat, cree_par, fichier)
         values ($1, 'orientation_decision', 'Essai', 'produit', $2, $3) on conflict do nothing`,
        [lot, utilisateurId, etat.fichierDuLot],
      );
      return lot;
    },
    async remettre() {
      await client.query("set session_replication_role = replica");
      for (const table of REMISES) await client.query(`delete from passerelle.${table}`);
      for (const table of REMISES) {
        await client.query(
          `insert into passerelle.${table} overriding system value select * from matrice.${table}`,
        );
      }
      await client.query("set session_replication_role = origin");
    },
    fermer: () => client.end(),
  };
};
