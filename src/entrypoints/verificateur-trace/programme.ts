import { readFile } from "node:fs/promises";
import { raconter } from "./rapport.ts";
import { verifierTrace } from "./verifier.ts";

/**
 * The verifier alone, for whoever does not trust the application it verifies: it needs the database's address, the
 * key and the folder of the anchors, and imports nothing of the rest.
 *
 * Usage: DATABASE_URL=… PASSERELLE_CLE=… programme.ts DOSSIER_DES_ANCRES (or the path of the key's file after it)
 */
const [dossier, fichierCle] = process.argv.slice(2);
const { DATABASE_URL: url, PASSERELLE_CLE } = process.env;
const hex = fichierCle ? (await readFile(fichierCle, "utf8")).trim() : (PASSERELLE_CLE ?? "");
if (!url || !dossier || !/^[0-9a-f]{64}$/i.test(hex)) {
  process.stderr.write(
    "Usage : DATABASE_URL=… PASSERELLE_CLE=… programme DOSSIER_DES_ANCRES [FICHIER_DE_LA_CLE]\n",
  );
  process.exit(2);
}
const rapport = await verifierTrace({ url, cle: Buffer.from(hex, "hex"), dossier });
process.stdout.write(`${raconter(rapport)}\n`);
process.exitCode = rapport.conforme ? 0 : 2;
