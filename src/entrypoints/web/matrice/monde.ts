import { fileURLToPath } from "node:url";
import { chargerConfig } from "#platform/config/config.ts";
import type { Application } from "#platform/http/index.ts";
import { chargerDemonstration } from "../../demo/charger.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import { composerApplication } from "../composition.ts";
import { type EtatTerrain, ouvrirTerrain, semerTerrain, type Terrain } from "./terrain.ts";

const FOYERS = 200;

/** The application on the terrain: behind both walls, and behind the first alone. */
export interface Monde {
  readonly application: Application;
  /** Row-level security off: only the filters of the queries hold. */
  readonly premierMurSeul: Application;
  readonly terrain: Terrain;
  fermer(): Promise<void>;
}

const installer = (url: string, donnees: string): Promise<Installation> =>
  ouvrirInstallation(
    chargerConfig({
      PASSERELLE_DONNEES: donnees,
      PASSERELLE_CLE: "0f".repeat(32),
      PASSERELLE_AUJOURDHUI: "2026-11-24",
    }),
    url,
  );

const composer = (installation: Installation): Promise<Application> =>
  composerApplication(installation, { demonstration: false, niveauJournal: "silent" });

/** Fills an empty migrated base with the demonstration and what the matrix plays on. @param url  superuser address */
export const semerMonde = async (url: string, donnees: string): Promise<EtatTerrain> => {
  const installation = await installer(url, donnees);
  try {
    const dire = (): void => undefined;
    await chargerDemonstration(installation, {
      departement: "62",
      foyers: FOYERS,
      graine: 62,
      dire,
    });
    const connexion = await (await composer(installation)).fetch(
      new Request("http://passerelle.test/connexion"),
    );
    return await semerTerrain(url, {
      fichierPublic: /\/ressources\/([^"]+\.css)/.exec(await connexion.text())?.[1] ?? "",
      fichierDuLot: fileURLToPath(import.meta.url),
      coffre: installation.coffre,
    });
  } finally {
    await installation.fermer();
  }
};

/** @param url  superuser address of the sown base, or of a copy */
export const ouvrirMonde = async (
  url: string,
  donnees: string,
  etat: EtatTerrain,
): Promise<Monde> => {
  const installation = await installer(url, donnees);
  const { bases } = installation;
  const terrain = await ouvrirTerrain(url, etat);
  return {
    application: await composer(installation),
    premierMurSeul: await composer({
      ...installation,
      bases: { ...bases, app: bases.traitement, poolApp: bases.poolTraitement },
    }),
    terrain,
    async fermer() {
      await terrain.fermer();
      await installation.fermer();
    },
  };
};
