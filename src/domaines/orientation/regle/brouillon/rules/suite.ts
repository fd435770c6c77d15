import type { Regle } from "../../liste-regles.ts";

/** Ranks follow the order of the list, whatever happened to it. */
const ranger = (regles: readonly Regle[]): readonly Regle[] =>
  regles.map((r, i) => (r.rang === i + 1 ? r : { ...r, rang: i + 1 }));

/** One place up or down; at an end, nothing moves. */
export const deplacer = (
  regles: readonly Regle[],
  code: string,
  sens: "monter" | "descendre",
): readonly Regle[] => {
  const place = regles.findIndex((r) => r.code === code);
  const [haut, bas] = sens === "monter" ? [place - 1, place] : [place, place + 1];
  const [premiere, seconde] = [regles[haut], regles[bas]];
  if (place < 0 || !premiere || !seconde) return regles;
  return ranger([...regles.slice(0, haut), seconde, premiere, ...regles.slice(bas + 1)]);
};

export const retirer = (regles: readonly Regle[], code: string): readonly Regle[] =>
  ranger(regles.filter((r) => r.code !== code));

export const remplacer = (regles: readonly Regle[], regle: Regle): readonly Regle[] =>
  ranger(regles.map((r) => (r.code === regle.code ? regle : r)));

/** A new rule comes before the last one, which is usually there for those whom no rule describes. */
export const ajouter = (regles: readonly Regle[], regle: Regle): readonly Regle[] =>
  ranger([...regles.slice(0, -1), regle, ...regles.slice(-1)]);

/** A code made of the first words of the sentence, that no other rule bears. */
export const codeLibre = (regles: readonly Regle[], phrase: string): string => {
  const mots = phrase
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const racine = `${/^[a-z]/.test(mots?.[0] ?? "") ? "" : "regle_"}${(mots ?? []).slice(0, 5).join("_")}`;
  const pris = new Set(regles.map((r) => r.code));
  for (let n = 1; ; n++) {
    const code = n === 1 ? racine : `${racine}_${n}`;
    if (!pris.has(code)) return code;
  }
};
