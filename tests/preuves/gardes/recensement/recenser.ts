import ts from "typescript";
import type { GardeSource } from "../garde.ts";
import { conditionsSql } from "./recenser-sql.ts";
import type { Sources } from "./sources.ts";

/*
 * How a guard is recognised, so that one added tomorrow is removed tomorrow:
 * - a filter: any use of a function of a `policy.ts` that returns SQL;
 * - a predicate: any use of a function of a `policy.ts` that says yes or no, and any call, on the way in, of a function
 *   of the kernel or of habilitations that does;
 * - a refusal: any `if` that only refuses, on the way in, or wherever its condition comes from habilitations;
 * - a rule: any call of a rule of habilitations, on the way in, that says what is missing or how long to wait;
 * - a condition: any part of a `where`, on the way in, about time, state or owner (`recenser-sql.ts`).
 */

const POLITIQUE = /(^|\/)policy[.]ts$/;
const HABILITATIONS = "src/domaines/habilitations/";
const SANS_GARDE = /\/(pages|queries|demonstration)\//;

/** The kernel, then the rooms one goes through to be let in: screens and management of accounts apart. */
const ENTREE =
  /^src\/(platform\/http\/(gardes\/|reponses\/|application|formulaires\/(corps|lire|multipart))|domaines\/(habilitations\/(session|facteur|utilisateur|oidc|role|perimetre|delegation\/delegation|recherche)|personnes\/bris-de-glace))/;
/** There, nobody logged in is the first thing to refuse. */
const NOYAU = "src/platform/http/application.ts";
const estSurLeChemin = (chemin: string): boolean => ENTREE.test(chemin) && !SANS_GARDE.test(chemin);

type Sorte = "filtre" | "predicat" | "promesse" | "manque" | "attente";

const REMPLACEMENTS: Readonly<Record<Exclude<Sorte, "promesse">, string>> = {
  filtre: "__sql`true`",
  predicat: "true",
  manque: "undefined",
  attente: "0",
};

const sorteDe = (sources: Sources, type: ts.Type): Sorte | undefined => {
  const dit = sources.verificateur.typeToString(type);
  if (dit.startsWith("RawBuilder<")) return "filtre";
  if (dit === "boolean") return "predicat";
  if (dit === "Promise<boolean>") return "promesse";
  if (dit === "number") return "attente";
  return type.isUnion() && type.types.some((t) => t.flags & ts.TypeFlags.Undefined)
    ? "manque"
    : undefined;
};

const garde = (
  sources: Sources,
  fichier: ts.SourceFile,
  noeud: ts.Node,
  remplacement: string,
): GardeSource => ({
  fichier: sources.cheminDe(fichier),
  debut: noeud.getStart(fichier),
  fin: noeud.getEnd(),
  remplacement,
  ligne: fichier.getLineAndCharacterOfPosition(noeud.getStart(fichier)).line + 1,
  texte: noeud.getText(fichier).replace(/\s+/g, " "),
});

/** Where an expression names a function without calling it: handed on as a value. */
const estValeur = (noeud: ts.Identifier): boolean => {
  const { parent } = noeud;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isCallExpression(parent)) return parent.expression !== noeud;
  return (
    (ts.isPropertyAssignment(parent) && parent.initializer === noeud) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === noeud)
  );
};

const enValeur = (noeud: ts.Identifier, remplacement: string): string =>
  ts.isShorthandPropertyAssignment(noeud.parent)
    ? `${noeud.text}: () => ${remplacement}`
    : `(() => ${remplacement})`;

interface Recense {
  readonly filtres: readonly GardeSource[];
  readonly gardes: readonly GardeSource[];
}

export const recenser = (sources: Sources): Recense => {
  const filtres: GardeSource[] = [];
  const gardes: GardeSource[] = [];
  for (const fichier of sources.fichiers) {
    const chemin = sources.cheminDe(fichier);
    const voir = (noeud: ts.Node): void => {
      for (const { garde: g, sorte } of appelGarde(sources, fichier, noeud)) {
        (sorte === "filtre" ? filtres : gardes).push(g);
      }
      gardes.push(...refusGardes(sources, fichier, noeud));
      if (estSurLeChemin(chemin)) {
        for (const c of conditionsSql(fichier, noeud)) gardes.push({ ...c, fichier: chemin });
      }
      ts.forEachChild(noeud, voir);
    };
    voir(fichier);
  }
  return { filtres, gardes: sansRedite(gardes) };
};

/** A refusal whose condition holds a call already taken is that guard again; so is the same span met twice. */
const sansRedite = (gardes: readonly GardeSource[]): readonly GardeSource[] =>
  gardes.filter((g, rang) => {
    const voisines = gardes.filter((autre) => autre !== g && autre.fichier === g.fichier);
    const redite = gardes
      .slice(0, rang)
      .some((a) => a.fichier === g.fichier && a.debut === g.debut && a.fin === g.fin);
    return !redite && (g.remplacement !== "false" || !voisines.some((a) => contient(g, a)));
  });

const contient = (a: GardeSource, b: GardeSource): boolean => a.debut <= b.debut && b.fin <= a.fin;

