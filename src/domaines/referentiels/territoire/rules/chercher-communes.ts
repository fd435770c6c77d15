import { normaliserNom } from "#core/texte.ts";
import type { Commune } from "../territoire.ts";

/** Beyond, the list helps nobody: type more. */
export const COMMUNES_MAX = 30;

type Cherchee = Pick<Commune, "code" | "nom" | "codesPostaux">;

/**
 * Communes that someone means by a postal code, an INSEE code, or the beginning of a word of their name,
 * accents, hyphens and case aside. The exact name comes first: Lens before Courcelles-lès-Lens.
 */
export const chercherCommunes = <C extends Cherchee>(
  communes: readonly C[],
  texte: string,
): readonly C[] => {
  const saisie = normaliserNom(texte);
  if (saisie === "") return [];
  if (/^\d{5}$/.test(saisie)) {
    return communes.filter((c) => c.code === saisie || c.codesPostaux.includes(saisie));
  }
  const rang = (nom: string): number => (nom === saisie ? 0 : nom.startsWith(saisie) ? 1 : 2);
  return communes
    .map((commune) => ({ commune, nom: normaliserNom(commune.nom) }))
    .filter(({ nom }) => ` ${nom}`.includes(` ${saisie}`))
    .sort((a, b) => rang(a.nom) - rang(b.nom) || (a.nom < b.nom ? -1 : 1))
    .slice(0, COMMUNES_MAX)
    .map(({ commune }) => commune);
};
