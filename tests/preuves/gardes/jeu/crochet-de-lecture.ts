import { readFile } from "node:fs/promises";
import type { InitializeHook, LoadHook } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { RACINE } from "#platform/config/config.ts";
import type { Coupe } from "../garde.ts";
import { enModule, muter } from "./transformer.ts";

let coupe: Coupe;
let visee: string;

export const initialize: InitializeHook<Coupe> = (donnee) => {
  coupe = donnee;
  visee = pathToFileURL(join(RACINE, donnee.fichier)).href;
};

export const load: LoadHook = async (url, contexte, suivant) => {
  if (url.split("?")[0] !== visee) return suivant(url, contexte);
  const chemin = fileURLToPath(visee);
  const source = await enModule(muter(await readFile(chemin, "utf8"), coupe), chemin);
  return { format: "module", source, shortCircuit: true };
};
