import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { openOwnFolder } from "./donnees.ts";
import { ErreurExploitation } from "./exploitation.ts";
import { readOrCreate } from "./whole-file.ts";

/**
 * The instance's key material, 32 bytes, from which the keys of encryption, lookup and trace are
 * derived. Made by itself for the embedded database only: beside a database given by address, a
 * key made on one machine would silently miss on the next.
 */
export async function chargerCle(
  config: Pick<Config, "cle" | "databaseUrl" | "donnees">,
): Promise<Buffer> {
  if (config.cle !== undefined) return Buffer.from(config.cle, "hex");
  if (config.databaseUrl !== undefined) {
    throw new ErreurExploitation(
      "PASSERELLE_CLE est obligatoire avec DATABASE_URL : 64 chiffres hexadécimaux (openssl rand -hex 32), à conserver aussi longtemps que la base.",
    );
  }
  const file = join(await openOwnFolder(config.donnees), "cle");
  const text = await readOrCreate(file, () => randomBytes(32).toString("hex"));
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new ErreurExploitation(`Le fichier ${file} ne contient pas une clé : restaurez-le.`);
  }
  return Buffer.from(text, "hex");
}
