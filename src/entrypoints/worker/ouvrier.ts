import { demarrerOuvrier, type Ouvrier } from "#platform/jobs/ouvrier.ts";
import { creerJournal } from "#platform/log/journal.ts";
import type { Installation } from "../installation.ts";
import { creerTaches } from "./taches.ts";

export const demarrerTravail = (installation: Installation): Promise<Ouvrier> =>
  demarrerOuvrier(
    installation.bases.poolJobs,
    creerTaches(installation),
    creerJournal({ niveau: "warn" }),
  );
