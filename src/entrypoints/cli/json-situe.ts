/** Where the reader stands in a text, and the line on which each value begins, by its path. */
interface Lecture {
  readonly texte: string;
  position: number;
  readonly debuts: Map<string, number>;
}

const BLANCS = /[ \t\r\n]*/y;
const CHAINE = /"(?:[^"\\]|\\.)*"/y;
const SIMPLE = /[^\s,\]}]+/y;

const avancer = (l: Lecture, motif: RegExp): string => {
  motif.lastIndex = l.position;
  const [lu = ""] = motif.exec(l.texte) ?? [];
  l.position += lu.length;
  return lu;
};

const cleDe = (chemin: readonly (string | number)[]): string => JSON.stringify(chemin);

const lireEnsemble = (l: Lecture, fin: "]" | "}", lireElement: (rang: number) => void): void => {
  l.position += 1;
  for (let rang = 0; ; rang++) {
    avancer(l, BLANCS);
    if (l.texte[l.position] === fin) break;
    lireElement(rang);
    avancer(l, BLANCS);
    if (l.texte[l.position] !== ",") break;
    l.position += 1;
  }
  l.position += 1;
};

const lireValeur = (l: Lecture, chemin: readonly (string | number)[]): void => {
  avancer(l, BLANCS);
  l.debuts.set(cleDe(chemin), l.position);
  const debut = l.texte[l.position];
  if (debut === "[") lireEnsemble(l, "]", (rang) => lireValeur(l, [...chemin, rang]));
  else if (debut === "{") {
    lireEnsemble(l, "}", () => {
      const cle = String(JSON.parse(avancer(l, CHAINE)));
      avancer(l, BLANCS);
      l.position += 1;
      lireValeur(l, [...chemin, cle]);
    });
  } else avancer(l, debut === '"' ? CHAINE : SIMPLE);
};

const ligneA = (texte: string, position: number): number =>
  texte.slice(0, position).split("\n").length;

/** Line, from 1, on which the value at a path begins, or the nearest value that holds it. */
export const ligneDuChemin = (texte: string, chemin: readonly (string | number)[]): number => {
  const lecture: Lecture = { texte, position: 0, debuts: new Map() };
  lireValeur(lecture, []);
  for (let n = chemin.length; n >= 0; n--) {
    const debut = lecture.debuts.get(cleDe(chemin.slice(0, n)));
    if (debut !== undefined) return ligneA(texte, debut);
  }
  return 1;
};

/** Line on which a text stops being JSON, as the engine tells it. */
export const ligneDeLaFaute = (texte: string, erreur: unknown): number => {
  const position = erreur instanceof Error ? /position (\d+)/.exec(erreur.message)?.[1] : undefined;
  return ligneA(texte, position === undefined ? texte.length : Number(position));
};
