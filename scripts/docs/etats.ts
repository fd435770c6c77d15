import ts from "typescript";
import { ecrirePage, lien } from "./markdown.ts";
import { type Declaration, lireDeclarations, lireDocstring, lireObjet } from "./sources.ts";

const TABLE = /^TRANSITIONS(_|$)/;

const texteDe = (expression: ts.Expression): string =>
  ts.isStringLiteralLike(expression) ? expression.text : "";

const libellesDe = (
  chemin: string,
  declarations: readonly Declaration[],
): ReadonlyMap<string, ts.Expression> =>
  lireObjet(
    declarations.find((d) => d.chemin === chemin && d.nom.startsWith("LIBELLES_ETAT"))?.valeur,
  );

/** A cycle starts at the first state of its table, and ends at those that nothing leaves. */
const diagramme = (
  table: ReadonlyMap<string, ts.Expression>,
  libelles: ReadonlyMap<string, ts.Expression>,
): string => {
  const etats = [...table.keys()];
  const noms = etats.flatMap((etat) => {
    const libelle = libelles.get(etat);
    return libelle ? [`  state "${texteDe(libelle)}" as ${etat}`] : [];
  });
  const fleches = [...table].flatMap(([etat, gestes]) => {
    const vers = [...lireObjet(gestes)];
    if (vers.length === 0) return [`  ${etat} --> [*]`];
    return vers.map(([geste, arrivee]) => `  ${etat} --> ${texteDe(arrivee)} : ${geste}`);
  });
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...noms,
    `  [*] --> ${etats[0]}`,
    ...fleches,
    "```",
  ].join("\n");
};

export const pageEtats = (): string => {
  const declarations = lireDeclarations(/\bTRANSITIONS/);
  const parties = declarations
    .filter((d) => TABLE.test(d.nom))
    .map((d) => {
      const { texte, etiquettes } = lireDocstring(d);
      const regles = [etiquettes.get("rule"), etiquettes.get("source")].filter(Boolean).join(" · ");
      return [
        `## ${d.chemin.split("/").slice(2, 4).join(" / ")}`,
        lien(d.chemin),
        texte,
        regles,
        diagramme(lireObjet(d.valeur), libellesDe(d.chemin, declarations)),
      ]
        .filter((partie) => partie !== "")
        .join("\n\n");
    });
  return ecrirePage({
    titre: "Cycles de vie",
    dit: "Chaque procédure a une table de transitions : ce qui n’y est pas est impossible. Une flèche porte le nom du geste. La table dit ce qui est permis, pas ce qui a déjà un écran.",
    parties,
  });
};
