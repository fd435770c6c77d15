import type { AtelierFlux } from "../atelier.ts";
import { avancer } from "../store.ts";

/** Tells the deposit's page how far the import is. */
export const avancerDepot = (
  atelier: AtelierFlux,
  depotId: string,
  etape: string,
  pourcent: number,
): Promise<void> => avancer(atelier.pool, depotId, etape, pourcent);
