import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { ouvrirBases } from "#platform/db/pools.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import { verifierTrace } from "../../verificateur-trace/verifier.ts";
import type { DemandeBanc } from "../bancs.ts";
import { type BaseDeBanc, ouvrirBaseDeBanc } from "../base.ts";
import { centile, chronometrer, type Mesure, mesurer } from "../mesure.ts";
import { ecrire, sansTrace } from "./ecrivains.ts";

const CLIENTS = 50;
/** Rows that the verifier reads again. */
const LIGNES = 100_000;
const TOURS = 3;
const ENFANT = fileURLToPath(new URL("./scelleur-enfant.ts", import.meta.url));
const COMMANDE = "passerelle banc trace";

/** An account each: what is counted by account is not counted on the same row for all. */
const ACTEURS: readonly Acteur[] = Array.from({ length: CLIENTS }, (_, n) => ({
  utilisateurId: `00000000-0000-4000-8000-0000000ba${String(n).padStart(3, "0")}`,
  nom: "Banc",
  roles: [],
  perimetre: { departement: true, territoires: [], organismes: [] },
}));

const lancerScelleur = async (base: BaseDeBanc): Promise<ChildProcess> => {
  const enfant = fork(ENFANT, [base.url], {
    execArgv: ["--import", import.meta.resolve("tsx")],
    env: base.env,
  });
  await once(enfant, "message");
  return enfant;
};

const arreterScelleur = async (enfant: ChildProcess): Promise<void> => {
  const fini = once(enfant, "exit");
  enfant.disconnect();
  await fini;
};

const enAttente = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ n: string }>(
    "select lignes as n from passerelle.trace_en_attente()",
  );
  return Number(rows[0]?.n);
};

const attendreScellement = async (client: pg.Client): Promise<void> => {
  while ((await enAttente(client)) > 0) await pause(200);
};

const preparer = async (client: pg.Client): Promise<void> => {
  await client.query("set search_path = passerelle, public");
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     select id::uuid, 'banc-' || n - 1, 'Banc', 'Essai', 'Banc', 'x' from unnest($1::text[]) with ordinality t(id, n)`,
    [ACTEURS.map((a) => a.utilisateurId)],
  );
};

const remplir = (client: pg.Client, lignes: number): Promise<unknown> =>
  client.query(
    `insert into trace (acteur_id, acteur, geste, objet_sorte, objet_id, personne_id, motif, champs)
     select null::uuid, 'Banc', 'personnes.consulter', 'personne', n::text, gen_random_uuid(), 'suivi', '{nom_usage,prenom}'
     from generate_series(1, $1::int) n`,
    [lignes],
  );

/** Time to seal rows that came all at once. */
const chronometrerScellement = async (base: BaseDeBanc, client: pg.Client): Promise<number> => {
  await remplir(client, LIGNES);
  const scelleur = await lancerScelleur(base);
  try {
    return (await chronometrer(() => attendreScellement(client))).ms;
  } finally {
    await arreterScelleur(scelleur);
  }
};

/** The three ways of writing, in turn: what the machine does meanwhile weighs on each alike. */
const jouerEcritures = async (
  base: BaseDeBanc,
  installation: Installation,
  client: pg.Client,
  { secondes, dire, arret }: DemandeBanc,
) => {
  const joues: Record<"sans" | "ouverte" | "scellee", number[]> = {
    sans: [],
    ouverte: [],
    scellee: [],
  };
  const muette = sansTrace(installation);
  const jouer = async (avecTrace: boolean): Promise<readonly number[]> => {
    const demande = { acteurs: ACTEURS, db: avecTrace ? installation.bases.app : muette };
    // Fifty connections that have planned nothing yet are not what is measured.
    await ecrire(installation, { ...demande, secondes: 3 });
    return ecrire(installation, { ...demande, secondes });
  };
  for (let tour = 0; tour < TOURS && !arret.aborted; tour += 1) {
    joues.sans.push(...(await jouer(false)));
    joues.ouverte.push(...(await jouer(true)));
    const scelleur = await lancerScelleur(base);
    try {
      // What the mode before left unsealed is not this one's work.
      await attendreScellement(client);
      joues.scellee.push(...(await jouer(true)));
      await attendreScellement(client);
    } finally {
      await arreterScelleur(scelleur);
    }
    dire(`tour ${tour + 1} sur ${TOURS}`);
  }
  return joues;
};

const centiles = (durees: readonly number[]) => ({
  p50: centile(durees, 50),
  p95: centile(durees, 95),
  p99: centile(durees, 99),
});

export const bancTrace = async (demande: DemandeBanc): Promise<readonly Mesure[]> => {
  const base = await ouvrirBaseDeBanc(demande.departement);
  const client = new pg.Client({ connectionString: base.url });
  try {
    const seule = await ouvrirInstallation(base.config, base.url);
    // As many connections as clients: their wait is the database's, not the pool's.
    const bases = await ouvrirBases(base.url, CLIENTS);
    const installation = { ...seule, bases };
    try {
      await client.connect();
      await preparer(client);
      const joues = await jouerEcritures(base, installation, client, demande);

      const scelle = await chronometrerScellement(base, client);
      const rapport = await verifierTrace({
        url: base.url,
        cle: seule.cle,
        dossier: join(base.config.donnees, "trace"),
      });
      if (!rapport.conforme) throw new Error(`Trace altérée : ${rapport.defauts[0]?.message}`);

      const p95 = (durees: readonly number[]): number => centile(durees, 95);
      const { sans, ouverte, scellee } = joues;
      const commun = {
        unite: "ms",
        valeurs: [p95(scellee)],
        essais: scellee.length,
        centiles: centiles(scellee),
        budget: { sur: "ratio", max: 1.1 },
      } as const;
      return [
        mesurer({
          ...commun,
          nom: "écriture tracée et scellée, 50 clients, p95",
          limite: { nom: "scelleur arrêté", commande: COMMANDE, valeur: p95(ouverte) },
        }),
        mesurer({
          ...commun,
          nom: "la même, à côté d’une écriture sans trace",
          limite: { nom: "sans trace", commande: COMMANDE, valeur: p95(sans) },
        }),
        mesurer({
          nom: `sceller ${LIGNES} lignes arrivées d’un coup`,
          unite: "ms",
          valeurs: [scelle],
        }),
        mesurer({
          nom: `vérifier ${rapport.lignes} lignes`,
          unite: "ms",
          valeurs: [rapport.duree_ms],
          budget: { sur: "valeur", max: 10_000 },
        }),
      ];
    } finally {
      await bases.fermer();
      await seule.fermer();
    }
  } finally {
    await client.end();
    await base.fermer();
  }
};
