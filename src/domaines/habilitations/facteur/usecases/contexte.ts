import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { ContexteConnexion, Visite } from "../../session/usecases/contexte.ts";
import type { Porteur, Site } from "../facteur.ts";

export interface ContexteFacteur extends ContexteConnexion {
  readonly coffre: Pick<Coffre, "signer" | "chiffrer" | "dechiffrer">;
  readonly site: Site;
  readonly porteur: Porteur;
  readonly visite: Visite;
  /** Seconds since 1970: codes follow the clock of the world, not the civil day of the application. */
  readonly epoque: number;
}
