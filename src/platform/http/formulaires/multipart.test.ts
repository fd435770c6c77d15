import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ADRESSE_ESSAI, applicationEssai } from "../essai.ts";
import { definirRoutes } from "../routes.ts";
import { lireFormulaire } from "./lire.ts";
import { texte } from "./saisies.ts";

let chemin = "";
let dossier = "";

const routes = definirRoutes([
  {
    methode: "POST",
    chemin: "/depots",
    acces: "connecte",
    depot: { tailleMax: 100_000, nombreMax: 2 },
    traite: async (c) => {
      const saisie = lireFormulaire(c, z.object({ titre: texte(50) }));
      const [fichier] = c.var.corps?.fichiers ?? [];
      chemin = fichier?.chemin ?? "";
      dossier = c.var.corps?.dossier ?? "";
      return c.json({
        saisie,
        fichiers: c.var.corps?.fichiers.map(({ chemin: _, ...reste }) => reste),
        relu: fichier ? (await readFile(fichier.chemin)).length : 0,
      });
    },
  },
]);

const app = await applicationEssai({ routes });

const jeton = async (): Promise<string> => {
  const page = await (await app.fetch(new Request(`${ADRESSE_ESSAI}/composants`))).text();
  return /name="_jeton" value="([^"]+)"/.exec(page)?.[1] ?? "";
};

const deposer = (formulaire: FormData): Promise<Response> | Response =>
  app.fetch(
    new Request(`${ADRESSE_ESSAI}/depots`, {
      method: "POST",
      body: formulaire,
      headers: { origin: ADRESSE_ESSAI },
    }),
  );

const formulaire = (...champs: readonly (readonly [string, string | File])[]): FormData => {
  const f = new FormData();
  for (const [nom, valeur] of champs) f.append(nom, valeur);
  return f;
};

/** One part after the token, its header written by hand. */
const envoyerBrut = (bon: string, disposition: string): Promise<Response> | Response =>
  app.fetch(
    new Request(`${ADRESSE_ESSAI}/depots`, {
      method: "POST",
      body: [
        `--limite\r\ncontent-disposition: form-data; name="_jeton"\r\n\r\n${bon}`,
        `\r\n--limite\r\ncontent-disposition: ${disposition}\r\n\r\n<a/>\r\n--limite--\r\n`,
      ].join(""),
      headers: { origin: ADRESSE_ESSAI, "content-type": "multipart/form-data; boundary=limite" },
    }),
  );

const octets = (taille: number): File =>
  new File([new Uint8Array(taille).fill(65)], "flux d’été.xml", { type: "text/xml" });

describe("dépôt de fichiers", () => {
  it("met le fichier sur le disque, mesuré et haché, puis l’oublie", async () => {
    const r = await deposer(
      formulaire(["_jeton", await jeton()], ["titre", "Mensuel"], ["flux", octets(90_000)]),
    );
    expect(await r.json()).toEqual({
      saisie: { ok: true, value: { titre: "Mensuel" } },
      fichiers: [
        {
          champ: "flux",
          nom: "flux d’été.xml",
          type: "text/xml",
          taille: 90_000,
          empreinte: createHash("sha256").update("A".repeat(90_000)).digest("hex"),
        },
      ],
      relu: 90_000,
    });
    expect(chemin).not.toBe("");
    expect(existsSync(chemin)).toBe(false);
  });

  it("n’écrit rien quand le jeton manque ou vient après le fichier", async () => {
    const bon = await jeton();
    for (const f of [
      formulaire(["titre", "x"], ["flux", octets(10)]),
      formulaire(["flux", octets(10)], ["_jeton", bon], ["titre", "x"]),
      formulaire(["_jeton", "faux"], ["titre", "x"]),
    ]) {
      expect((await deposer(f)).status).toBe(403);
    }
  });

  it("refuse une valeur de champ trop longue plutôt que d’en lire le début", async () => {
    const corps = 'form-data; name="titre"\r\n\r\n';
    const refuse = await envoyerBrut(await jeton(), `${corps}${"x".repeat(70_000)}`);
    expect(refuse.status).toBe(413);
  });

  it("refuse un fichier trop gros, trop de fichiers (413)", async () => {
    const bon = await jeton();
    const gros = formulaire(["_jeton", bon], ["titre", "x"], ["flux", octets(100_001)]);
    expect((await deposer(gros)).status).toBe(413);
    const trois = formulaire(
      ["_jeton", bon],
      ["titre", "x"],
      ["a", octets(5)],
      ["b", octets(5)],
      ["c", octets(5)],
    );
    expect((await deposer(trois)).status).toBe(413);
  });

  it("un choix de fichier laissé vide n’est pas un fichier", async () => {
    const r = await deposer(
      formulaire(["_jeton", await jeton()], ["titre", "x"], ["flux", new File([], "")]),
    );
    expect(await r.json()).toMatchObject({ fichiers: [] });
    expect(dossier).not.toBe("");
    expect(existsSync(dossier)).toBe(false);
  });

  it("refuse trop de parties, un champ ou un fichier sans nom, un nom hors de nos formulaires", async () => {
    const bon = await jeton();
    const nombreux = Array.from({ length: 250 }, (_, n) => [`c${n}`, "x"] as const);
    expect((await deposer(formulaire(["_jeton", bon], ...nombreux))).status).toBe(413);
    for (const nom of ["__proto__", "constructor[a]", "a[]"]) {
      expect((await deposer(formulaire(["_jeton", bon], [nom, octets(5)]))).status).toBe(400);
    }
    for (const disposition of ["form-data", 'form-data; filename="a.xml"']) {
      expect((await envoyerBrut(bon, disposition)).status).toBe(400);
    }
  });

  it("le nom du fichier perd son chemin, ses signes de commande et ceux qui retournent la lecture", async () => {
    const r = await envoyerBrut(
      await jeton(),
      'form-data; name="flux"; filename="../../etc/mensuel\u202Elmx.exe"',
    );
    expect(await r.json()).toMatchObject({ fichiers: [{ nom: "mensuellmx.exe" }] });
  });

  it("refuse un corps tronqué", async () => {
    const entier = new Request(ADRESSE_ESSAI, {
      method: "POST",
      body: formulaire(["_jeton", await jeton()], ["titre", "x"], ["flux", octets(5_000)]),
    });
    const corps = (await entier.arrayBuffer()).slice(0, 2_000);
    const r = await app.fetch(
      new Request(`${ADRESSE_ESSAI}/depots`, {
        method: "POST",
        body: corps,
        headers: {
          origin: ADRESSE_ESSAI,
          "content-type": entier.headers.get("content-type") ?? "",
        },
      }),
    );
    expect(r.status).toBe(400);
  });
});
