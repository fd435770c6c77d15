import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { chargerCle } from "#platform/config/cle.ts";
import { RACINE } from "#platform/config/config.ts";
import { type Contexte, definirCommande } from "../commande.ts";

interface Controle {
  readonly nom: string;
  readonly tenu: boolean;
  readonly detail: string;
}

const CONTROLES: Readonly<Record<string, (ctx: Contexte) => Promise<string>>> = {
  configuration: async ({ config }) =>
    `département ${config.departement}, données dans ${config.donnees}`,
  cle: async ({ config }) => {
    await chargerCle(config);
    return config.cle === undefined ? "gardée dans le dossier des données" : "PASSERELLE_CLE";
  },
  antivirus: async ({ config }) => {
    if (config.antivirus === undefined) {
      return "aucun : les fichiers reçus ne sont pas analysés";
    }
    const { ouvrirClamd } = await import("#platform/antivirus/clamd.ts");
    try {
      return `${await ouvrirClamd(config.antivirus).lireVersion()}, ${config.antivirus}`;
    } catch {
      throw new Error(`${config.antivirus} ne répond pas : aucun fichier n’est reçu`);
    }
  },
  base: async (ctx) => {
    const { default: pg } = await import("pg");
    const { url, embarquee } = await ctx.ouvrirBase();
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("show server_version");
      return `PostgreSQL ${rows[0]?.server_version}, ${embarquee ? "embarqué" : "DATABASE_URL"}`;
    } finally {
      await client.end();
    }
  },
  schema: async (ctx) => {
    const { ouvrirBases } = await import("#platform/db/pools.ts");
    // Opening the pools proves that row-level security holds the web.
    const bases = await ouvrirBases((await ctx.ouvrirBase()).url);
    try {
      const { rows } = await bases.poolJobs.query<{ nom: string }>("select nom from migration");
      const faites = new Set(rows.map((r) => r.nom));
      const fichiers = (await readdir(join(RACINE, "db", "migrations"))).sort();
      const manquantes = fichiers.filter((f) => f.endsWith(".sql") && !faites.has(f));
      if (manquantes.length > 0) throw new Error(`à migrer : ${manquantes.join(", ")}`);
      return `${faites.size} migrations, cloisonnement par ligne actif`;
    } finally {
      await bases.fermer();
    }
  },
  trace: async (ctx) => {
    const { ouvrirBases } = await import("#platform/db/pools.ts");
    const { RETARD_ALARME_S, lireAttenteTrace } = await import("#domaines/habilitations/index.ts");
    const bases = await ouvrirBases((await ctx.ouvrirBase()).url);
    try {
      const { lignes, age } = await lireAttenteTrace(bases.traitement);
      if (age === null) return "toutes les lignes sont scellées";
      const attente = `${lignes} lignes à sceller, la plus ancienne depuis ${Math.round(age)} s`;
      if (age > RETARD_ALARME_S) throw new Error(`${attente} : l’ouvrier ne scelle plus`);
      return attente;
    } finally {
      await bases.fermer();
    }
  },
};

async function controler(nom: string, ctx: Contexte): Promise<Controle> {
  try {
    return { nom, tenu: true, detail: (await CONTROLES[nom]?.(ctx)) ?? "" };
  } catch (error) {
    return { nom, tenu: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

export const commande = definirCommande({
  usage: "",
  aide: "Contrôle la configuration, la clé, la base et son schéma ; sortie 1 si l’un ne tient pas.",
  options: {},
  executer: async (ctx) => {
    const controles: Controle[] = [];
    for (const nom of Object.keys(CONTROLES)) controles.push(await controler(nom, ctx));
    const texte = controles
      .map(({ nom, tenu, detail }) => `${tenu ? "tenu " : "FAUTE"}  ${nom} : ${detail}`)
      .join("\n");
    return { code: controles.every((c) => c.tenu) ? 0 : 1, texte, document: { controles } };
  },
});
