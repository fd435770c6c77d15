import { createHash, createHmac } from "node:crypto";
import pg from "pg";
import {
  LIBELLES_ROLE,
  ROLES,
  type Role,
  rencontreDesPersonnes,
} from "#domaines/habilitations/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import {
  type Objet,
  PERIMETRES_JOUES,
  type PerimetreJoue,
  type Situation,
  TOUTES_SITUATIONS,
  VOIT_LE_COMPTE,
} from "./politique.ts";

const id = (sorte: string, n: number): string =>
  `00000000-0000-4000-8000-${sorte}${String(n).padStart(12 - sorte.length, "0")}`;

export interface ActeurJoue {
  readonly nom: string;
  readonly role: Role | undefined;
  readonly perimetre: PerimetreJoue | undefined;
  readonly utilisateurId: string;
  readonly jeton: string;
  /** What a form of this session carries against forgery. */
  readonly csrf: string;
}

/** The objects that the addresses designate, for a person in one situation. */
export interface ObjetsJoues {
  readonly personne: string;
  readonly autre: string;
  readonly rattachee: string;
  readonly lien: string;
  readonly orientation: string;
  readonly courrier: string;
}

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
  "utilisateur",
];

/** A name that only persons in this situation bear, first in every list. */
export const nomDeSituation = (situation: Situation): string =>
  `AAA${situation.replaceAll("_", "").toUpperCase()}`;

const jetonDe = (utilisateurId: string): string => `jeton-de-la-matrice-${utilisateurId}`;
const secretDe = (utilisateurId: string): string => `secret-de-la-matrice-${utilisateurId}`;

/** Zeros as mask: the token is then the expected one itself. */
export const csrfDe = (secret: string): string =>
  Buffer.concat([
    Buffer.alloc(32),
    createHmac("sha256", secret).update("passerelle/csrf").digest(),
  ]).toString("base64url");

const acteurDe = (
  n: number,
  nom: string,
  role?: Role | undefined,
  perimetre?: PerimetreJoue | undefined,
): ActeurJoue => {
  const utilisateurId = id("c", n);
  return {
    nom,
    role,
    perimetre,
    utilisateurId,
    jeton: jetonDe(utilisateurId),
    csrf: csrfDe(secretDe(utilisateurId)),
  };
};

/** Every perimeter for who meets persons or looks after accounts; the widest and the narrowest for the others. */
const perimetresDe = (role: Role): readonly PerimetreJoue[] =>
  rencontreDesPersonnes(role) || VOIT_LE_COMPTE[role] ? PERIMETRES_JOUES : ["departement", "aucun"];

const creerActeurs = async (
  client: pg.ClientBase,
  cibles: { readonly territoire: string; readonly organisme: string },
): Promise<readonly ActeurJoue[]> => {
  const acteurs = ROLES.flatMap((role) =>
    perimetresDe(role).map((perimetre) => ({ role, perimetre })),
  ).map(({ role, perimetre }, n) =>
    acteurDe(n + 1, `${LIBELLES_ROLE[role]}, ${perimetre}`, role, perimetre),
  );
  for (const a of acteurs) await inscrire(client, a, cibles);
  return acteurs;
};

