import ts from "typescript";
import type { GardeSource } from "../garde.ts";

type Condition = Omit<GardeSource, "fichier">;

/** What makes a condition a guard rather than a key: until when, in what state, whose. */
const GARDE =
  /now\(\)|clock_timestamp|validite|\betat\b|_a\b"?(,| is)|\bis null\b|demonstration|utilisateur_id|dernier_pas|compteur/;
/** What is too old is swept away: nothing is refused by it. */
const PURGE = /^\W*[\w.]+"?\W+<|coalesce/;

const situer = (fichier: ts.SourceFile, debut: number): number =>
  fichier.getLineAndCharacterOfPosition(debut).line + 1;

export function* conditionsSql(fichier: ts.SourceFile, noeud: ts.Node): Generator<Condition> {
  if (estWhere(noeud)) yield* whereEcrit(fichier, noeud);
  if (ts.isTaggedTemplateExpression(noeud) && /^sql\b/.test(noeud.tag.getText(fichier))) {
    yield* whereDuTexte(fichier, noeud.template);
  }
}

type AppelDeMethode = ts.CallExpression & { readonly expression: ts.PropertyAccessExpression };

const estWhere = (noeud: ts.Node): noeud is AppelDeMethode =>
  ts.isCallExpression(noeud) &&
  ts.isPropertyAccessExpression(noeud.expression) &&
  noeud.expression.name.text === "where";

/** `.where(…)` of a query that has another: alone, it says which row, and without it nothing is asked any more. */
function* whereEcrit(fichier: ts.SourceFile, appel: AppelDeMethode): Generator<Condition> {
  const arguments_ = appel.arguments.map((a) => a.getText(fichier)).join(", ");
  if (!GARDE.test(arguments_) || PURGE.test(arguments_) || !aUnAutreWhere(appel)) return;
  const debut = appel.expression.expression.getEnd();
  yield {
    debut,
    fin: appel.getEnd(),
    remplacement: "",
    ligne: situer(fichier, appel.expression.name.getStart(fichier)),
    texte: `.where(${arguments_.replace(/\s+/g, " ")})`,
  };
}

const aUnAutreWhere = (appel: AppelDeMethode): boolean => {
  for (let n: ts.Node = appel.expression.expression; ; ) {
    if (estWhere(n)) return true;
    if (!ts.isCallExpression(n) || !ts.isPropertyAccessExpression(n.expression)) break;
    n = n.expression.expression;
  }
  for (let n: ts.Node = appel.parent; ts.isPropertyAccessExpression(n); n = n.parent.parent) {
    if (estWhere(n.parent)) return true;
    if (!ts.isCallExpression(n.parent)) break;
  }
  return false;
};

/** Parts of every `where` of a statement written as text, parentheses and values inside kept whole. */
function* whereDuTexte(fichier: ts.SourceFile, gabarit: ts.TemplateLiteral): Generator<Condition> {
  const debut = gabarit.getStart(fichier) + 1;
  const texte = gabarit.getText(fichier).slice(1, -1);
  for (const [de, a] of partiesDesWhere(texte)) {
    const partie = texte.slice(de, a);
    const nue = partie.trim();
    if (!GARDE.test(nue) || PURGE.test(nue)) continue;
    const marge = partie.length - partie.trimStart().length;
    yield {
      debut: debut + de + marge,
      fin: debut + de + marge + nue.length,
      remplacement: "true",
      ligne: situer(fichier, debut + de + marge),
      texte: nue.replace(/\s+/g, " "),
    };
  }
}

const FIN = /^(order|group|limit|returning|union|for|on)\b/;

/** Spans of the parts, `and` excluded. */
const partiesDesWhere = (texte: string): readonly (readonly [number, number])[] => {
  const parties: [number, number][] = [];
  for (const { index } of texte.matchAll(/\bwhere\b/g)) {
    let depart = index + "where".length;
    let profondeur = 0;
    let i = depart;
    for (; i < texte.length; i++) {
      const reste = texte.slice(i);
      if (texte[i] === "(" || texte[i] === "{") profondeur++;
      else if (texte[i] === ")" || texte[i] === "}") {
        if (profondeur === 0) break;
        profondeur--;
      } else if (profondeur === 0 && /\W/.test(texte[i - 1] ?? " ") && FIN.test(reste)) break;
      else if (profondeur === 0 && /^\sand\b/.test(reste)) {
        parties.push([depart, i]);
        depart = i + 4;
      }
    }
    parties.push([depart, i]);
  }
  return parties;
};
