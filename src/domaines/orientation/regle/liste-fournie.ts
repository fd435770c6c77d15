import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ListeRegles } from "./liste-regles.ts";

/** The list installed with the product; a département then publishes its own versions. */
export const LISTE_FOURNIE: ListeRegles = ListeRegles.parse(
  JSON.parse(readFileSync(new URL("./donnees/regles-1.json", import.meta.url), "utf8")),
);

/** Keys in one order: a list that comes back from the database has them in another. */
const canonique = (valeur: unknown): unknown => {
  if (Array.isArray(valeur)) return valeur.map(canonique);
  if (typeof valeur !== "object" || valeur === null) return valeur;
  return Object.fromEntries(
    Object.entries(valeur)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, canonique(v)]),
  );
};

/** Same rules, same fingerprint: proves later which content a version had. */
export const empreinteRegles = (regles: ListeRegles["regles"]): string =>
  createHash("sha256")
    .update(JSON.stringify(canonique(regles)))
    .digest("hex");
