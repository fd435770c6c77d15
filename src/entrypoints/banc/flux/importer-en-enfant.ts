import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { OPTIONS_MEMOIRE } from "../../worker/memoire.ts";
import type { BaseDeBanc } from "../base.ts";
import type { ImportMesure } from "./enfant.ts";

const ENFANT = fileURLToPath(new URL("./enfant.ts", import.meta.url));

/** @throws Error when the file is not applied */
export const importerEnEnfant = (
  { url, env }: BaseDeBanc,
  fichier: string,
  arret: AbortSignal,
): Promise<ImportMesure> =>
  new Promise((resolve, reject) => {
    const enfant = fork(ENFANT, [url, fichier], {
      execArgv: [...OPTIONS_MEMOIRE, "--import", import.meta.resolve("tsx")],
      env,
      signal: arret,
    });
    let mesure: ImportMesure | undefined;
    enfant.on("message", (dite: ImportMesure) => {
      mesure = dite;
    });
    enfant.once("error", reject);
    enfant.once("exit", (code) => {
      if (code === 0 && mesure) resolve(mesure);
      else reject(new Error(`L’import mesuré s’est arrêté (code ${code}) : ${fichier}`));
    });
  });
