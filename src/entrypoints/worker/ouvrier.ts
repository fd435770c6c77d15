import { creerPool } from "#platform/db/pools.ts";
import { demarrerOuvrier, type Ouvrier } from "#platform/jobs/ouvrier.ts";
import { creerJournal } from "#platform/log/journal.ts";
import { dossierTrace, ouvrirFichiersTrace } from "#platform/trace/ancres.ts";
import { demarrerScellement } from "#platform/trace/boucle.ts";
import type { Installation } from "../installation.ts";
import { demarrerEntretien } from "./entretien.ts";
import { creerTaches } from "./taches.ts";

/** Jobs, and the sealing of the trace. */
export const demarrerTravail = async (installation: Installation): Promise<Ouvrier> => {
  const { url, bases, coffre, config } = installation;
  const journal = creerJournal({ niveau: config.journal });
  const ouvrier = await demarrerOuvrier(bases.poolJobs, creerTaches(installation), journal);
  // The owner is the sealer's identity, and this connection its own: nothing else holds the lock it lives by.
  const pool = creerPool(url, "proprietaire", bases.roles, 1);
  const scellement = demarrerScellement(
    pool,
    {
      signer: coffre.signer,
      fichiers: ouvrirFichiersTrace(await dossierTrace(config.donnees), coffre),
      horloge: () => new Date(),
    },
    journal,
  );
  const entretien = demarrerEntretien(installation, journal);
  return {
    async arreter() {
      await Promise.all([ouvrier.arreter(), scellement.arreter(), entretien.arreter()]);
      await pool.end();
    },
  };
};
