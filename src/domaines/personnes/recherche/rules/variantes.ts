const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Every word at one slip of the finger: a letter missing, added, changed, or two swapped. Trigrams see long words
 * well and short ones badly (`MAIRE` for `MARIE` shares almost none).
 *
 * @param mot  normalised: capitals without accents
 */
export const variantes = (mot: string): readonly string[] => {
  const trouvees = new Set<string>();
  for (let i = 0; i <= mot.length; i++) {
    const [avant, apres] = [mot.slice(0, i), mot.slice(i)];
    for (const lettre of ALPHABET) {
      trouvees.add(avant + lettre + apres);
      if (apres !== "") trouvees.add(avant + lettre + apres.slice(1));
    }
    if (apres !== "") trouvees.add(avant + apres.slice(1));
    if (apres.length > 1) trouvees.add(avant + apres.charAt(1) + apres.charAt(0) + apres.slice(2));
  }
  trouvees.delete("");
  return [...trouvees];
};
