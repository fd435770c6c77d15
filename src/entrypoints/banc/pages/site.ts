import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { RACINE } from "#platform/config/config.ts";
import type { BaseDeBanc } from "../base.ts";

export interface Site {
  readonly url: string;
  arreter(): Promise<void>;
}

/** The application as installed: its web process and its worker, on any free port. */
export const demarrerSite = async ({ env }: BaseDeBanc): Promise<Site> => {
  const processus = spawn(
    process.execPath,
    [join(RACINE, "bin", "passerelle.mjs"), "demarrer", "--demo", "--port", "0"],
    { env, stdio: ["ignore", "ignore", "pipe"] },
  );
  const arreter = async (): Promise<void> => {
    if (processus.exitCode !== null || processus.signalCode !== null) return;
    processus.kill("SIGTERM");
    await once(processus, "exit");
  };
  let dit = "";
  const url = new Promise<string>((resolve, reject) => {
    processus.stderr.setEncoding("utf8").on("data", (texte: string) => {
      dit += texte;
      const trouvee = /Passerelle est ouverte : (http:\S+)/.exec(dit)?.[1];
      if (trouvee !== undefined) resolve(trouvee);
    });
    processus.once("exit", () => reject(new Error(`Le site ne démarre pas : ${dit}`)));
  });
  return { url: await url, arreter };
};
