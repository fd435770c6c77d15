import { beforeAll, describe, expect, it } from "vitest";
import { Page } from "#platform/html/index.ts";
import { applicationEssai } from "#platform/http/essai.ts";
import type { Application } from "#platform/http/index.ts";
import { definirRoutes, rendre } from "#platform/http/index.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { creerComptesDeDemonstration } from "../demonstration/creer-comptes.ts";
import { creerMemoireRecherche } from "../recherche/recherche.ts";
import { autorise } from "../role/policy.ts";
import { lireSession, routesConnexion } from "./routes.tsx";

const HOTE = "https://passerelle.test";
const coffre = creerCoffre("0f".repeat(32));

let base: BaseDeTest;
const creerApplication = (demonstration: boolean, origine = HOTE): Promise<Application> =>
  applicationEssai({
    routes: [
      ...routesConnexion({ coffre, demonstration, adresseDe: () => "192.0.2.1" }),
      ...definirRoutes([
        {
          methode: "GET",
          chemin: "/essai",
          acces: "personnes.lister",
          traite: (c) => rendre(c, <Page titre="Essai" />),
        },
      ]),
    ],
    dependances: { db: base.app, recherches: creerMemoireRecherche(base.app, coffre) },
    lireSession,
    autorise,
    origine,
  });

beforeAll(async () => {
  base = await baseDeTest();
  const client = await base.poolTraitement.connect();
  await creerComptesDeDemonstration(client, "62").finally(() => client.release());
});

/** A browser: keeps cookies, and finds the token of the form on the page. */
const naviguer = (app: Application, hote = HOTE) => {
  const temoins = new Map<string, string>();
  const demander = async (chemin: string, init: RequestInit = {}): Promise<Response> => {
    const reponse = await app.fetch(
      new Request(`${hote}${chemin}`, {
        ...init,
        headers: {
          cookie: [...temoins].map(([n, v]) => `${n}=${v}`).join("; "),
          origin: hote,
          "content-type": "application/x-www-form-urlencoded",
        },
      }),
    );
    for (const ligne of reponse.headers.getSetCookie()) {
      const [nom = "", valeur = ""] = (ligne.split(";")[0] ?? "").split("=");
      if (/max-age=0/i.test(ligne)) temoins.delete(nom);
      else temoins.set(nom, valeur);
    }
    return reponse;
  };
  const poster = async (chemin: string, champs: Record<string, string>): Promise<Response> => {
    const page = await (await demander("/connexion")).text();
    const jeton = /name="_jeton" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const body = new URLSearchParams({ _jeton: jeton, ...champs }).toString();
    return demander(chemin, { method: "POST", body });
  };
  const entrer = (identifiant: string, motDePasse: string, suite = ""): Promise<Response> =>
    poster("/connexion", { identifiant, "mot-de-passe": motDePasse, suite });
  return { temoins, demander, poster, entrer };
};

const SOPHIE = ["sophie.wattel", "demo-sophie.wattel"] as const;