const inscrire = async (
  client: pg.ClientBase,
  { utilisateurId, role, perimetre, jeton }: ActeurJoue,
  cibles: { readonly territoire: string; readonly organisme: string },
): Promise<void> => {
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     values ($1, $2, 'Matrice', 'Compte', 'Agent', null)`,
    [utilisateurId, `matrice-${utilisateurId.slice(-6)}`],
  );
  const cible = perimetre === "territoire" || perimetre === "organisme" ? cibles[perimetre] : null;
  await client.query(
    `insert into affectation (utilisateur_id, role, perimetre_type, perimetre_id, validite)
     values ($1, $2, $3, $4, '[2026-01-01,)')`,
    [utilisateurId, role, perimetre, cible],
  );
  await client.query(
    `insert into delegation (utilisateur_id, actes, acte_reference, validite)
     values ($1, '{orientation}', 'Arrêté d’essai', '[2026-01-01,)')`,
    [utilisateurId],
  );
  await client.query(
    `insert into session (empreinte, utilisateur_id, jeton_csrf, expire_a)
     values ($1, $2, $3, now() + interval '1 day')`,
    [createHash("sha256").update(jeton).digest(), utilisateurId, secretDe(utilisateurId)],
  );
};

/** Two persons of the demonstration for each situation, with what the addresses designate. */
const situer = async (
  client: pg.ClientBase,
  cibles: { readonly territoire: string; readonly organisme: string },
): Promise<ReadonlyMap<Situation, ObjetsJoues>> => {
  const { rows: ailleurs } = await client.query<{ t: string; o: string }>(
    `select (select id from territoire where id <> $1 order by code limit 1) as t,
            (select id from organisme_referent where id <> $2 order by id limit 1) as o`,
    [cibles.territoire, cibles.organisme],
  );
  const { rows: libres } = await client.query<{ personne: string; orientation: string }>(
    `select o.personne_id as personne, o.id as orientation from orientation o
     where o.etat = 'proposee' order by o.id limit $1`,
    [TOUTES_SITUATIONS.length],
  );
  const { rows: autres } = await client.query<{ personne: string; courrier: string }>(
    `select distinct on (c.personne_id) c.personne_id as personne, c.id as courrier from courrier c
     where c.personne_id <> all ($1) order by c.personne_id limit $2`,
    [libres.map((l) => l.personne), TOUTES_SITUATIONS.length],
  );
  const objets = new Map<Situation, ObjetsJoues>();
  for (const [n, situation] of TOUTES_SITUATIONS.entries()) {
    const [libre, seconde] = [libres[n], autres[n]];
    if (!libre || !seconde) throw new Error("La démonstration est trop petite pour la matrice");
    const ici = situation === "meme_territoire" || situation === "dossier_ferme";
    const [lien, rattachee] = [id("d", n + 1), id("e", n + 1)];
    await client.query(
      `insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri,
         mots, source, fusionnee_dans)
       values ($1, 'Essai', 'Essai', 'P', '1990-01-01', '2', 'ESSAI P', 'ESSAI P', '{ESSAI,P}', 'saisie', $2)`,
      [rattachee, libre.personne],
    );
    await client.query(
      `update personne set territoire_id = $2, organisme_id = $3, referent_id = null,
         dans_le_droit = $4 and dans_le_droit, etat_droit = case when $4 then etat_droit else '4' end,
         nom_usage = $5, nom_tri = $5 || ' P', mots = array[$5, 'P']
       where id = any ($1)`,
      [
        [libre.personne, seconde.personne, rattachee],
        ici ? cibles.territoire : ailleurs[0]?.t,
        situation === "meme_structure" ? cibles.organisme : ailleurs[0]?.o,
        situation !== "dossier_ferme",
        nomDeSituation(situation),
      ],
    );
    await client.query("update courrier set personne_id = $2 where id = $1", [
      seconde.courrier,
      libre.personne,
    ]);
    await client.query(
      `insert into lien_identite (id, personne_id, rattachee_id, motif) values ($1, $2, $3, 'essai')`,
      [lien, libre.personne, rattachee],
    );
    objets.set(situation, {
      personne: libre.personne,
      autre: seconde.personne,
      rattachee,
      lien,
      orientation: libre.orientation,
      courrier: seconde.courrier,
    });
  }
  return objets;
};

/** An agent of the operator, absent this week, replaced by a colleague. */
const semerCompte = async (
  client: pg.ClientBase,
  organisme: string,
): Promise<Readonly<Record<"compte" | "affectation" | "delegation" | "absence", string>>> => {
  const [compte, collegue, affectation, delegation, absence] = [1, 2, 3, 4, 5].map((n) =>
    id("b", n),
  ) as [string, string, string, string, string];
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     select u, 'operateur-' || right(u::text, 1), 'Operateur', 'Agent', 'Agent', null from unnest($1::uuid[]) u`,
    [[compte, collegue]],
  );
  await client.query(
    `insert into affectation (id, utilisateur_id, role, perimetre_type, perimetre_id, validite)
     values ($1, $2, 'operateur', 'organisme', $3, '[2026-01-01,)')`,
    [affectation, compte, organisme],
  );
  await client.query(
    `insert into delegation (id, utilisateur_id, actes, acte_reference, validite)
     values ($1, $2, '{orientation}', 'Arrêté d’essai', '[2026-01-01,)')`,
    [delegation, compte],
  );
  await client.query(
    `insert into absence (id, utilisateur_id, remplacant_id, validite, prevue)
     values ($1, $2, $3, '[2026-11-23,2026-11-30)', '[2026-11-23,2026-11-30)')`,
    [absence, compte, collegue],
  );
  return { compte, affectation, delegation, absence };
};

const semerRejet = async (
  client: pg.ClientBase,
  coffre: Pick<Coffre, "chiffrer">,
): Promise<string> => {
  const rejet = id("9", 1);
  await client.query(
    `insert into rejet (id, depot_id, ligne, element, code, message, contenu)
     select $1, d.id, 12, 'NOM', 'valeur_absente', 'Le nom manque.', $2 from depot d
     where d.etat = 'applique' order by d.recu_a limit 1`,
    [rejet, coffre.chiffrer("<InfosFoyerRSA></InfosFoyerRSA>")],
  );
  return rejet;
};

export interface MoyensTerrain {
  readonly fichierPublic: string;
  /** Any file: what is asked for is whether it is given. */
  readonly fichierDuLot: string;
  readonly coffre: Pick<Coffre, "chiffrer">;
}

/** @param url  superuser address of a base that holds the demonstration */
export const dresserTerrain = async (
  url: string,
  { fichierPublic, fichierDuLot, coffre }: MoyensTerrain,
): Promise<Terrain> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set search_path = passerelle, public");
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
    acteurs,
    objets,
    communs,
    attacher,
    async lotDe({ utilisateurId }) {
      const lot = utilisateurId.replace("-c", "-f");
      await client.query(
        `insert into lot (id, nature, titre, etat, cree_par, fichier)
         values ($1, 'orientation_decision', 'Essai', 'produit', $2, $3) on conflict do nothing`,
        [lot, utilisateurId, fichierDuLot],
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
