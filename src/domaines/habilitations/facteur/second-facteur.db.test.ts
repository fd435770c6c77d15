import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  codeDe,
  codesDeLaPage,
  type InstallationDeTest,
  inscrire,
  MOT_DE_PASSE,
  ouvrirInstallationDeTest,
  secretDeLaPage,
} from "./essais/installation-de-test.ts";
import {
  type Navigateur,
  ouvrirNavigateur,
  TEMOIN_EN_COURS,
  TEMOIN_SESSION,
} from "./essais/navigateur-de-test.ts";

let la: InstallationDeTest;
beforeAll(async () => {
  la = await ouvrirInstallationDeTest();
});
beforeEach(async () => {
  la.horloge.epoque += 3_600;
  await la.client.query("delete from tentative_connexion; delete from trace");
});

const presenterCode = (n: Navigateur, code: string): Promise<Response> =>
  n.poster("/connexion/code", "/connexion/code", { code });

const gestes = async (): Promise<readonly string[]> => {
  const { rows } = await la.client.query<{ t: string }>(
    "select geste || coalesce(' ' || motif, '') as t from trace order by seq",
  );
  return rows.map((r) => r.t);
};

describe("première connexion d’un professionnel", () => {
  it("le mot de passe seul n’ouvre aucune session : il faut inscrire un second facteur", async () => {
    const { identifiant } = await la.creerCompte();
    const n = la.navigateur();
    const entree = await n.entrer(identifiant, MOT_DE_PASSE);
    expect(entree.headers.get("location")).toBe("/connexion/inscription");
    expect(n.temoins.has(TEMOIN_SESSION)).toBe(false);
    expect(await n.estDedans()).toBe(false);
    n.temoins.set(TEMOIN_SESSION, n.temoins.get(TEMOIN_EN_COURS) ?? "");
    expect(await n.estDedans()).toBe(false);
  });

  it("le bon code inscrit l’application, ouvre la session et montre dix codes, une seule fois", async () => {
    const { navigateur, codes, id } = await inscrire(la);
    expect(await navigateur.estDedans()).toBe(true);
    expect(new Set(codes).size).toBe(10);
    expect(navigateur.temoins.has(TEMOIN_EN_COURS)).toBe(false);
    const compte = await navigateur.lire("/mon-compte");
    expect(codes.some((code) => compte.includes(code))).toBe(false);
    expect(compte).toContain("Codes de secours restants : 10");
    const { rows } = await la.client.query(
      "select encode(secret, 'escape') as s, (select string_agg(encode(empreinte, 'escape'), '') from code_secours) as c from facteur where utilisateur_id = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(codes.some((code) => JSON.stringify(rows).includes(code))).toBe(false);
  });

  it("un faux code redit la page, avec le même dessin, et n’inscrit rien", async () => {
    const { identifiant, id } = await la.creerCompte();
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    const avant = /<path d="[^"]+"/.exec(await n.lire("/connexion/inscription"))?.[0];
    const reponse = await n.poster("/connexion/inscription", "/connexion/inscription/application", {
      code: "000000",
    });
    expect(reponse.status).toBe(422);
    const page = await reponse.text();
    expect(page).toContain("Ce code n’est pas valable");
    expect(page).toContain(avant);
    expect(
      (await la.client.query("select 1 from facteur where utilisateur_id = $1", [id])).rows,
    ).toEqual([]);
  });

  it("un compte sans aucun rôle passe par là aussi", async () => {
    const compte = await la.creerCompte();
    await la.client.query(
      "update affectation set validite = '[2020-01-01,2020-02-01)' where utilisateur_id = $1",
      [compte.id],
    );
    const entree = await la.navigateur().entrer(compte.identifiant, MOT_DE_PASSE);
    expect(entree.headers.get("location")).toBe("/connexion/inscription");
  });
});