describe("/connexion", () => {
  it("mène un visiteur à la page demandée, une fois entré", async () => {
    const n = naviguer(await creerApplication(true));
    const renvoi = await n.demander("/essai");
    expect(renvoi.headers.get("location")).toBe("/connexion?suite=%2Fessai");
    const entree = await n.entrer(...SOPHIE, "/essai");
    expect(entree.status).toBe(303);
    expect(entree.headers.get("location")).toBe("/essai");
    expect(await (await n.demander("/essai")).text()).toContain("Sophie Wattel");
    expect((await n.demander("/connexion")).headers.get("location")).toBe("/");
  });

  it("pose un témoin lié à l’hôte, hors de portée des scripts, et nouveau à chaque entrée", async () => {
    const app = await creerApplication(true);
    const temoin = async () => (await naviguer(app).entrer(...SOPHIE)).headers.getSetCookie();
    const [un = "", deux = ""] = [(await temoin()).join(), (await temoin()).join()];
    expect(un).toMatch(/__Host-passerelle=[\w-]{43};/);
    for (const attribut of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) {
      expect(un).toContain(attribut);
    }
    expect(deux).not.toBe(un);
  });

  it("sans TLS, le témoin ne porte pas le préfixe que les navigateurs refuseraient", async () => {
    const hote = "http://localhost:3000";
    const n = naviguer(await creerApplication(true, hote), hote);
    await n.entrer(...SOPHIE);
    expect([...n.temoins.keys()]).toContain("passerelle");
    expect(await (await n.demander("/essai")).text()).toContain("Sophie Wattel");
  });

  it("redit la même phrase pour un compte inconnu et un mot de passe faux, et garde l’identifiant", async () => {
    const n = naviguer(await creerApplication(true));
    const phrase = async (identifiant: string): Promise<string> => {
      const reponse = await n.entrer(identifiant, "faux");
      expect(reponse.status).toBe(422);
      const page = await reponse.text();
      expect(page).toContain(`value="${identifiant}"`);
      expect(page).not.toContain("faux");
      return /role="alert".*?<\/section>/s.exec(page)?.[0] ?? "";
    };
    const inconnu = await phrase("personne");
    expect(inconnu).toContain("Identifiant ou mot de passe incorrect");
    expect(await phrase("sophie.wattel")).toBe(inconnu);
  });

  it("dit, champ par champ, ce qui manque", async () => {
    const page = await (await naviguer(await creerApplication(false)).entrer("", "")).text();
    expect(page).toContain("Indiquez votre identifiant.");
    expect(page).toContain("Indiquez votre mot de passe.");
  });

  it.each(["//ailleurs.test", "https://ailleurs.test", "/\\ailleurs.test", "javascript:alert(1)"])(
    "ne mène jamais hors de l’application : %s",
    async (suite) => {
      const n = naviguer(await creerApplication(true));
      expect((await n.entrer(...SOPHIE, suite)).headers.get("location")).toBe("/");
    },
  );

  it("refuse un envoi sans jeton de formulaire", async () => {
    const n = naviguer(await creerApplication(true));
    expect((await n.poster("/connexion", { _jeton: "x", identifiant: "a" })).status).toBe(403);
  });

  it("montre les comptes de démonstration dans la démonstration seulement", async () => {
    const lire = async (demonstration: boolean) =>
      (await naviguer(await creerApplication(demonstration)).demander("/connexion")).text();
    expect(await lire(true)).toContain("demo-sophie.wattel");
    expect(await lire(false)).not.toContain("démonstration");
    const n = naviguer(await creerApplication(false));
    expect((await n.entrer(...SOPHIE)).status).toBe(422);
  });

  it("un compte sans le geste entre, mais n’ouvre pas la page", async () => {
    const n = naviguer(await creerApplication(true));
    await n.entrer("claire.fontaine", "demo-claire.fontaine");
    expect((await n.demander("/essai")).status).toBe(403);
  });
});

describe("/deconnexion", () => {
  it("ferme la session : le témoin gardé de côté ne vaut plus rien", async () => {
    const n = naviguer(await creerApplication(true));
    await n.entrer(...SOPHIE);
    const garde = n.temoins.get("__Host-passerelle") ?? "";
    const page = await (await n.demander("/essai")).text();
    const jeton = /action="\/deconnexion".*?name="_jeton" value="([^"]+)"/s.exec(page)?.[1] ?? "";
    const sortie = await n.demander("/deconnexion", {
      method: "POST",
      body: new URLSearchParams({ _jeton: jeton }).toString(),
    });
    expect(sortie.headers.get("location")).toBe("/connexion");
    expect(sortie.headers.get("clear-site-data")).toContain("storage");
    expect(n.temoins.has("__Host-passerelle")).toBe(false);
    n.temoins.set("__Host-passerelle", garde);
    expect((await n.demander("/essai")).status).toBe(303);
  });

  it("ne se suit pas comme un lien", async () => {
    const n = naviguer(await creerApplication(true));
    await n.entrer(...SOPHIE);
    expect((await n.demander("/deconnexion")).status).toBe(405);
  });
});
