import { join } from "node:path";
import pg from "pg";
import { peuplerReseau } from "../../departement/peupler-reseau.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import type { DemandeBanc } from "../bancs.ts";
import { type BaseDeBanc, ouvrirBaseDeBanc } from "../base.ts";
import { chargerMensuels } from "../departement.ts";

/** As the generator draws them. */
const PERSONNES_PAR_FOYER = 1.95;

export interface DepartementCharge {
  readonly base: BaseDeBanc;
  readonly installation: Installation;
  readonly personnes: number;
}

/** A whole département in a base of its own, as it stands some minutes after its first mensuel. */
export const avecDepartementCharge = async <T>(
  { departement, personnes, graine, dire }: DemandeBanc,
  jouer: (charge: DepartementCharge) => Promise<T>,
): Promise<T> => {
  const base = await ouvrirBaseDeBanc(departement);
  try {
    const installation = await ouvrirInstallation(base.config, base.url);
    try {
      const foyers = Math.ceil(personnes / PERSONNES_PAR_FOYER);
      await peuplerReseau(installation, foyers);
      // One account reads thousands of records here: still counted, never blocked.
      await installation.bases.poolTraitement.query(
        "update passerelle.regle_alarme set seuil = 2000000000",
      );
      const chargees = await chargerMensuels(installation, join(base.dossier, "flux"), {
        foyers,
        graine,
      });
      await entretenir(base.url);
      dire(`${chargees} personnes chargées`);
      return await jouer({ base, installation, personnes: chargees });
    } finally {
      await installation.fermer();
    }
  } finally {
    await base.fermer();
  }
};

/** What autovacuum does in the minutes after an import, done before measuring. */
const entretenir = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
};
