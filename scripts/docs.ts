/** Writes docs/genere from the sources; `--verifier` only says what is stale, and then exits 1. */
import { ecrirePages, listerPerimees } from "./docs/generer.ts";

if (process.argv.includes("--verifier")) {
  const perimees = listerPerimees();
  if (perimees.length > 0) {
    process.stderr.write(
      `docs/genere n’est plus à jour : ${perimees.join(", ")}. Lancez npm run docs.\n`,
    );
    process.exitCode = 1;
  }
} else {
  const ecrites = ecrirePages();
  process.stdout.write(
    ecrites.length > 0
      ? `Pages écrites : ${ecrites.join(", ")}.\n`
      : "docs/genere est déjà à jour.\n",
  );
}
