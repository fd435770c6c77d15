import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** SHA-256 of the bytes of a file, hexadecimal. Memory does not depend on its size. */
export const empreinteFichier = async (chemin: string): Promise<string> => {
  const somme = createHash("sha256");
  await pipeline(createReadStream(chemin, { highWaterMark: 1 << 20 }), somme);
  return somme.digest("hex");
};
