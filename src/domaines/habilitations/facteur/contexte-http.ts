import type { Contexte } from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { Fournisseur } from "../oidc/fournisseur.ts";
import { origineDe } from "../session/temoins.ts";
import type { Visite } from "../session/usecases/contexte.ts";
import type { Porteur } from "./facteur.ts";
import type { ContexteFacteur } from "./usecases/contexte.ts";

/** What the entrypoint gives to every page by which one comes in or manages one's own account. */
export interface OptionsAcces {
  readonly coffre: Pick<Coffre, "signer" | "chiffrer" | "dechiffrer">;
  /** Whether the accounts of the demonstration are offered and let in; never in production. */
  readonly demonstration: boolean;
  /** Network address of the browser, as the entrypoint knows it behind its proxy. */
  readonly adresseDe: (c: Contexte) => string | undefined;
  /** The agents' identity provider, when one is configured. */
  readonly oidc?: Fournisseur | undefined;
  /** The world's clock in milliseconds, which codes follow; `Date.now` when absent. */
  readonly horloge?: () => number;
}

export const visiteDe = (c: Contexte, { adresseDe }: Pick<OptionsAcces, "adresseDe">): Visite => ({
  adresse: adresseDe(c),
  agent: c.req.header("user-agent"),
  requeteId: c.var.requeteId,
});

export const contexteFacteur = (
  c: Contexte,
  options: OptionsAcces,
  porteur: Porteur,
): ContexteFacteur => {
  const { coffre, demonstration, horloge = Date.now } = options;
  const { noyau, dependances, aujourdhui } = c.var;
  return {
    ...{ coffre, demonstration, aujourdhui, porteur },
    db: dependances.db,
    site: {
      origine: origineDe(c),
      nom: `Passerelle ${noyau.departement.nom}`,
    },
    visite: visiteDe(c, options),
    epoque: Math.floor(horloge() / 1000),
  };
};
