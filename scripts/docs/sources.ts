import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { comparer } from "./markdown.ts";

const RACINE = new URL("../../", import.meta.url);

export const lireTexte = (chemin: string): string =>
  readFileSync(new URL(chemin, RACINE), "utf8").replaceAll("\r\n", "\n");

/** Files of a folder and below, as paths of the project, in a stable order. */
export const listerFichiers = (dossier: string, forme: RegExp): readonly string[] =>
  readdirSync(fileURLToPath(new URL(dossier, RACINE)), { recursive: true, encoding: "utf8" })
    .map((nom) => `${dossier}${nom.replaceAll("\\", "/")}`)
    .filter((chemin) => forme.test(chemin))
    .sort(comparer);

export interface Declaration {
  readonly chemin: string;
  readonly nom: string;
  /** Statement of the file, which holds the docstring. */
  readonly phrase: ts.Statement;
  readonly valeur: ts.Expression | undefined;
}

const TESTS = /[.]test[.]tsx?$/;

const nue = (expression: ts.Expression | undefined): ts.Expression | undefined =>
  expression && (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))
    ? nue(expression.expression)
    : expression;

const declarations = (chemin: string, phrase: ts.Statement): readonly Declaration[] => {
  if (ts.isVariableStatement(phrase)) {
    return phrase.declarationList.declarations.flatMap((d) =>
      ts.isIdentifier(d.name)
        ? [{ chemin, nom: d.name.text, phrase, valeur: nue(d.initializer) }]
        : [],
    );
  }
  return ts.isFunctionDeclaration(phrase) && phrase.name
    ? [{ chemin, nom: phrase.name.text, phrase, valeur: undefined }]
    : [];
};

/** Declarations at the top of the files of src whose text answers `contient`; tests are not sources. */
export const lireDeclarations = (contient: RegExp): readonly Declaration[] =>
  listerFichiers("src/", /[.]tsx?$/)
    .filter((chemin) => !TESTS.test(chemin))
    .flatMap((chemin) => {
      const texte = lireTexte(chemin);
      if (!contient.test(texte)) return [];
      return ts
        .createSourceFile(chemin, texte, ts.ScriptTarget.Latest, true)
        .statements.flatMap((phrase) => declarations(chemin, phrase));
    });

export interface Docstring {
  readonly texte: string;
  readonly etiquettes: ReadonlyMap<string, string>;
}

const enLigne = (commentaire: Parameters<typeof ts.getTextOfJSDocComment>[0]): string =>
  (ts.getTextOfJSDocComment(commentaire) ?? "").replace(/\s+/g, " ").trim();

/** The docstring right above a declaration. */
export const lireDocstring = ({ phrase }: Declaration): Docstring => {
  const doc = ts.getJSDocCommentsAndTags(phrase).findLast(ts.isJSDoc);
  return {
    texte: doc ? enLigne(doc.comment) : "",
    etiquettes: new Map(doc?.tags?.map((t) => [t.tagName.text, enLigne(t.comment)])),
  };
};

export const nomPropriete = (p: ts.ObjectLiteralElementLike): string =>
  p.name && (ts.isIdentifier(p.name) || ts.isStringLiteral(p.name)) ? p.name.text : "";

/** Properties of an object literal, `as const` and `satisfies` put aside. */
export const lireObjet = (
  expression: ts.Expression | undefined,
): ReadonlyMap<string, ts.Expression> => {
  const objet = nue(expression);
  const proprietes = new Map<string, ts.Expression>();
  if (!objet || !ts.isObjectLiteralExpression(objet)) return proprietes;
  for (const p of objet.properties) {
    if (ts.isPropertyAssignment(p)) proprietes.set(nomPropriete(p), p.initializer);
  }
  return proprietes;
};
