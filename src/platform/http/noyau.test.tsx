import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Page } from "#platform/html/composants/gabarits/page.tsx";
import { ADRESSE_ESSAI, applicationEssai, ecrireFormulaire, SESSION_ESSAI } from "./essai.ts";
import { lireFormulaire } from "./formulaires/lire.ts";
import { caseCochee, jourSaisi, texte } from "./formulaires/saisies.ts";
import { arreter } from "./reponses/erreurs.ts";
import { rediriger, rendre } from "./reponses/rendre.tsx";
import { definirRoutes } from "./routes.ts";

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
    methode: "GET",
    chemin: "/essais/:id",
    acces: "essai.lire",
    traite: (c) => c.text(`lu ${c.req.param("id")}`),
  },
  {
    methode: "GET",
    chemin: "/essais/nouveau",
    acces: "connecte",
    traite: (c) => c.text("nouveau"),
  },
  {
    methode: "GET",
    chemin: "/panne",
    acces: "public",
    traite: () => {
      throw new Error("secret 1 85 07 62 123 456");
    },
  },
  { methode: "GET", chemin: "/conflit", acces: "public", traite: () => arreter(409) },
]);

const app = await applicationEssai({ routes });
const anonyme = await applicationEssai({ routes, lireSession: () => Promise.resolve(undefined) });
const sansDroit = await applicationEssai({ routes, autorise: () => false });

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

describe("table des routes", () => {
  const route = {
    methode: "GET",
    chemin: "/a/:id",
    acces: "public",
    traite: () => new Response(),
  } as const;

  it("refuse de démarrer quand deux routes répondent à la même adresse", async () => {
    const doubles = definirRoutes([route, { ...route, chemin: "/a/:numero" }]);
    await expect(applicationEssai({ routes: doubles })).rejects.toThrow("répond déjà");
  });

  it("refuse de démarrer quand une route ne dit pas qui peut venir", async () => {
    const { acces: _, ...reste } = route;
    const sansAcces = [reste as typeof route];
    await expect(applicationEssai({ routes: sansAcces })).rejects.toThrow("accès absent");
  });

  it("liste toutes les routes, celles du noyau comprises", () => {
    const chemins = app.routes.map(({ methode, chemin }) => `${methode} ${chemin}`);
    expect(chemins).toContain("GET /sante");
    expect(chemins).toContain("GET /essais/:id");
  });

  it("lit un mot fixe avant un paramètre, quel que soit l’ordre de déclaration", async () => {
    expect(await (await aller("/essais/nouveau")).text()).toBe("nouveau");
    expect(await (await aller("/essais/abc")).text()).toBe("lu abc");
  });
});

describe("qui peut venir", () => {
  it("envoie un anonyme se connecter, en gardant la page voulue", async () => {
    const r = await anonyme.fetch(new Request(`${ADRESSE_ESSAI}/essais/12`));
    expect(r.status).toBe(303);
    expect(r.headers.get("location")).toBe("/connexion?suite=%2Fessais%2F12");
  });

  it("refuse un geste que les droits ne comprennent pas", async () => {
    const r = await sansDroit.fetch(new Request(`${ADRESSE_ESSAI}/essais/12`));
    expect(r.status).toBe(403);
  });

  it("refuse un POST sans session avant d’en lire le corps", async () => {
    const r = await anonyme.fetch(
      new Request(`${ADRESSE_ESSAI}/essais`, { method: "POST", body: "x" }),
    );
    expect(r.status).toBe(303);
    expect(r.headers.get("location")).toBe("/connexion");
  });
});

