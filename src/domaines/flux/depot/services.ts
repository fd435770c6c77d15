import type { AtelierFlux } from "./atelier.ts";

/** What the screens of the house need beyond a request. */
export interface ServicesFlux {
  readonly atelier: AtelierFlux;
  /** Hands a deposit to the worker; asking twice for one deposit is harmless. */
  readonly mettreEnFile: (depotId: string) => Promise<void>;
}