describe("connexions suivantes", () => {
  it("un compte désactivé entre le mot de passe et le code reste dehors", async () => {
    const { id, identifiant, secret } = await inscrire(la);
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    await la.client.query("update utilisateur set etat = 'desactive' where id = $1", [id]);
    await presenterCode(n, codeDe(secret, la.horloge.epoque));
    expect(n.temoins.has(TEMOIN_SESSION)).toBe(false);
  });

  it("demandent le code, qui ne sert qu’une fois, et donnent un témoin neuf à chaque étape", async () => {
    const { identifiant, secret } = await inscrire(la);
    const n = la.navigateur();
    const entree = await n.entrer(identifiant, MOT_DE_PASSE, "/mon-compte");
    expect(entree.headers.get("location")).toBe("/connexion/code");
    const enCours = n.temoins.get(TEMOIN_EN_COURS);
    const code = codeDe(secret, la.horloge.epoque);
    const dedans = await presenterCode(n, code);
    expect(dedans.headers.get("location")).toBe("/mon-compte");
    expect(n.temoins.get(TEMOIN_SESSION)).not.toBe(enCours);
    expect(await n.estDedans()).toBe(true);

    const rejoue = la.navigateur();
    await rejoue.entrer(identifiant, MOT_DE_PASSE);
    expect((await presenterCode(rejoue, code)).status).toBe(422);
    la.horloge.epoque += 30;
    expect((await presenterCode(rejoue, codeDe(secret, la.horloge.epoque))).status).toBe(303);
  });

  it("le témoin d’entrée ne sert plus une fois la session ouverte", async () => {
    const { identifiant, secret } = await inscrire(la);
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    const garde = n.temoins.get(TEMOIN_EN_COURS) ?? "";
    await presenterCode(n, codeDe(secret, la.horloge.epoque));
    const voleur = la.navigateur();
    voleur.temoins.set(TEMOIN_EN_COURS, garde);
    expect((await voleur.demander("/connexion/code")).headers.get("location")).toBe("/connexion");
  });

  it("passé dix minutes, ou compte fermé entre-temps, il faut recommencer", async () => {
    const { identifiant, id } = await inscrire(la);
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    await la.client.query("update entree set expire_a = now() - interval '1 second'");
    expect((await n.demander("/connexion/code")).headers.get("location")).toBe("/connexion");
    await n.entrer(identifiant, MOT_DE_PASSE);
    await la.client.query("update utilisateur set etat = 'desactive' where id = $1", [id]);
    expect((await n.demander("/connexion/code")).headers.get("location")).toBe("/connexion");
    expect(
      (await la.client.query("select 1 from entree where utilisateur_id = $1", [id])).rows,
    ).toEqual([]);
  });

  it("un code de secours sert une fois, tapé comme on veut, et seulement pour son compte", async () => {
    const { identifiant, codes } = await inscrire(la);
    const autre = await inscrire(la);
    const [code = ""] = codes;
    const n = la.navigateur();
    await n.entrer(autre.identifiant, MOT_DE_PASSE);
    expect((await presenterCode(n, code)).status).toBe(422);
    await n.entrer(identifiant, MOT_DE_PASSE);
    expect((await presenterCode(n, code.toLowerCase().replaceAll("-", " "))).status).toBe(303);
    await n.entrer(identifiant, MOT_DE_PASSE);
    expect(await gestes()).toContain("session.ouvrir secours");
    const suite = la.navigateur();
    await suite.entrer(identifiant, MOT_DE_PASSE);
    expect((await presenterCode(suite, code)).status).toBe(422);
  });

  it("cinq codes faux ferment la porte, et retaper le mot de passe ne la rouvre pas", async () => {
    const { identifiant, secret } = await inscrire(la);
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    for (let i = 0; i < 5; i += 1) expect((await presenterCode(n, "000000")).status).toBe(422);
    const bon = (): string => codeDe(secret, la.horloge.epoque);
    expect(await (await presenterCode(n, bon())).text()).toContain("Trop d’essais");
    await n.entrer(identifiant, MOT_DE_PASSE);
    expect(await (await presenterCode(n, bon())).text()).toContain("Trop d’essais");
    expect((await gestes()).filter((g) => g === "session.freiner code")).toHaveLength(1);
    await la.client.query("update tentative_connexion set a = a - interval '61 minutes'");
    expect((await presenterCode(n, bon())).status).toBe(303);
  });

  it("cinq codes faux à l’inscription ferment la porte aussi", async () => {
    const { identifiant } = await la.creerCompte();
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    const page = "/connexion/inscription";
    const secret = secretDeLaPage(await n.lire(page));
    const inscrireAvec = (code: string) => n.poster(page, `${page}/application`, { code });
    for (let i = 0; i < 5; i += 1) expect((await inscrireAvec("000000")).status).toBe(422);
    const bon = await inscrireAvec(codeDe(secret, la.horloge.epoque));
    expect(await bon.text()).toContain("Trop d’essais");
  });

  it("quatre fois le même code envoyé ensemble n’ouvrent qu’une session", async () => {
    const { identifiant, secret } = await inscrire(la);
    const code = codeDe(secret, la.horloge.epoque);
    const navigateurs = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const n = la.navigateur();
        await n.entrer(identifiant, MOT_DE_PASSE);
        return n;
      }),
    );
    const issues = await Promise.all(navigateurs.map((n) => presenterCode(n, code)));
    expect(issues.filter((r) => r.status === 303)).toHaveLength(1);
  });

  it.each(["GET /connexion/code", "GET /connexion/inscription", "GET /premier-acces/mot-de-passe"])(
    "%s sans connexion commencée renvoie au début",
    async (adresse) => {
      const n = la.navigateur();
      expect((await n.demander(adresse.slice(4))).status).toBe(303);
    },
  );

  it("une étape n’ouvre pas l’autre : qui doit un code n’inscrit pas de nouveau facteur", async () => {
    const { identifiant } = await inscrire(la);
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    expect((await n.demander("/connexion/inscription")).headers.get("location")).toBe("/connexion");
    const force = await n.poster("/connexion/code", "/connexion/inscription/application", {
      code: "123456",
    });
    expect(force.headers.get("location")).toBe("/connexion");
  });
});

describe("démonstration", () => {
  it("un compte de démonstration entre sans second facteur, et l’écran le dit ; inscrit, il est demandé", async () => {
    const app = await la.composer({ demonstration: true });
    const { identifiant } = await la.creerCompte({ demonstration: true });

    const n = ouvrirNavigateur(app);
    expect(await n.lire("/connexion")).toContain("la double authentification n’est pas demandée");
    await n.entrer(identifiant, MOT_DE_PASSE);
    expect(await n.lire("/mon-compte")).toContain("la double authentification n’est pas demandée");

    const page = "/mon-compte/facteurs/application";
    const secret = secretDeLaPage(await n.lire(page));
    const ajout = await n.poster(page, page, {
      nom: "Téléphone",
      code: codeDe(secret, la.horloge.epoque),
    });
    expect(codesDeLaPage(await ajout.text())).toHaveLength(10);
    const suite = ouvrirNavigateur(app);
    const entree = await suite.entrer(identifiant, MOT_DE_PASSE);
    expect(entree.headers.get("location")).toBe("/connexion/code");
  });

  it("hors démonstration, un compte réel n’est jamais dispensé", async () => {
    const app = await la.composer({ demonstration: true });
    const { identifiant } = await la.creerCompte();

    const entree = await ouvrirNavigateur(app).entrer(identifiant, MOT_DE_PASSE);
    expect(entree.headers.get("location")).toBe("/connexion/inscription");
  });
});
