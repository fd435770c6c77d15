import type pg from "pg";
import { ajouterJours, ajouterMois, type Jour, jourAParis, premierDuMois } from "#core/jour.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { FichiersTrace } from "./ancres.ts";
import { type Chaine, nomChaine } from "./categorie.ts";
import {
  type Ancre,
  DEBUT,
  empreinteDeMaillon,
  type GenreAncre,
  type Maillon,
  sceauDAncre,
  sceauDeLigne,
  type Tete,
} from "./chainage.ts";
import {
  insertAncre,
  insertMaillons,
  type LigneLue,
  lireHorizon,
  listAncres,
  listChainesOuvertes,
  listNonScellees,
  loadTete,
  loadTeteAvant,
} from "./store.ts";

/** Rows sealed in one transaction: short enough to be waited for at shutdown. */
const PAR_LOT = 5_000;

/** Any constant: one sealer at a time on a database. */
const VERROU = 7_262_028;

export interface OptionsScelleur {
  /** A connection of the owner, the sealer's alone: its advisory lock lives as long as it does. */
  readonly client: pg.ClientBase;
  readonly signer: Coffre["signer"];
  readonly fichiers: FichiersTrace;
  readonly horloge: () => Date;
}

export interface Scelleur {
  /** Seals what waits, then anchors the day and the month that are over. @returns rows sealed */
  passer(): Promise<number>;
}

const enTexte = (instant: Date): string => instant.toISOString().replace("Z", "000Z");

/**
 * The sealer gives the ranks, in the order in which it sees rows: one that a long transaction commits after its
 * neighbours were sealed takes a later rank, and is never lost. A pass reads only what transactions still open at the
 * pass before may have written; the first one reads everything.
 *
 * Heads known outside the database win over those it holds: were rows cut off the end of a chain, the chain goes on
 * from its true head and the hole stays to be seen.
 *
 * @returns undefined when another process already seals
 */
export const ouvrirScelleur = async (options: OptionsScelleur): Promise<Scelleur | undefined> => {
  const { client, signer, fichiers, horloge } = options;
  const { rows } = await client.query<{ seul: boolean }>(
    "select pg_try_advisory_lock($1) as seul",
    [VERROU],
  );
  if (!rows[0]?.seul) return undefined;

  // Tables that grow all year are never read whole once a second, whatever the statistics say.
  await client.query("set enable_seqscan = off; set enable_hashjoin = off");
  const tetes = new Map<string, Tete & Chaine>(await fichiers.lireTetes());
  for (const chaine of await listChainesOuvertes(client)) {
    const nom = nomChaine(chaine);
    const lue = await loadTete(client, chaine);
    // The process may have been killed after a commit and before it wrote its heads.
    if (lue && lue.rang > (tetes.get(nom)?.rang ?? 0)) tetes.set(nom, { ...chaine, ...lue });
  }
  const ancres = await listAncres(client);
  const closes = new Set<string>();
  const ancrees = new Map<string, number>();
  const noter = (a: Ancre): void => {
    if (a.genre === "cloture") closes.add(nomChaine(a));
    ancrees.set(nomChaine(a), Math.max(a.rang, ancrees.get(nomChaine(a)) ?? 0));
  };
  for (const a of ancres) noter(a);
  for (const nom of closes) tetes.delete(nom);
  const presents = await fichiers.sceauxPresents();
  await fichiers.ajouterAncres(ancres.filter((a) => !presents.has(sceauDAncre(signer, a))));

  let horizon: string | undefined;
  let ancreLe: Jour | undefined;

  const poser = async (genre: GenreAncre, jour: Jour, tete: Tete & Chaine, maintenant: Date) => {
    const a: Ancre = { ...tete, genre, jour, poseA: enTexte(maintenant) };
    if (!(await insertAncre(client, a, sceauDAncre(signer, a)))) return [];
    noter(a);
    return [a];
  };

  /** A month is closed on its second following day: what was written before midnight has had time to be sealed. */
  const ancrer = async (maintenant: Date): Promise<void> => {
    const aujourdhui = jourAParis(maintenant);
    if (ancreLe === aujourdhui) return;
    const posees: Ancre[] = [];
    for (const tete of [...tetes.values()]) {
      const nom = nomChaine(tete);
      if (ajouterJours(ajouterMois(tete.mois, 1), 1) <= aujourdhui) {
        posees.push(...(await poser("cloture", aujourdhui, tete, maintenant)));
        tetes.delete(nom);
        continue;
      }
      const veille = await loadTeteAvant(client, tete, aujourdhui);
      if (!veille || veille.rang <= (ancrees.get(nom) ?? 0)) continue;
      const finDeVeille = { ...tete, ...veille };
      posees.push(...(await poser("jour", ajouterJours(aujourdhui, -1), finDeVeille, maintenant)));
    }
    await fichiers.ajouterAncres(posees);
    if (posees.length > 0) await fichiers.ecrireTetes(tetes.values());
    ancreLe = aujourdhui;
  };

  const sceller = async (lignes: readonly LigneLue[], maintenant: Date): Promise<void> => {
    const scelleA = enTexte(maintenant);
    const moisCourant = premierDuMois(jourAParis(maintenant));
    const nouvelles = new Map<string, Tete & Chaine>();
    const maillons: (Chaine & Maillon & { readonly empreinte: string })[] = [];
    for (const ligne of lignes) {
      const { categorie } = ligne;
      // A closed chain takes nothing more: what comes that late goes with today's.
      const mois = closes.has(nomChaine(ligne)) ? moisCourant : ligne.mois;
      const chaine = { categorie, mois };
      const nom = nomChaine(chaine);
      const tete = nouvelles.get(nom) ?? tetes.get(nom) ?? DEBUT;
      const maillon = {
        rang: tete.rang + 1,
        seq: ligne.seq,
        scelleA,
        sceau: sceauDeLigne(signer, chaine, ligne),
      };
      const empreinte = empreinteDeMaillon(signer, chaine, tete.empreinte, maillon);
      maillons.push({ ...chaine, ...maillon, empreinte });
      nouvelles.set(nom, { ...chaine, rang: maillon.rang, empreinte });
    }
    // One statement, hence one transaction: all of the lot or nothing of it.
    await insertMaillons(client, maillons);
    for (const [nom, tete] of nouvelles) tetes.set(nom, tete);
    await fichiers.ecrireTetes(tetes.values());
  };

  return {
    async passer() {
      // Read before the rows: what it leaves below is in sight of every reading of this pass.
      const prochain = await lireHorizon(client);
      let [scellees, apres] = [0, 0];
      for (;;) {
        // After a full lot, the next rows are read in their order: those of one big transaction are many.
        const depuis = apres === 0 ? horizon : undefined;
        const lignes = await listNonScellees(client, { apres, maximum: PAR_LOT, horizon: depuis });
        if (lignes.length > 0) await sceller(lignes, horloge());
        scellees += lignes.length;
        apres = lignes.at(-1)?.seq ?? apres;
        if (lignes.length < PAR_LOT) break;
      }
      horizon = prochain;
      // After: what was written in a month that this pass closes goes in it as long as it can.
      await ancrer(horloge());
      return scellees;
    },
  };
};
