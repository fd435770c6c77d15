import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Page } from "#platform/html/composants/gabarits/page.tsx";
import { ADRESSE_ESSAI, applicationEssai, ecrireFormulaire, SESSION_ESSAI } from "../essai.ts";
import { rediriger, rendre } from "../reponses/rendre.tsx";
import { definirRoutes } from "../routes.ts";
import { lireFormulaire } from "./lire.ts";
import { caseCochee, jourSaisi, texte } from "./saisies.ts";

const Saisie = z.object({
  motif: texte(20, "Écrivez le motif."),
  effet: jourSaisi(),
  prevenir: caseCochee(),
  choix: z.array(z.string()).default([]),
});

const routes = definirRoutes([
  {
    methode: "GET",
    chemin: "/essais",
    acces: "public",
    traite: (c) => rendre(c, <Page titre="Essais">{"<script>alert(1)</script>"}</Page>),
  },
  {
    methode: "POST",
    chemin: "/essais",
    acces: "connecte",
    traite: (c) => {
      const saisie = lireFormulaire(c, Saisie);
      return saisie.ok
        ? c.json(saisie.value)
        : rendre(c, <Page titre="Essais">{JSON.stringify(saisie.refus)}</Page>, 422);
    },
  },
  {
    methode: "POST",
    chemin: "/essais/fini",
    acces: "connecte",
    traite: (c) => rediriger(c, "/essais", { texte: "Essai enregistré." }),
  },
  {
    methode: "POST",
    chemin: "/essais/dehors",
    acces: "connecte",
    traite: (c) => rediriger(c, "//ailleurs.fr"),
  },
]);

const app = await applicationEssai({ routes });
const anonyme = await applicationEssai({ routes, lireSession: () => Promise.resolve(undefined) });

const aller = (chemin: string, init?: RequestInit) =>
  app.fetch(new Request(`${ADRESSE_ESSAI}${chemin}`, init));

const jetonDe = async (application = app): Promise<string> => {
  const page = await application.fetch(new Request(`${ADRESSE_ESSAI}/essais`));
  return /name="_jeton" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
};

const poster = async (
  champs: readonly (readonly [string, string])[],
  entetes: Record<string, string> = {},
  chemin = "/essais",
): Promise<Response> => {
  const jeton = await jetonDe();
  return aller(chemin, ecrireFormulaire([["_jeton", jeton], ...champs], entetes));
};

const BON = [
  ["motif", "Un motif"],
  ["effet", "30 nov. 2026"],
] as const;

describe("formulaires", () => {
  it("lit les valeurs", async () => {
    const r = await poster([...BON, ["prevenir", "oui"], ["choix", "1"], ["choix", "2"]]);
    expect(await r.json()).toEqual({
      motif: "Un motif",
      effet: "2026-11-30",
      prevenir: true,
      choix: ["1", "2"],
    });
  });

  it("montre les erreurs et garde ce qui a été tapé (422)", async () => {
    const r = await poster([
      ["motif", " "],
      ["effet", "31 nov. 2026"],
    ]);
    expect(r.status).toBe(422);
    const page = await r.text();
    expect(page).toContain("Écrivez le motif.");
    expect(page).toContain("Novembre a 30 jours");
    expect(page).toContain("31 nov. 2026");
  });

  it.each([
    ["un nom doublé", [...BON, ["motif", "Autre"]]],
    ["un champ que le formulaire n’a pas", [...BON, ["role", "admin"]]],
    ["__proto__", [...BON, ["__proto__", "x"]]],
    ["constructor", [...BON, ["constructor", "x"]]],
    ["un nom de tableau", [...BON, ["choix[]", "x"]]],
  ] as const)("refuse %s (400)", async (_cas, champs) => {
    expect((await poster(champs)).status).toBe(400);
  });

  it("ôte les caractères de contrôle, PostgreSQL refuse NUL", async () => {
    const r = await poster([
      ["motif", "a\u0000b\u0007"],
      ["effet", "30/11/2026"],
    ]);
    expect(await r.json()).toMatchObject({ motif: "ab" });
  });

  it("refuse un corps trop gros (413) et un autre format (415)", async () => {
    expect((await poster([["motif", "x".repeat(600_000)]])).status).toBe(413);
    const json = await aller("/essais", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json", origin: ADRESSE_ESSAI },
    });
    expect(json.status).toBe(415);
  });

  it("refuse un formulaire de plus de deux mille champs (413)", async () => {
    const champs = Array.from({ length: 2_001 }, () => ["choix", "x"] as const);
    expect((await poster(champs)).status).toBe(413);
  });

  it("ne redirige jamais hors de l’application", async () => {
    expect((await poster([], {}, "/essais/dehors")).status).toBe(500);
  });
});