function* appelGarde(
  sources: Sources,
  fichier: ts.SourceFile,
  noeud: ts.Node,
): Generator<{ readonly garde: GardeSource; readonly sorte: Sorte }> {
  const nom = ts.isCallExpression(noeud)
    ? noeud.expression
    : ts.isIdentifier(noeud) && estValeur(noeud)
      ? noeud
      : undefined;
  if (!nom) return;
  const declaration = sources.declarationDe(nom);
  const chez = declaration && sources.cheminDe(declaration.getSourceFile());
  const ici = sources.cheminDe(fichier);
  if (chez === undefined || !declaration) return;
  const signature = sources.verificateur.getTypeAtLocation(nom).getCallSignatures()[0];
  // What only tells one type from another guards nothing.
  if (!signature || sources.verificateur.getTypePredicateOfSignature(signature)) return;
  const sorte = sorteDe(sources, signature.getReturnType());
  if (!sorte) return;
  // Within its own file a function is written with others; it is its use elsewhere that guards something.
  if (!compte(sorte, chez, ici)) return;
  if (ts.isCallExpression(noeud)) {
    const remplacement =
      sorte === "promesse" ? `${noeud.getText(fichier)}.then(() => true)` : REMPLACEMENTS[sorte];
    yield { garde: garde(sources, fichier, noeud, remplacement), sorte };
  } else if (sorte === "filtre" || sorte === "predicat") {
    const remplacement = enValeur(nom as ts.Identifier, REMPLACEMENTS[sorte]);
    yield { garde: garde(sources, fichier, noeud, remplacement), sorte };
  }
}

const compte = (sorte: Sorte, chez: string, ici: string): boolean => {
  if (POLITIQUE.test(chez) && (sorte === "filtre" || sorte === "predicat")) {
    return chez !== ici || sorte === "predicat";
  }
  if (sorte === "filtre" || !estSurLeChemin(ici)) return false;
  const notre = chez.startsWith(HABILITATIONS) || chez.startsWith("src/platform/http/");
  if (!notre || SANS_GARDE.test(chez)) return false;
  if (sorte === "predicat" || sorte === "promesse") return true;
  return /\/rules\//.test(chez) && chez !== ici;
};

const REFUS =
  /^(return )?(await )?(arreter|refuse|refuser|introuvable|mauvaiseRequete|versConnexion)\(/;

const neFaitQueRefuser = (fichier: ts.SourceFile, branche: ts.Statement): boolean => {
  const instructions = ts.isBlock(branche) ? branche.statements : [branche];
  const derniere = instructions.at(-1);
  if (!derniere) return false;
  return REFUS.test(derniere.getText(fichier)) || ts.isThrowStatement(derniere);
};

const operandes = (condition: ts.Expression): readonly ts.Expression[] =>
  ts.isBinaryExpression(condition) && condition.operatorToken.kind === ts.SyntaxKind.BarBarToken
    ? [...operandes(condition.left), ...operandes(condition.right)]
    : [condition];

/**
 * What is not there is refused by necessity: without the refusal nothing is given, the request only ends otherwise.
 * Same for a form to show again and for a place in a list that does not read.
 */
const estAbsence = (sources: Sources, condition: ts.Expression, chemin: string): boolean => {
  const texte = condition.getText();
  if (/^typeof /.test(texte) || (/^!\w+\.ok$/.test(texte) && /routes|communes/.test(chemin)))
    return true;
  if (!ts.isPrefixUnaryExpression(condition)) return false;
  const { operand } = condition;
  const type = sources.verificateur.getTypeAtLocation(operand);
  return ts.isIdentifier(operand) && sorteDe(sources, type) === "manque";
};

/** Whether the value of a name was asked from habilitations. */
const vientDesHabilitations = (sources: Sources, condition: ts.Expression): boolean => {
  let vient = false;
  const voir = (noeud: ts.Node): void => {
    if (ts.isIdentifier(noeud)) {
      const declaration = sources.declarationDe(noeud);
      if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) {
        const valeur = ts.isAwaitExpression(declaration.initializer)
          ? declaration.initializer.expression
          : declaration.initializer;
        const appele = ts.isCallExpression(valeur) && sources.declarationDe(valeur.expression);
        if (appele && sources.cheminDe(appele.getSourceFile()).startsWith(HABILITATIONS))
          vient = true;
      }
    }
    ts.forEachChild(noeud, voir);
  };
  voir(condition);
  return vient;
};

function* refusGardes(
  sources: Sources,
  fichier: ts.SourceFile,
  noeud: ts.Node,
): Generator<GardeSource> {
  if (!ts.isIfStatement(noeud) || !neFaitQueRefuser(fichier, noeud.thenStatement)) return;
  const iciOuDela =
    estSurLeChemin(sources.cheminDe(fichier)) || vientDesHabilitations(sources, noeud.expression);
  if (!iciOuDela) return;
  const chemin = sources.cheminDe(fichier);
  for (const part of operandes(noeud.expression)) {
    const nulleAilleurs = chemin !== NOYAU && estAbsence(sources, part, chemin);
    if (!nulleAilleurs) yield garde(sources, fichier, part, "false");
  }
}
