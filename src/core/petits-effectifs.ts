/**
 * Which parts of a published sum stay hidden: those under the threshold, then the next smallest until the hidden ones
 * are at least two and weigh as much as the threshold together, so that the sum does not give one back.
 *
 * @param parts  counts; zero says nothing of anyone and stays shown
 * @param seuil  smallest count shown
 * @returns places in `parts`
 * @source usage de la CNAF (1 à 4 masqués) ; paramètre seuil_petits_effectifs
 */
export const aMasquer = (parts: readonly number[], seuil: number): ReadonlySet<number> => {
  const croissants = parts
    .map((valeur, place) => ({ valeur, place }))
    .filter(({ valeur }) => valeur > 0)
    .sort((a, b) => a.valeur - b.valeur);
  const masquees = new Set<number>();
  let poids = 0;
  for (const { valeur, place } of croissants) {
    const petite = valeur < seuil;
    const suffit = masquees.size === 0 || (masquees.size > 1 && poids >= seuil);
    if (!petite && suffit) break;
    masquees.add(place);
    poids += valeur;
  }
  return masquees;
};
