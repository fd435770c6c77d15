import { relative, resolve } from "node:path";
import ts from "typescript";
import { RACINE } from "#platform/config/config.ts";

/** The code of the application as the compiler knows it: what is called, what it returns, what imports what. */
export interface Sources {
  readonly fichiers: readonly ts.SourceFile[];
  /** Files of tests. */
  readonly essais: readonly string[];
  readonly verificateur: ts.TypeChecker;
  cheminDe(fichier: ts.SourceFile): string;
  /** Where what stands behind a name is declared. */
  declarationDe(noeud: ts.Node): ts.Declaration | undefined;
  /** Files that reach this one by imports, tests included, with the number of steps. */
  quiAtteint(fichier: string): ReadonlyMap<string, number>;
}

const DE_TEST = /[.](db[.])?test[.]tsx?$|-de-test[.]tsx?$|\/essais?([.]tsx?$|\/)|^tests\//;

/** Neither a test, nor what only tests and benches use. */
export const estEnService = (chemin: string): boolean =>
  chemin.startsWith("src/") &&
  !DE_TEST.test(chemin) &&
  !/^src\/entrypoints\/(banc|demo|web\/matrice)\//.test(chemin);

export const ouvrirSources = (): Sources => {
  const lu = ts.readConfigFile(resolve(RACINE, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(lu.config, ts.sys, RACINE);
  const programme = ts.createProgram(fileNames, options);
  const verificateur = programme.getTypeChecker();
  const cheminDe = (fichier: ts.SourceFile): string =>
    relative(RACINE, resolve(RACINE, fichier.fileName)).replaceAll("\\", "/");
  const notres = programme
    .getSourceFiles()
    .filter((f) => !programme.isSourceFileFromExternalLibrary(f) && !f.isDeclarationFile);
  const importeurs = new Map<string, string[]>();
  for (const fichier of notres) {
    for (const importe of importsDe(fichier, options)) {
      const cible = relative(RACINE, resolve(RACINE, importe)).replaceAll("\\", "/");
      importeurs.set(cible, [...(importeurs.get(cible) ?? []), cheminDe(fichier)]);
    }
  }
  return {
    fichiers: notres.filter((f) => estEnService(cheminDe(f))),
    essais: notres.map(cheminDe).filter((f) => /[.]test[.]tsx?$/.test(f)),
    verificateur,
    cheminDe,
    declarationDe(noeud) {
      const symbole = verificateur.getSymbolAtLocation(noeud);
      const vrai =
        symbole && symbole.flags & ts.SymbolFlags.Alias
          ? verificateur.getAliasedSymbol(symbole)
          : symbole;
      return vrai?.declarations?.[0];
    },
    quiAtteint(fichier) {
      const distances = new Map([[fichier, 0]]);
      for (const [chemin, distance] of distances) {
        for (const suivant of importeurs.get(chemin) ?? []) {
          if (!distances.has(suivant)) distances.set(suivant, distance + 1);
        }
      }
      return distances;
    },
  };
};

/** Types leave nothing at run time: they reach nothing. */
const importsDe = (fichier: ts.SourceFile, options: ts.CompilerOptions): readonly string[] =>
  fichier.statements.flatMap((s) => {
    if (!ts.isImportDeclaration(s) && !ts.isExportDeclaration(s)) return [];
    if (ts.isImportDeclaration(s) && s.importClause?.isTypeOnly) return [];
    if (!s.moduleSpecifier || !ts.isStringLiteral(s.moduleSpecifier)) return [];
    const trouve = ts.resolveModuleName(
      s.moduleSpecifier.text,
      fichier.fileName,
      options,
      ts.sys,
      undefined,
      undefined,
      ts.ModuleKind.ESNext,
    ).resolvedModule;
    return trouve && !trouve.isExternalLibraryImport ? [trouve.resolvedFileName] : [];
  });
