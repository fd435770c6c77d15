import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pageEtats } from "./etats.ts";
import { pageRefus } from "./refus.ts";
import { pageRegles } from "./regles.ts";
import { pageRoutes } from "./routes.ts";
import { pageTables } from "./tables.ts";

const DOSSIER = new URL("../../docs/genere/", import.meta.url);

/** The generated pages, by file name; the same sources give the same bytes. */
const PAGES: Readonly<Record<string, () => string>> = {
  "etats.md": pageEtats,
  "refus.md": pageRefus,
  "regles.md": pageRegles,
  "routes.md": pageRoutes,
  "tables.md": pageTables,
};

const lire = (nom: string): string | undefined => {
  const fichier = new URL(nom, DOSSIER);
  return existsSync(fichier) ? readFileSync(fichier, "utf8").replaceAll("\r\n", "\n") : undefined;
};

/** Pages whose file says something else than the code. */
export const listerPerimees = (): readonly string[] =>
  Object.entries(PAGES).flatMap(([nom, composer]) => (lire(nom) === composer() ? [] : [nom]));

/** Writes what changed. @returns the names of the files written */
export const ecrirePages = (): readonly string[] => {
  mkdirSync(DOSSIER, { recursive: true });
  const perimees = listerPerimees();
  for (const nom of perimees) writeFileSync(new URL(nom, DOSSIER), PAGES[nom]?.() ?? "");
  return perimees;
};
