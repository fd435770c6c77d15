import type pg from "pg";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { type Cibles, idJoue } from "./acteurs.ts";
import { type Situation, TOUTES_SITUATIONS } from "./politique.ts";

/** The objects that the addresses designate, for a person in one situation. */
export interface ObjetsJoues {
  readonly personne: string;
  readonly autre: string;
  readonly rattachee: string;
  readonly lien: string;
  readonly orientation: string;
  readonly courrier: string;
}

/** A name that only persons in this situation bear, first in every list. */
export const nomDeSituation = (situation: Situation): string =>
  `AAA${situation.replaceAll("_", "").toUpperCase()}`;

/** Two persons of the demonstration for each situation, with what the addresses designate. */
export const situer = async (
  client: pg.ClientBase,
  cibles: Cibles,
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
    const [lien, rattachee] = [idJoue("d", n + 1), idJoue("e", n + 1)];
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
    await client.query(
      `insert into doublon_potentiel (id, personne_id, autre_id, motif)
       values (gen_random_uuid(), $1, $2, 'meme_identite')`,
      [libre.personne, seconde.personne],
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
export const semerCompte = async (
  client: pg.ClientBase,
  organisme: string,
): Promise<Readonly<Record<"compte" | "affectation" | "delegation" | "absence", string>>> => {
  const [compte, collegue, affectation, delegation, absence] = [1, 2, 3, 4, 5].map((n) =>
    idJoue("b", n),
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

export const semerRejet = async (
  client: pg.ClientBase,
  coffre: Pick<Coffre, "chiffrer">,
): Promise<string> => {
  const rejet = idJoue("9", 1);
  await client.query(
    `insert into rejet (id, depot_id, ligne, element, code, message, contenu)
     select $1, d.id, 12, 'NOM', 'valeur_absente', 'Le nom manque.', $2 from depot d
     where d.etat = 'applique' order by d.recu_a limit 1`,
    [rejet, coffre.chiffrer("<InfosFoyerRSA></InfosFoyerRSA>")],
  );
  return rejet;
};

/** A draft copied from the first version. */
export const semerBrouillon = async (
  client: pg.ClientBase,
  auteur: string | undefined,
): Promise<string> => {
  const brouillon = idJoue("8", 1);
  await client.query(
    `insert into brouillon_regles (id, nom, base_id, regles, cree_par, auteur, modifie_par)
     select $1, 'Brouillon d’essai', id, regles, $2, 'Essai', 'Essai' from liste_regles order by version limit 1`,
    [brouillon, auteur],
  );
  return brouillon;
};

/** A simulation that is done, and found nobody. */
export const semerSimulation = async (
  client: pg.ClientBase,
  demandeur: string | undefined,
): Promise<string> => {
  const simulation = idJoue("7", 1);
  const rien = {
    lignes: [],
    colonnes: [],
    cellules: [],
    totauxLignes: [],
    totauxColonnes: [],
    total: 0,
  };
  const resultat = {
    population: 0,
    changent: 0,
    flux: rien,
    dimensions: { territoire: rien, age: rien, sexe: rien, famille: rien },
    organismes: [],
  };
  await client.query(
    `insert into simulation (id, avant_id, apres_nom, apres_liste_id, apres_regles, apres_empreinte, population,
       sans_accompagnement, jour, seuil_interne, seuil_publication, etat, resultat, demandee_par, demandeur)
     select $1, id, 'Essai', id, regles, empreinte, 'en_vigueur', false, '2026-11-24', 5, 11, 'faite', $3, $2, 'Essai'
     from liste_regles order by version limit 1`,
    [simulation, demandeur, JSON.stringify({ ecran: resultat, document: resultat })],
  );
  return simulation;
};
