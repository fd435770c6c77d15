import type { BilanGeneration, OptionsGeneration } from "./commande.ts";
import { genererLivraisons } from "./sorties/livraison.ts";

export type { BilanGeneration, FichierGenere, OptionsGeneration } from "./commande.ts";
export { PANNES } from "./pannes.ts";
export { DEPARTEMENTS_SERVIS } from "./population/monde.ts";

/**
 * Synthetic files of a département: what its CAF, its MSA and France Travail would send, and the truth beside.
 *
 * A population lives month after month (entries, suspensions, moves, births, separations…); the files are only
 * pictures of it, so quotidiens and mensuels agree. The same seed gives the same bytes.
 *
 * Nobody is real: names are drawn from lists, NIRs carry a commune between 950 and 989 that does not exist
 * (`nir.ts`), e-mails end in `exemple.fr`.
 *
 * Truth files:
 * - `verite-personnes.csv`: one line per person block of each mensuel (someone in two dossiers has two lines).
 *   `personne` names the human being, `foyer` the household; `nir` is the number as the payer wrote it, 13
 *   characters, empty when it wrote none; `soumis` is empty for children; `entree` and `sortie` are the days of
 *   entry in and exit from the right.
 * - `verite-mois.csv`: what each mensuel holds, and what changed since the same body's previous one. In the right
 *   = ETATDOSRSA 2, 3 or 4. Entries, exits and suspensions of the first month are 0.
 * - `verite-paires.csv`: who is the same person at a payer and at France Travail, with both identities and the
 *   names of their differences.
 *
 * @throws RangeError when an option cannot be honoured: the caller checks them against the lists above
 */
export async function genererFlux(options: OptionsGeneration): Promise<BilanGeneration> {
  const debut = performance.now();
  const { fichiers, octets } = await genererLivraisons(options);
  return {
    fichiers,
    octets,
    foyers: options.foyers,
    duree_ms: Math.round(performance.now() - debut),
  };
}
