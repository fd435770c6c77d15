/** How hard a password is to guess, for who types it: an order of magnitude, never a promise. */
export interface Force {
  readonly bits: number;
  /** 1 weak, 2 fair, 3 strong, 4 very strong. */
  readonly niveau: 1 | 2 | 3 | 4;
}

/** Bits a character brings when nothing before announces it. A letter of a word says less than a drawn one. */
const APPORTS: readonly (readonly [classe: RegExp, bits: number])[] = [
  [/\p{Ll}/u, 3.3],
  [/\p{Nd}/u, 3.3],
  [/\p{L}/u, 4],
  [/\s/u, 1],
];
const AUTRE = 5;
/** A character that repeats or follows on from those before. */
const SUITE = 0.5;

const RANGEES = ["azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

const seSuivent = (a: string, b: string): boolean => {
  const ecart = (b.codePointAt(0) ?? 0) - (a.codePointAt(0) ?? 0);
  if (Math.abs(ecart) <= 1) return true;
  return RANGEES.some((rangee) => rangee.includes(a + b) || rangee.includes(b + a));
};

const apport = (c: string): number => APPORTS.find(([classe]) => classe.test(c))?.[1] ?? AUTRE;

const SEUILS = [40, 60, 80] as const;

/** @param motDePasse as typed, whole */
export const estimerForce = (motDePasse: string): Force => {
  const signes = [...motDePasse.normalize("NFKC")];
  const vus = new Set<string>();
  let bits = 0;
  for (const [i, c] of signes.entries()) {
    const petit = c.toLowerCase();
    const avant = signes[i - 1]?.toLowerCase();
    // Three signs seen together before bring nothing the first time did not.
    const trio = signes.slice(i - 2, i + 1).join("");
    const connu = (i >= 2 && vus.has(trio)) || (avant !== undefined && seSuivent(avant, petit));
    vus.add(trio);
    bits += connu ? SUITE : apport(c);
  }
  const rang = SEUILS.filter((seuil) => bits >= seuil).length;
  return { bits: Math.round(bits), niveau: NIVEAUX[rang] ?? 4 };
};

const NIVEAUX: readonly Force["niveau"][] = [1, 2, 3, 4];

const PHRASES: Readonly<Record<Force["niveau"], string>> = {
  1: "Facile à deviner : ajoutez des mots qui n’ont rien à voir entre eux.",
  2: "Moyen : un ou deux mots de plus le rendraient solide.",
  3: "Solide.",
  4: "Très solide.",
};

export const direForce = ({ niveau }: Force): string => PHRASES[niveau];
