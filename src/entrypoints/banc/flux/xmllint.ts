import { spawn } from "node:child_process";
import { once } from "node:events";

/** One pass of libxml2 over the file, no schema. @returns milliseconds, or null when xmllint is not installed */
export const passerXmllint = async (
  fichier: string,
  arret: AbortSignal,
): Promise<number | null> => {
  const debut = performance.now();
  const enfant = spawn("xmllint", ["--stream", "--noout", fichier], {
    stdio: ["ignore", "ignore", "inherit"],
    signal: arret,
  });
  try {
    const [code] = await once(enfant, "exit");
    if (code !== 0) throw new Error(`xmllint refuse ${fichier} (code ${code})`);
  } catch (erreur) {
    if (erreur instanceof Error && "code" in erreur && erreur.code === "ENOENT") return null;
    throw erreur;
  }
  return performance.now() - debut;
};
