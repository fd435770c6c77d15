import { join } from "node:path";
import { type Jour, jourAParis } from "#core/jour.ts";
import type { AtelierFlux } from "#domaines/flux/index.ts";
import { installerListeFournie } from "#domaines/orientation/index.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { ouvrirClamd } from "#platform/antivirus/clamd.ts";
import { chargerCle } from "#platform/config/cle.ts";
import type { Config } from "#platform/config/config.ts";
import { openOwnFolder } from "#platform/config/donnees.ts";
import { migrer } from "#platform/db/migrations.ts";
import { type Bases, ouvrirBases } from "#platform/db/pools.ts";
import { type Coffre, creerCoffre } from "#platform/secrets/chiffrement.ts";

/** Everything a process of this installation works with, opened once. */
export interface Installation {
  readonly config: Config;
  readonly url: string;
  readonly bases: Bases;
  readonly cle: Buffer;
  readonly coffre: Coffre;
  readonly flux: AtelierFlux;
  /** Folder of the letters' print files. */
  readonly dossierCourriers: string;
  readonly aujourdhui: () => Jour;
  readonly maintenant: () => Date;
  fermer(): Promise<void>;
}

/** Reference data of the département, when the database has none yet. */
export const assurerReferentiels = async (
  bases: Bases,
  departement: string,
  jour: Jour,
): Promise<void> => {
  const client = await bases.poolTraitement.connect();
  try {
    const { rows } = await client.query("select 1 from territoire where departement = $1 limit 1", [
      departement,
    ]);
    if (rows.length > 0) return;
    await client.query("begin");
    await chargerReferentiels(client, departement, jour);
    await client.query("commit");
  } catch (erreur) {
    await client.query("rollback").catch(() => undefined);
    throw erreur;
  } finally {
    client.release();
  }
};

/** Migrates, loads what reference data is missing, opens pools, keys and folders. */
export const ouvrirInstallation = async (config: Config, url: string): Promise<Installation> => {
  await migrer(url);
  const bases = await ouvrirBases(url);
  try {
    const cle = await chargerCle(config);
    const coffre = creerCoffre(cle);
    const donnees = await openOwnFolder(config.donnees);
    const aujourdhui = (): Jour => config.aujourdhui ?? jourAParis(new Date());
    const maintenant = (): Date =>
      config.aujourdhui ? new Date(`${config.aujourdhui}T10:00:00Z`) : new Date();
    await assurerReferentiels(bases, config.departement, aujourdhui());
    await installerListeFournie(bases.traitement);
    return {
      config,
      url,
      bases,
      cle,
      coffre,
      flux: {
        pool: bases.poolTraitement,
        db: bases.traitement,
        coffre,
        dossier: join(donnees, "depots"),
        antivirus: config.antivirus === undefined ? undefined : ouvrirClamd(config.antivirus),
        departement: config.departement,
        aujourdhui,
        maintenant,
      },
      dossierCourriers: join(donnees, "courriers"),
      aujourdhui,
      maintenant,
      fermer: () => bases.fermer(),
    };
  } catch (erreur) {
    await bases.fermer();
    throw erreur;
  }
};
