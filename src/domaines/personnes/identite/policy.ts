import { peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";

/** What the list offers to this account beyond reading it. */
export interface DroitsListe {
  readonly nir: boolean;
  readonly creer: boolean;
  readonly exporter: boolean;
  readonly trancher: boolean;
  /** May open, with a reason, a file that the list does not show. */
  readonly briser: boolean;
}

export const droitsListe = (acteur: Acteur): DroitsListe => ({
  nir: peut(acteur, "personnes.voir_nir"),
  creer: peut(acteur, "personnes.creer"),
  exporter: peut(acteur, "personnes.exporter"),
  trancher: peut(acteur, "doublons.trancher"),
  briser: peut(acteur, "personnes.briser_glace"),
});
