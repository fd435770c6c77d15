import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { ouvrirBase } from "#platform/cluster/ouvrir-base.ts";
import { chargerCle } from "#platform/config/cle.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { chercherIdentites, type Identites, lireIdentites } from "../fixtures/identites.ts";
import { RELEVES } from "./essai.ts";

const lireDemonstration = async (donnees: string): Promise<Identites> => {
  const config = { databaseUrl: undefined, cle: undefined, donnees };
  const base = await ouvrirBase(config);
  const client = new pg.Client({ connectionString: base.url });
  try {
    await client.connect();
    return await lireIdentites(client, creerCoffre(await chargerCle(config)));
  } finally {
    await client.end();
    await base.rendre();
  }
};

const lignesDe = async (fichier: string): Promise<readonly string[]> =>
  (await readFile(fichier, "utf8")).split("\n").filter((ligne) => ligne !== "");

test("ni le journal du serveur ni une adresse demandée ne nomme une personne", async () => {
  test.skip(!RELEVES, "L’installation était déjà ouverte : son journal est ailleurs.");
  if (!RELEVES) return;
  const identites = await lireDemonstration(RELEVES.donnees);
  const [journal, adresses] = [await lignesDe(RELEVES.journal), await lignesDe(RELEVES.adresses)];
  const fuites = [
    ...chercherIdentites(journal, identites).map((f) => ({ ...f, fichier: "journal" })),
    ...chercherIdentites(adresses, identites).map((f) => ({ ...f, fichier: "adresses" })),
  ];
  process.stdout.write(
    `Journal : ${journal.length} lignes ; adresses : ${adresses.length} ; ${identites.personnes} personnes cherchées, ${fuites.length} trouvée(s)\n`,
  );
  expect(fuites).toEqual([]);
  // The search would have found them: one of each, planted.
  const temoins = ["NIR", "matricule"].map(
    (sorte) => [...identites.numeros].find(([, s]) => s === sorte)?.[0] ?? "",
  );
  const [nom] = [...identites.noms.values()].flat();
  const plantees = [...temoins, `${nom?.nom} ${[...(nom?.prenoms ?? [])][0]}`];
  expect(chercherIdentites(plantees, identites).map((f) => f.ligne)).toEqual([1, 2, 3]);
  // Requests are in the log, not only what went wrong.
  expect(journal.some((ligne) => ligne.includes('"message":"requête"'))).toBe(true);
  expect(adresses.length).toBeGreaterThan(0);
});

test("chaque parcours garde ses adresses", async () => {
  const dossier = new URL(".", import.meta.url);
  for (const nom of (await readdir(dossier)).filter((n) => n.endsWith(".e2e.ts"))) {
    const texte = await readFile(new URL(nom, dossier), "utf8");
    expect(texte, nom).toContain('import { test } from "./essai.ts";');
    expect(texte, nom).not.toMatch(/\btest\b[^;]*\} from "@playwright\/test"/);
  }
});
