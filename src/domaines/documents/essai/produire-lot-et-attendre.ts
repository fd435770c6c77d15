import { mkdirSync, watch } from "node:fs";
import { join } from "node:path";
import { ouvrirBases } from "#platform/db/pools.ts";
import { produireLot } from "../lot/usecases/produire-lot.ts";

/** Composes a lot and tells its parent at the first batch: the test then kills this process. */
const [, , url = "", lotId = "", dossier = ""] = process.argv;
const travail = join(dossier, `lot-${lotId}`);
mkdirSync(travail, { recursive: true });
watch(travail, (_sorte, nom) => {
  if (nom?.endsWith(".pdf")) process.send?.("tranche");
});
const bases = await ouvrirBases(url);
await produireLot(bases.traitement, lotId, dossier);
