import type { Controle, Maillon } from "./format.ts";
import { nommer } from "./format.ts";
import type { Defaut, Quoi } from "./rapport.ts";

/** Where a chain stops being what was sealed. */
export interface Rupture {
  /** Rank that was expected. */
  readonly rang: number;
  /** Hash of the last sound link. */
  readonly precedente: string;
  /** What stands there. */
  readonly trouve: Maillon;
}

interface Situation {
  readonly controle: Controle;
  /** Links from the rupture on, read again each time it is called. */
  readonly suite: () => AsyncIterable<Maillon>;
  /** Ranks that the chain counts now, and those that an anchor or a head outside the database counted. */
  readonly longueur: number;
  readonly attendue: number;
}

const MESSAGES: Readonly<Record<Exclude<Quoi, "tronquee" | "ancre">, string>> = {
  modifiee: "ligne modifiée après avoir été scellée.",
  supprimee: "ligne supprimée.",
  inseree: "ligne insérée sans le sceau de l’instance.",
  deplacee: "ligne déplacée.",
};

const existe = async (
  maillons: AsyncIterable<Maillon>,
  essai: (m: Maillon) => boolean,
): Promise<boolean> => {
  for await (const m of maillons) if (essai(m)) return true;
  return false;
};

/**
 * Says what happened at a rupture: the seal of a row vouches for its content, the hash of a link for its place. What
 * was rebuilt without the key has neither; then lengths tell an insertion from a change.
 */
const qualifier = async (r: Rupture, s: Situation): Promise<keyof typeof MESSAGES> => {
  const { controle, suite, longueur, attendue } = s;
  const { trouve, precedente, rang } = r;
  if (trouve.rang > rang) return "supprimee";
  const { contenu } = trouve;
  const authentique = contenu !== undefined && controle.sceau(trouve, contenu) === trouve.sceau;
  if (controle.empreinte(trouve, precedente) === trouve.empreinte) {
    if (!contenu) return "supprimee";
    const echangee = await existe(
      suite(),
      (m) => m.contenu !== undefined && controle.sceau(m, m.contenu, trouve.seq) === trouve.sceau,
    );
    return echangee ? "deplacee" : "modifiee";
  }
  const plusLoin = await existe(
    suite(),
    (m) => m !== trouve && controle.empreinte(m, precedente, rang) === m.empreinte,
  );
  if (plusLoin) return authentique ? "deplacee" : "inseree";
  if (authentique) return attendue > 0 && longueur >= attendue ? "deplacee" : "supprimee";
  if (!contenu) return "supprimee";
  return attendue > 0 && longueur > attendue ? "inseree" : "modifiee";
};

export const diagnostiquer = async (r: Rupture, s: Situation): Promise<Defaut> => {
  const quoi = await qualifier(r, s);
  const trou = r.trouve.rang > r.rang;
  return {
    quoi,
    chaine: nommer(r.trouve),
    rang: r.rang,
    // Behind a hole, what stands there is the next row and not the lost one.
    seq: trou ? null : r.trouve.seq,
    message:
      trou && r.trouve.rang - r.rang > 1
        ? `lignes supprimées, jusqu’au rang ${r.trouve.rang - 1}.`
        : MESSAGES[quoi],
  };
};
