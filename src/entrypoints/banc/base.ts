import { ouvrirBase } from "#platform/cluster/ouvrir-base.ts";
import type { Config } from "#platform/config/config.ts";
import { ouvrirDossierJetable } from "./dossier-jetable.ts";

export interface BaseDeBanc {
  readonly url: string;
  readonly config: Config;
  /** For files of the bench; gone at the end with the base. */
  readonly dossier: string;
  /** Environment of a child that works on this base. */
  readonly env: NodeJS.ProcessEnv;
  fermer(): Promise<void>;
}

/** An empty base of its own. */
export const ouvrirBaseDeBanc = async (departement: string): Promise<BaseDeBanc> => {
  const { dossier, env, config, effacer } = await ouvrirDossierJetable(
    "passerelle-banc-",
    departement,
  );
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
