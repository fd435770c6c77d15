import { join } from "node:path";
import type { Plugin } from "vitest/config";
import { createVitest, type Vitest } from "vitest/node";
import { RACINE } from "#platform/config/config.ts";
import configuration from "../../../vitest.config.ts";
import type { Coupe } from "./garde.ts";
import { muter } from "./jeu/transformer.ts";

/** The tests of the house, kept warm: one run a mutant, each file in a process of its own. */
export interface Essais {
  /** Migrated database that every test file copies. */
  readonly modele: string;
  /**
   * Runs these files, a few at a time, until one notices: a file that already fails without the removal does not count.
   *
   * @returns what the first test that fails says
   */
  passer(fichiers: readonly string[], coupe?: Coupe): Promise<string | undefined>;
  fermer(): Promise<void>;
}

const A_LA_FOIS = 3;

/** @param serveur  superuser address of the server the tests open their bases on */
export const ouvrirEssais = async (serveur: string): Promise<Essais> => {
  process.env.PASSERELLE_TEST_DATABASE_URL = serveur;
  let courante: Coupe | undefined;
  const plugin: Plugin = {
    name: "passerelle-gardes",
    enforce: "pre",
    transform: (code, id) =>
      courante && id.split("?")[0] === join(RACINE, courante.fichier)
        ? muter(code, courante)
        : undefined,
  };
  const { projects = [], ...commun } = configuration.test ?? {};
  const vitest = await createVitest(
    "test",
    { config: false, watch: false, silent: true, bail: 1, reporters: [{}], maxWorkers: 2 },
    {
      root: RACINE,
      test: {
        // Projects do not inherit what is added to the root: each carries the plugin itself.
        projects: projects.flatMap((p) =>
          typeof p === "object" && "test" in p
            ? [{ plugins: [plugin], test: { ...commun, ...p.test } }]
            : [],
        ),
      },
    },
  );
  await vitest.standalone();
  const poser = (coupe: Coupe | undefined): void => {
    for (const c of [courante, coupe]) if (c) vitest.invalidateFile(join(RACINE, c.fichier));
    courante = coupe;
  };
  const sains = new Map<string, boolean>();
  /** Whether a file passes when nothing is removed, asked once. */
  const estSain = async (fichier: string): Promise<boolean> => {
    const connu = sains.get(fichier) ?? (await passerEnsemble(vitest, [fichier])).length === 0;
    sains.set(fichier, connu);
    return connu;
  };
  const chercher = async (
    fichiers: readonly string[],
    coupe: Coupe | undefined,
  ): Promise<readonly Echec[]> => {
    poser(coupe);
    try {
      for (let i = 0; i < fichiers.length; i += A_LA_FOIS) {
        const echecs = await passerEnsemble(vitest, fichiers.slice(i, i + A_LA_FOIS));
        if (echecs.length > 0) return echecs;
      }
      return [];
    } finally {
      poser(undefined);
    }
  };
  return {
    modele: `passerelle_modele_${process.pid}`,
    async passer(fichiers, coupe) {
      let restants = fichiers.filter((f) => sains.get(f) !== false);
      for (;;) {
        const echecs = await chercher(restants, coupe);
        if (echecs.length === 0) return undefined;
        for (const { fichier, dit } of echecs) {
          if (coupe === undefined || (await estSain(fichier))) return `${fichier} : ${dit}`;
        }
        restants = restants.filter((f) => sains.get(f) !== false);
      }
    },
    fermer: () => vitest.close(),
  };
};

interface Echec {
  readonly fichier: string;
  readonly dit: string;
}

const passerEnsemble = async (
  vitest: Vitest,
  fichiers: readonly string[],
): Promise<readonly Echec[]> => {
  const aPasser = fichiers.flatMap((f) => vitest.getModuleSpecifications(join(RACINE, f)));
  // What earlier runs said would be told again.
  vitest.state.filesMap.clear();
  const { testModules } = await vitest.runTestSpecifications(aPasser);
  return testModules.flatMap((module) => {
    if (module.state() !== "failed") return [];
    const [echec] = [...module.children.allTests("failed")];
    const dit = echec?.fullName ?? module.errors()[0]?.message ?? "ne se charge plus";
    return [{ fichier: module.relativeModuleId, dit }];
  });
};
