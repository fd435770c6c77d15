import ts from "typescript";
import { ROLES } from "#domaines/habilitations/index.ts";
import type { GardeSource } from "../garde.ts";
import type { Sources } from "./sources.ts";

const TABLE = "src/domaines/habilitations/role/policy.ts";

/** Every line of the policy made wider: a gesture given to a role that lacks it, a scope taken off one that has it. */
export const recenserPolitique = (sources: Sources): readonly GardeSource[] => {
  const fichier = sources.fichiers.find((f) => sources.cheminDe(f) === TABLE);
  const table = fichier && trouverTable(fichier);
  if (!fichier || !table) throw new Error(`Aucune table de la politique dans ${TABLE}`);
  return table.properties.flatMap((geste) => {
    if (!ts.isPropertyAssignment(geste) || !ts.isObjectLiteralExpression(geste.initializer))
      return [];
    const nom = geste.name.getText(fichier);
    const lignes = geste.initializer.properties.filter(ts.isPropertyAssignment);
    const situer = (debut: number): number => fichier.getLineAndCharacterOfPosition(debut).line + 1;
    const debut = geste.initializer.getStart(fichier) + 1;
    const tenus = lignes.map((l) => l.name.getText(fichier));
    const donnes = ROLES.filter((role) => !tenus.includes(role)).map((role) => ({
      ...{ fichier: TABLE, debut, fin: debut, ligne: situer(debut) },
      remplacement: ` ${role}: "oui", `,
      texte: `${nom} donné à ${role}`,
    }));
    const elargis = lignes.flatMap((l) =>
      l.initializer.getText(fichier) === '"departement"'
        ? [
            {
              fichier: TABLE,
              debut: l.initializer.getStart(fichier),
              fin: l.initializer.getEnd(),
              ligne: situer(l.initializer.getStart(fichier)),
              remplacement: '"oui"',
              texte: `${nom} : ${l.name.getText(fichier)} hors du département entier`,
            },
          ]
        : [],
    );
    return [...elargis, ...donnes];
  });
};

const trouverTable = (fichier: ts.SourceFile): ts.ObjectLiteralExpression | undefined => {
  for (const s of fichier.statements) {
    if (!ts.isVariableStatement(s)) continue;
    for (const { name, initializer } of s.declarationList.declarations) {
      if (name.getText(fichier) !== "POLITIQUE" || !initializer) continue;
      let valeur: ts.Expression = initializer;
      while (ts.isSatisfiesExpression(valeur) || ts.isAsExpression(valeur))
        valeur = valeur.expression;
      if (ts.isObjectLiteralExpression(valeur)) return valeur;
    }
  }
  return undefined;
};
