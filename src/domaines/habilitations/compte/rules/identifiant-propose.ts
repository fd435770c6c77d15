import { normaliserNom } from "#core/texte.ts";

const mot = (texte: string): string => normaliserNom(texte).toLowerCase().replaceAll(" ", "-");

/**
 * `sophie.wattel`; `sophie.wattel2` when someone already bears it.
 *
 * @param pris  identifiers in use, lower case
 */
export const identifiantPropose = (
  prenom: string,
  nom: string,
  pris: ReadonlySet<string>,
): string => {
  const base = [mot(prenom), mot(nom)].filter(Boolean).join(".").slice(0, 90);
  for (let n = 2, essai = base; ; n += 1) {
    if (!pris.has(essai)) return essai;
    essai = `${base}${n}`;
  }
};