describe("en-têtes de sécurité", () => {
  const ADRESSES = [
    ["page", "/essais", 200],
    ["santé", "/sante", 200],
    ["redirection", "/favicon.ico", 301],
    ["adresse inconnue", "/rien", 404],
    ["ressource inconnue", "/ressources/rien.js", 404],
    ["conflit", "/conflit", 409],
    ["panne", "/panne", 500],
  ] as const;

  it.each(ADRESSES)("%s", async (_nom, chemin, statut) => {
    const r = await aller(chemin);
    expect(r.status).toBe(statut);
    const csp = r.headers.get("content-security-policy") ?? "";
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain("unsafe");
    expect(r.headers.get("x-content-type-options")).toBe("nosniff");
    expect(r.headers.get("strict-transport-security")).toContain("max-age=63072000");
    expect(r.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    if (r.headers.get("content-type")?.startsWith("text/html")) {
      expect(r.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("le script de la page porte le nonce de sa propre réponse", async () => {
    const r = await aller("/essais");
    const nonce = /'nonce-([^']+)'/.exec(r.headers.get("content-security-policy") ?? "")?.[1];
    expect(await r.text()).toContain(`nonce="${nonce}"`);
  });

  it("pas de HSTS quand l’adresse publique est en HTTP", async () => {
    const http = await applicationEssai({ routes, origine: "http://localhost:3000" });
    const r = await http.fetch(new Request("http://localhost:3000/sante"));
    expect(r.headers.has("strict-transport-security")).toBe(false);
  });
});

describe("réponses", () => {
  it("échappe ce qu’une page affiche", async () => {
    expect(await (await aller("/essais")).text()).toContain("&lt;script&gt;alert(1)");
  });

  it("HEAD répond comme GET, sans corps", async () => {
    const r = await aller("/essais", { method: "HEAD" });
    expect(r.status).toBe(200);
    expect(await r.text()).toBe("");
  });

  it("405 dit les méthodes permises", async () => {
    const r = await aller("/sante", { method: "DELETE" });
    expect(r.status).toBe(405);
    expect(r.headers.get("allow")).toBe("GET, HEAD");
  });

  it("une panne ne dit rien d’elle, sauf le numéro de la demande", async () => {
    const r = await aller("/panne");
    const texteRecu = await r.text();
    expect(texteRecu).not.toContain("secret");
    expect(texteRecu).toContain(r.headers.get("x-request-id"));
  });

  it("/sante dit 503 quand la base ne répond pas", async () => {
    const coupee = await applicationEssai({
      routes,
      sonder: () => Promise.reject(new Error("non")),
    });
    const r = await coupee.fetch(new Request(`${ADRESSE_ESSAI}/sante`));
    expect(r.status).toBe(503);
    expect(await r.json()).toEqual({ vivant: true, base: false });
  });

  it("une session illisible parce que la base est tombée donne 503, pas une page anonyme", async () => {
    const coupee = await applicationEssai({
      routes,
      lireSession: () => Promise.reject(Object.assign(new Error("non"), { code: "ECONNREFUSED" })),
    });
    const r = await coupee.fetch(new Request(`${ADRESSE_ESSAI}/essais`));
    expect(r.status).toBe(503);
    expect(r.headers.get("retry-after")).toBe("30");
  });

  it.each(["br", "gzip"])("comprime les pages en %s", async (methode) => {
    const r = await aller("/composants", { headers: { "accept-encoding": methode } });
    expect(r.headers.get("content-encoding")).toBe(methode);
    expect(r.headers.get("vary")).toContain("Accept-Encoding");
  });

  it("les ressources se gardent toujours et sont déjà comprimées", async () => {
    const page = await (await aller("/essais")).text();
    const chemin = /href="([^"]+\.css)"/.exec(page)?.[1] ?? "";
    const r = await aller(chemin, { headers: { "accept-encoding": "br" } });
    expect(r.headers.get("cache-control")).toContain("immutable");
    expect(r.headers.get("content-encoding")).toBe("br");
  });
});

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
});

describe("contrefaçon de formulaire", () => {
  it("refuse sans jeton, avec un jeton faux, avec deux jetons", async () => {
    const jeton = await jetonDe();
    for (const jetons of [[], ["faux"], [jeton, jeton], [`A${jeton.slice(1)}`]]) {
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
