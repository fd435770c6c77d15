/**
 * Our own generator of numbers: the same seed must give the same bytes on any machine and any version of
 * the engine, which `Math.random` does not promise.
 */
export interface Alea {
  /** In [0, 1). */
  reel(): number;
  /** Whole number, both ends included. */
  entier(min: number, max: number): number;
  chance(probabilite: number): boolean;
  choisir<T>(liste: readonly [T, ...T[]]): T;
}

/** Murmur-style finaliser: spreads neighbouring numbers over the 32 bits. */
const melanger = (a: number, b: number): number => {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
};

/**
 * One stream per subject (a month, a human being…): drawing more in one place never shifts another, so the
 * mensuels stay the same whether the quotidiens are written or not.
 */
export const creerAlea = (graine: number, ...sujet: readonly number[]): Alea => {
  const germe = sujet.reduce((h, n) => melanger(h, n), melanger(graine, 0x51ab));
  let a = melanger(germe, 1);
  let b = melanger(germe, 2);
  let c = melanger(germe, 3);
  let d = 1;
  const suivant = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 8; i++) suivant();
  return {
    reel: suivant,
    entier: (min, max) => min + Math.floor(suivant() * (max - min + 1)),
    chance: (p) => suivant() < p,
    choisir: (liste) => liste[Math.floor(suivant() * liste.length)] ?? liste[0],
  };
};

/** A list whose elements come out in proportion to their weight. */
export interface Urne<T> {
  tirer(alea: Alea): T;
}

export const creerUrne = <T>(elements: readonly (readonly [T, number])[]): Urne<T> => {
  const valeurs = elements.map(([valeur]) => valeur);
  const cumuls: number[] = [];
  let total = 0;
  for (const [, poids] of elements) {
    total += poids;
    cumuls.push(total);
  }
  const [premiere] = valeurs;
  if (premiere === undefined || total <= 0) throw new RangeError("Urne vide");
  return {
    tirer(alea) {
      const cible = alea.reel() * total;
      let bas = 0;
      let haut = cumuls.length - 1;
      while (bas < haut) {
        const milieu = (bas + haut) >> 1;
        if ((cumuls[milieu] ?? total) > cible) haut = milieu;
        else bas = milieu + 1;
      }
      return valeurs[bas] ?? premiere;
    },
  };
};