describe("contrefaçon de formulaire", () => {
  it("refuse sans jeton, avec un jeton faux, avec deux jetons", async () => {
    const jeton = await jetonDe();
    for (const jetons of [
      [],
      ["faux"],
      [jeton, jeton],
      [`${jeton.startsWith("A") ? "B" : "A"}${jeton.slice(1)}`],
    ]) {
      const champs = [...jetons.map((j) => ["_jeton", j] as const), ...BON];
      expect((await aller("/essais", ecrireFormulaire(champs))).status).toBe(403);
    }
  });

  it("refuse le jeton d’une autre session", async () => {
    const autre = await applicationEssai({
      routes,
      lireSession: () => Promise.resolve({ ...SESSION_ESSAI, secretCsrf: "autre" }),
    });
    const jeton = await jetonDe(autre);
    const r = await aller("/essais", ecrireFormulaire([["_jeton", jeton], ...BON]));
    expect(r.status).toBe(403);
  });

  it.each([
    ["une autre origine", { origin: "https://ailleurs.test" }],
    ["un autre site", { "sec-fetch-site": "cross-site" }],
    ["un sous-domaine voisin", { "sec-fetch-site": "same-site" }],
  ])("refuse %s, même avec un bon jeton", async (_cas, entetes) => {
    expect((await poster(BON, entetes as Record<string, string>)).status).toBe(403);
  });

  it("refuse une demande qui ne dit pas d’où elle vient", async () => {
    const { headers, ...init } = ecrireFormulaire([["_jeton", await jetonDe()], ...BON]);
    headers.delete("origin");
    expect((await aller("/essais", { ...init, headers })).status).toBe(403);
  });

  it("un visiteur anonyme a son propre secret, dans un cookie __Host-", async () => {
    const page = await anonyme.fetch(new Request(`${ADRESSE_ESSAI}/essais`));
    const cookie = page.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-visite=/);
    for (const attribut of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"]) {
      expect(cookie).toContain(attribut);
    }
    const jeton = /name="_jeton" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
    const init = ecrireFormulaire(
      [
        ["_jeton", jeton],
        ["apparence", "sombre"],
        ["suite", "/essais"],
      ],
      { cookie: cookie.split(";")[0] ?? "" },
    );
    const r = await anonyme.fetch(new Request(`${ADRESSE_ESSAI}/apparence`, init));
    expect(r.status).toBe(303);
    expect(r.headers.get("set-cookie")).toContain("__Host-apparence=sombre");
  });

  it.each(["//ailleurs.test", "/\\ailleurs.test", "https://ailleurs.test", "javascript:alert(1)"])(
    "ne redirige pas vers %s",
    async (suite) => {
      const r = await poster(
        [
          ["apparence", "clair"],
          ["suite", suite],
        ],
        {},
        "/apparence",
      );
      expect(r.status).toBe(400);
    },
  );
});

describe("flash", () => {
  const cookieDe = (r: Response): string => (r.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

  it("dit une fois, sur la page suivante, ce qui a été fait", async () => {
    const r = await poster([], {}, "/essais/fini");
    expect(r.status).toBe(303);
    const suite = await aller("/essais", { headers: { cookie: cookieDe(r) } });
    expect(suite.headers.get("set-cookie")).toContain("__Host-flash=; Max-Age=0");
    expect(await suite.text()).toContain("Essai enregistré.");
  });

  it("ne se lit pas dans une autre session, et ne se lit pas dans le cookie", async () => {
    const r = await poster([], {}, "/essais/fini");
    const autre = await applicationEssai({
      routes,
      lireSession: () => Promise.resolve({ ...SESSION_ESSAI, id: "autre" }),
    });
    const page = await autre.fetch(
      new Request(`${ADRESSE_ESSAI}/essais`, { headers: { cookie: cookieDe(r) } }),
    );
    expect(await page.text()).not.toContain("Essai enregistré.");
    const clair = Buffer.from(cookieDe(r).split("=")[1] ?? "", "base64url").toString("latin1");
    expect(clair).not.toContain("Essai");
  });
});
