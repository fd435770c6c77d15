import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ouvrirBase } from "#platform/cluster/ouvrir-base.ts";
import { type Config, chargerConfig } from "#platform/config/config.ts";

/** Civil day of every bench: the synthetic months are complete by then. */
const AUJOURDHUI = "2026-11-24";

export interface BaseDeBanc {
  readonly url: string;
  readonly config: Config;
  /** For files of the bench; gone at the end with the base. */
  readonly dossier: string;
  /** Environment of a child that works on this base. */
  readonly env: NodeJS.ProcessEnv;
  fermer(): Promise<void>;
}

/**
 * An empty base of its own, with the settings of an installation (fsync on, journal on disk): DATABASE_URL is never
 * touched, since a bench fills what it measures.
 */
export const ouvrirBaseDeBanc = async (departement: string): Promise<BaseDeBanc> => {
  const dossier = await mkdtemp(join(tmpdir(), "passerelle-banc-"));
  // As root the server runs as another user, who must be able to go through.
  await chmod(dossier, 0o711);
  const donnees = join(dossier, "donnees");
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    DATABASE_URL: undefined,
    PASSERELLE_DONNEES: donnees,
    PASSERELLE_DEPARTEMENT: departement,
    PASSERELLE_AUJOURDHUI: AUJOURDHUI,
  };
  const config = chargerConfig(env);
  const effacer = async (): Promise<void> => {
    await effacerAilleurs(donnees);
    await rm(dossier, { recursive: true, force: true });
  };
  try {
    const base = await ouvrirBase(config);
    return {
      url: base.url,
      config,
      dossier,
      env,
      fermer: async () => {
        await base.rendre();
        await effacer();
      },
    };
  } catch (erreur) {
    await effacer();
    throw erreur;
  }
};

/** Where the temporary folder is closed to the server's user, the cluster lies elsewhere and only pointed at. */
const effacerAilleurs = async (donnees: string): Promise<void> => {
  const pointeur = await readFile(join(donnees, "base", "emplacement.json"), "utf8").catch(
    () => undefined,
  );
  if (pointeur === undefined) return;
  const { cluster } = JSON.parse(pointeur) as { cluster?: unknown };
  if (typeof cluster === "string" && dirname(cluster) !== "/") {
    await rm(cluster, { recursive: true, force: true });
  }
};
