import ts from "typescript";
import type { Sources } from "./sources.ts";

/** Where an address is declared. */
export interface RouteSituee {
  /** `GET /personnes`. */
  readonly nom: string;
  readonly fichier: string;
}

const texteDe = (objet: ts.ObjectLiteralExpression, nom: string): string | undefined => {
  for (const p of objet.properties) {
    if (!ts.isPropertyAssignment(p) || p.name.getText() !== nom) continue;
    if (ts.isStringLiteral(p.initializer)) return p.initializer.text;
  }
  return undefined;
};

/** Every route written as data: an object that says its method and its path. */
export const situerRoutes = ({ fichiers, cheminDe }: Sources): readonly RouteSituee[] =>
  fichiers.flatMap((fichier) => {
    const routes: RouteSituee[] = [];
    const voir = (noeud: ts.Node): void => {
      if (ts.isObjectLiteralExpression(noeud)) {
        const [methode, chemin] = ["methode", "chemin"].map((n) => texteDe(noeud, n));
        if (methode && chemin) {
          routes.push({ nom: `${methode} ${chemin}`, fichier: cheminDe(fichier) });
        }
      }
      ts.forEachChild(noeud, voir);
    };
    voir(fichier);
    return routes;
  });

/**
 * Addresses that a file may change, nearest by imports first. One that a function builds is not found in the source: it
 * is held to be reached, last.
 *
 * @param toutes  names of every route of the application
 */
export const routesQuiAtteignent = (
  sources: Sources,
  situees: readonly RouteSituee[],
  toutes: readonly string[],
  fichier: string,
): readonly (readonly string[])[] => {
  const distances = sources.quiAtteint(fichier);
  const ou = new Map(situees.map((r) => [r.nom, r.fichier]));
  const groupes = new Map<number, string[]>();
  for (const nom of toutes) {
    const chez = ou.get(nom);
    const distance = chez === undefined ? Number.POSITIVE_INFINITY : distances.get(chez);
    if (distance === undefined) continue;
    groupes.set(distance, [...(groupes.get(distance) ?? []), nom]);
  }
  return [...groupes].toSorted(([a], [b]) => a - b).map(([, noms]) => noms);
};
