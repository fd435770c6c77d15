import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { chercherPersonnes } from "../../recherche/queries/chercher-personnes.ts";
import type { Recherche } from "../../recherche/recherche.ts";

const PROCHES_MAX = 12;

export interface IdentiteCherchee {
  readonly nomNaissance: string;
  readonly nomUsage?: string | undefined;
  readonly prenom: string;
  readonly naissance: Jour;
}

/**
 * Records that could already be hers, the likeliest first: names alike and same birth, first name alike and same
 * birth, then same names and another birth.
 */
export const fichesProches = async (
  trx: Trx,
  acteur: Acteur,
  { nomNaissance, nomUsage, prenom, naissance }: IdentiteCherchee,
): Promise<readonly string[]> => {
  const noms = [...new Set([nomNaissance, nomUsage ?? nomNaissance])];
  const essais: readonly (readonly [Recherche, boolean])[] = [
    ...noms.map((nom) => [{ nom: `${nom} ${prenom}`, naissance }, true] as const),
    [{ nom: prenom, naissance }, true],
    ...noms.map((nom) => [{ nom: `${nom} ${prenom}` }, false] as const),
  ];
  const ids = new Set<string>();
  for (const [recherche, elargir] of essais) {
    const { lignes } = await chercherPersonnes(trx, acteur, recherche, {
      maximum: PROCHES_MAX,
      elargir,
    });
    for (const { id } of lignes) ids.add(id);
  }
  return [...ids].slice(0, PROCHES_MAX);
};
