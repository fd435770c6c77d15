import { describe, expect, it } from "vitest";
import { Page } from "#platform/html/composants/gabarits/page.tsx";
import { ADRESSE_ESSAI, applicationEssai } from "./essai.ts";
import { arreter } from "./reponses/erreurs.ts";
import { rendre } from "./reponses/rendre.tsx";
import { definirRoutes } from "./routes.ts";

const routes = definirRoutes([
  {
    methode: "GET",
    chemin: "/essais",
    acces: "public",
    traite: (c) => rendre(c, <Page titre="Essais">{"<script>alert(1)</script>"}</Page>),
  },
  { methode: "POST", chemin: "/essais", acces: "connecte", traite: (c) => c.text("fait") },
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

describe("pages d’erreur", () => {
  it.each(["/rien", "/conflit"])("%s : qui est connecté garde le menu", async (chemin) => {
    expect(await (await aller(chemin)).text()).toContain("À orienter");
  });

  it("après une panne, rien n’est lu de plus : pas de menu", async () => {
    expect(await (await aller("/panne")).text()).not.toContain("À orienter");
  });

  it("un visiteur n’a pas de menu", async () => {
    const app = await applicationEssai({
      routes: [],
      lireSession: () => Promise.resolve(undefined),
    });
    const r = await app.fetch(new Request(`${ADRESSE_ESSAI}/rien`));
    expect(r.status).toBe(404);
    expect(await r.text()).not.toContain("À orienter");
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
