import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";

const Verrou = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

// npm forgets the other platforms' packages when it writes the lock beside an existing
// node_modules; `npm ci` then fails on every fresh copy.
it("le verrou des dépendances connaît les paquets de toutes les plateformes", () => {
  const texte = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
  const { packages } = Verrou.parse(JSON.parse(texte));
  const absents = Object.entries(packages).flatMap(([chemin, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (nom) => !packages[`node_modules/${nom}`] && !packages[`${chemin}/node_modules/${nom}`],
    ),
  );
  expect(absents).toEqual([]);
});
