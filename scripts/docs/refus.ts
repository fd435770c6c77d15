import ts from "typescript";
import { code, ecrirePage, lien, tableau } from "./markdown.ts";
import { type Declaration, lireDeclarations, lireDocstring, lireObjet } from "./sources.ts";

const TABLE = /^(REPONSES|REJETS|AVERTISSEMENTS|RAISONS|REFUS|PHRASES)(_|$)/;

const dernierNom = (noeud: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(noeud) && ts.isIdentifier(noeud.expression)) {
    return noeud.name.text;
  }
  return ts.forEachChild(noeud, dernierNom);
};

/** What stands in a sentence for a value known only when it is said. */
const trou = (expression: ts.Expression): string => {
  if (ts.isConditionalExpression(expression)) {
    return `(${phraseDe(expression.whenTrue)} | ${phraseDe(expression.whenFalse)})`;
  }
  if (ts.isBinaryExpression(expression)) return trou(expression.left);
  if (ts.isIdentifier(expression)) return `{${expression.text.toLowerCase()}}`;
  const argument = ts.isCallExpression(expression) ? expression.arguments[0] : undefined;
  if (argument && ts.isIdentifier(argument)) return trou(argument);
  return `{${dernierNom(expression) ?? "…"}}`;
};

/** The sentence a function or a literal gives, read from the source without running it. */
const phraseDe = (expression: ts.Expression): string => {
  if (ts.isArrowFunction(expression) && !ts.isBlock(expression.body)) {
    return phraseDe(expression.body);
  }
  if (ts.isParenthesizedExpression(expression)) return phraseDe(expression.expression);
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isTemplateExpression(expression)) {
    return expression.templateSpans.reduce(
      (debut, span) => debut + trou(span.expression) + span.literal.text,
      expression.head.text,
    );
  }
  if (ts.isConditionalExpression(expression)) {
    return `${phraseDe(expression.whenTrue)} | ${phraseDe(expression.whenFalse)}`;
  }
  return trou(expression);
};

/** An answer borrowed from another table: `REPONSES_DECISION.introuvable`. */
const suivre = (
  expression: ts.Expression,
  tables: ReadonlyMap<string, Declaration>,
): ts.Expression => {
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) {
    return expression;
  }
  const voisine = tables.get(expression.expression.text);
  return lireObjet(voisine?.valeur).get(expression.name.text) ?? expression;
};

const section = (d: Declaration, tables: ReadonlyMap<string, Declaration>): string => {
  const lignes = [...lireObjet(d.valeur)].map(([nom, valeur]) => {
    const reponse = suivre(valeur, tables);
    const champs = lireObjet(reponse);
    const phrase = phraseDe(champs.get("message") ?? reponse);
    return [code(nom), champs.get("status")?.getText() ?? "", phrase || "(page « introuvable »)"];
  });
  const avecStatut = lignes.some(([, statut]) => statut !== "");
  return [
    `## ${d.nom}`,
    lien(d.chemin),
    lireDocstring(d).texte,
    avecStatut
      ? tableau(["Code", "Statut HTTP", "Phrase"], lignes)
      : tableau(
          ["Code", "Phrase"],
          lignes.map(([nom = "", , phrase = ""]) => [nom, phrase]),
        ),
  ]
    .filter((partie) => partie !== "")
    .join("\n\n");
};

export const pageRefus = (): string => {
  const declarations = lireDeclarations(/\b(REPONSES|REJETS|AVERTISSEMENTS|RAISONS|REFUS|PHRASES)/);
  const declarees = declarations.filter((d) => TABLE.test(d.nom) && lireObjet(d.valeur).size > 0);
  const parties = declarees.map((d) => {
    const memeFichier = declarees.filter((autre) => autre.chemin === d.chemin);
    return section(d, new Map(memeFichier.map((autre) => [autre.nom, autre])));
  });
  return ecrirePage({
    titre: "Refus, rejets et avertissements",
    dit: "Un refus a un code stable (API, journaux, tests) et une phrase. Entre accolades, une valeur connue au moment du refus ; `(a | b)`, l’une ou l’autre. Un rejet écarte un dossier, un avertissement n’écarte rien.",
    parties,
  });
};
