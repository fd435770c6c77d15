import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Config, chargerConfig } from "#platform/config/config.ts";

/** Civil day of benches and proofs: the synthetic months are complete by then. */
const AUJOURDHUI = "2026-11-24";

export interface DossierJetable {
  readonly dossier: string;
  readonly donnees: string;
  /** Environment of a child that works there. */
  readonly env: NodeJS.ProcessEnv;
  readonly config: Config;
  /** Where the cluster lies when the temporary folder is closed to the server's user. */
  emplacement(): Promise<string | undefined>;
  /** The cluster must be stopped. */
  effacer(): Promise<void>;
}

/**
 * A temporary folder for an installation of its own, with the settings of a real one (fsync on, journal on disk):
 * DATABASE_URL is never touched, since a bench fills what it measures and a proof kills what it runs.
 */
export const ouvrirDossierJetable = async (
  prefixe: string,
  departement: string,
): Promise<DossierJetable> => {
  const dossier = await mkdtemp(join(tmpdir(), prefixe));
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
  const emplacement = async (): Promise<string | undefined> => {
    const lu = await readFile(join(donnees, "base", "emplacement.json"), "utf8").catch(() => "{}");
    const { cluster } = JSON.parse(lu) as { cluster?: unknown };
    return typeof cluster === "string" && dirname(cluster) !== "/" ? cluster : undefined;
  };
  return {
    dossier,
    donnees,
    env,
    config: chargerConfig(env),
    emplacement,
    effacer: async () => {
      const ailleurs = await emplacement();
      if (ailleurs !== undefined) await rm(ailleurs, { recursive: true, force: true });
      await rm(dossier, { recursive: true, force: true });
    },
  };
};
