import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ListeRegles } from "./liste-regles.ts";

/** The list installed with the product; a département then publishes its own versions. */
export const LISTE_FOURNIE: ListeRegles = ListeRegles.parse(
  JSON.parse(readFileSync(new URL("./donnees/regles-1.json", import.meta.url), "utf8")),
);

/** Same rules, same fingerprint: proves later which content a version had. */
export const empreinteRegles = (regles: ListeRegles["regles"]): string =>
  createHash("sha256").update(JSON.stringify(regles)).digest("hex");
