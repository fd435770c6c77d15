/**
 * Reduces the national geographic code to what the three départements need, one object per line so that a new
 * vintage reads as a diff. Run by hand at each vintage: `npx tsx scripts/reduire-cog.ts AAAA-MM-JJ`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";
import { lireJour } from "#core/jour.ts";

const PAQUET = "@etalab/decoupage-administratif";
const DEPARTEMENTS = ["62", "59", "79"];
const DONNEES = new URL("../src/domaines/referentiels/territoire/donnees/", import.meta.url);

const Commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string().optional(),
  chefLieu: z.string().optional(),
  codesPostaux: z.array(z.string()).default([]),
  population: z.number().default(0),
  anciensCodes: z.array(z.string()).default([]),
});
const Epci = z.object({
  code: z.string(),
  nom: z.string(),
  membres: z.array(z.object({ code: z.string() })),
});
const Departement = z.object({ code: z.string(), nom: z.string(), region: z.string() });
const Paquet = z.object({ version: z.string() });

type Commune = z.infer<typeof Commune>;

const require = createRequire(import.meta.url);
const lire = <T>(schema: z.ZodType<T>, fichier: string): T =>
  schema.parse(require(`${PAQUET}/${fichier}`));

const reduitLe = lireJour(process.argv[2] ?? "");
if (!reduitLe) throw new Error("Usage : reduire-cog.ts AAAA-MM-JJ (jour de la réduction)");

const entete = {
  source: `Code officiel géographique (INSEE), intercommunalités (DGCL), codes postaux (La Poste), par ${PAQUET}`,
  version: lire(Paquet, "package.json").version,
  millesime: "2026",
  licence: "Licence Ouverte 2.0",
  reduitLe,
};

const communes = lire(z.array(Commune), "data/communes.json");
const epcis = lire(z.array(Epci), "data/epci.json");

const [, ...lignesAnciennes] = readFileSync(new URL("anciennes-communes.csv", DONNEES), "utf8")
  .split("\n")
  .filter((ligne) => ligne !== "" && !ligne.startsWith("#"));
const anciennes = new Map(
  lignesAnciennes.map((ligne) => {
    const [code = "", nom = "", fin = ""] = ligne.split(";");
    return [code, { nom, fin }];
  }),
);

/** Codes that a commune took over: merged ones, and déléguées or associées that keep a code of their own. */
const codesRepris = (actuelle: Commune): string[] => {
  const rattachees = communes.filter(
    (c) =>
      c.type !== "commune-actuelle" && c.chefLieu === actuelle.code && c.code !== actuelle.code,
  );
  return [...new Set([...actuelle.anciensCodes, ...rattachees.map((c) => c.code)])].sort();
};

const nomAncien = (code: string): string => {
  const nom = anciennes.get(code)?.nom;
  if (!nom) throw new Error(`Ancien code ${code} sans nom : compléter anciennes-communes.csv`);
  return nom;
};

const ecrire = (fichier: string, listes: Readonly<Record<string, readonly object[]>>): void => {
  const corps = Object.entries(listes).map(
    ([nom, lignes]) =>
      `"${nom}": [\n${lignes.map((ligne) => JSON.stringify(ligne)).join(",\n")}\n]`,
  );
  writeFileSync(
    new URL(fichier, DONNEES),
    `{\n"entete": ${JSON.stringify(entete)},\n${corps.join(",\n")}\n}\n`,
  );
};

for (const departement of DEPARTEMENTS) {
  const actuelles = communes.filter(
    (c) => c.type === "commune-actuelle" && c.departement === departement,
  );
  const codes = new Set(actuelles.map((c) => c.code));
  const locaux = epcis.filter((e) => e.membres.some((m) => codes.has(m.code)));
  const epciDe = new Map(locaux.flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)));
  ecrire(`communes-${departement}.json`, {
    epci: locaux.map(({ code, nom }) => ({ code, nom })),
    communes: actuelles.map(({ code, nom, codesPostaux, population }) => ({
      code,
      nom,
      codesPostaux,
      population,
      epci: epciDe.get(code) ?? null,
    })),
    anciennes: actuelles.flatMap((c) =>
      codesRepris(c).map((code) => ({
        code,
        nom: nomAncien(code),
        remplaceePar: c.code,
        fin: anciennes.get(code)?.fin || null,
      })),
    ),
  });
}

ecrire("departements.json", {
  departements: lire(z.array(Departement), "data/departements.json").map(({ code, nom }) => ({
    code,
    nom,
  })),
});
