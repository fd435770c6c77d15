/** One line of a table: what would break the cell is escaped. */
const cellule = (texte: string): string =>
  texte.replaceAll("|", "\\|").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim();

export const tableau = (
  entetes: readonly string[],
  lignes: readonly (readonly string[])[],
): string =>
  [entetes, entetes.map(() => "---"), ...lignes.map((ligne) => ligne.map(cellule))]
    .map((ligne) => `| ${ligne.join(" | ")} |`)
    .join("\n");

export const code = (texte: string): string => (texte === "" ? "" : `\`${texte}\``);

/** A path of the project, as a link from docs/genere. */
export const lien = (chemin: string): string => `[${chemin}](../../${chemin})`;

export const comparer = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Page {
  readonly titre: string;
  readonly dit: string;
  readonly parties: readonly string[];
}

export const ecrirePage = ({ titre, dit, parties }: Page): string =>
  [
    `# ${titre}`,
    "> Écrit par `npm run docs`, jamais à la main.",
    dit,
    ...parties.filter((partie) => partie !== ""),
  ]
    .join("\n\n")
    .concat("\n");
