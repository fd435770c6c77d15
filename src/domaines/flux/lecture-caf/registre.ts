/** What was already met in a file, in a few bytes per key: a mensuel holds hundreds of thousands. */
export interface Registre {
  /** `meme` or `autre` when the key was already noted, with the same value or another one. */
  noter(cle: string, valeur: string): "nouveau" | "meme" | "autre";
}

/** 53-bit hash: over 200,000 keys, one chance in 400,000 that two meet, for a mere warning. */
const hacher = (texte: string): number => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < texte.length; i++) {
    const c = texte.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) + 1;
};

export const creerRegistre = (): Registre => {
  let capacite = 1 << 12;
  let nombre = 0;
  let cles = new Float64Array(capacite);
  let valeurs = new Uint32Array(capacite);

  const place = (cle: number): number => {
    let i = cle % capacite;
    while (cles[i] !== 0 && cles[i] !== cle) i = (i + 1) & (capacite - 1);
    return i;
  };
  const agrandir = (): void => {
    const [anciennes, anciennesValeurs] = [cles, valeurs];
    capacite *= 2;
    cles = new Float64Array(capacite);
    valeurs = new Uint32Array(capacite);
    anciennes.forEach((cle, i) => {
      if (cle === 0) return;
      const j = place(cle);
      cles[j] = cle;
      valeurs[j] = anciennesValeurs[i] ?? 0;
    });
  };

  return {
    noter(cle, valeur) {
      const cleHachee = hacher(cle);
      const v = hacher(valeur) >>> 0;
      const i = place(cleHachee);
      if (cles[i] === cleHachee) return valeurs[i] === v ? "meme" : "autre";
      cles[i] = cleHachee;
      valeurs[i] = v;
      nombre += 1;
      if (nombre * 2 > capacite) agrandir();
      return "nouveau";
    },
  };
};
