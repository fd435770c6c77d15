import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  codeDe,
  codesDeLaPage,
  type Inscrit,
  type InstallationDeTest,
  inscrire,
  MOT_DE_PASSE,
  ouvrirInstallationDeTest,
  secretDeLaPage,
} from "../facteur/essais/installation-de-test.ts";
import {
  type Navigateur,
  ouvrirNavigateur,
  TEMOIN_SESSION,
} from "../facteur/essais/navigateur-de-test.ts";

const NOUVEAU = "brouette mercredi lampadaire";

let la: InstallationDeTest;
beforeAll(async () => {
  la = await ouvrirInstallationDeTest();
});
beforeEach(async () => {
  la.horloge.epoque += 3_600;
  await la.client.query("delete from tentative_connexion; delete from trace");
});

/** Same account, on another machine. */
const entrerAilleurs = async ({ identifiant, secret }: Inscrit, motDePasse = MOT_DE_PASSE) => {
  const n = la.navigateur();
  await n.entrer(identifiant, motDePasse);
  la.horloge.epoque += 30;
  await n.poster("/connexion/code", "/connexion/code", { code: codeDe(secret, la.horloge.epoque) });
  if (!(await n.estDedans())) throw new Error("entrée refusée");
  return n;
};

const copie = (n: Navigateur): Navigateur => {
  const voleur = la.navigateur();
  for (const [nom, valeur] of n.temoins) voleur.temoins.set(nom, valeur);
  return voleur;
};

const MDP = "/mon-compte/mot-de-passe";
const changer = (n: Navigateur, actuel: string, nouveau: string, confirmation = nouveau) =>
  n.poster(MDP, MDP, { actuel, nouveau, confirmation });

const APPLICATION = "/mon-compte/facteurs/application";
const ajouter = async (n: Navigateur): Promise<Response> => {
  const secret = secretDeLaPage(await n.lire(APPLICATION));
  const code = codeDe(secret, la.horloge.epoque);
  return n.poster(APPLICATION, APPLICATION, { nom: "Tablette", code });
};

const vieillir = (id: string) =>
  la.client.query(
    "update session set confirmee_a = now() - interval '11 minutes' where utilisateur_id = $1",
    [id],
  );

describe("un témoin volé ne vaut plus rien", () => {
  it("après la déconnexion", async () => {
    const { navigateur } = await inscrire(la);
    const voleur = copie(navigateur);
    expect(await voleur.estDedans()).toBe(true);
    await navigateur.poster("/mon-compte", "/deconnexion", {});
    expect(await voleur.estDedans()).toBe(false);
  });

  it("après un changement de mot de passe : celui-ci, et toutes les autres sessions", async () => {
    const inscrit = await inscrire(la);
    const ailleurs = await entrerAilleurs(inscrit);
    const voleur = copie(inscrit.navigateur);
    const reponse = await changer(inscrit.navigateur, MOT_DE_PASSE, NOUVEAU);
    expect(reponse.headers.get("location")).toBe("/mon-compte");
    expect(await inscrit.navigateur.lire("/mon-compte")).toContain("Mot de passe changé");
    expect(await voleur.estDedans()).toBe(false);
    expect(await ailleurs.estDedans()).toBe(false);
    const ancien = await la.navigateur().entrer(inscrit.identifiant, MOT_DE_PASSE);
    expect(ancien.status).toBe(422);
    expect(await (await entrerAilleurs(inscrit, NOUVEAU)).estDedans()).toBe(true);
  });

  it("après un changement de second facteur", async () => {
    const inscrit = await inscrire(la);
    const ailleurs = await entrerAilleurs(inscrit);
    const voleur = copie(inscrit.navigateur);
    expect((await ajouter(inscrit.navigateur)).status).toBe(303);
    expect(await voleur.estDedans()).toBe(false);
    expect(await ailleurs.estDedans()).toBe(false);
    expect(await inscrit.navigateur.lire("/mon-compte")).toContain("Tablette");
  });

  it("après la fermeture du compte, même rouvert sans que le voleur se soit montré", async () => {
    const { navigateur, id } = await inscrire(la);
    const etat = (mot: string) =>
      la.client.query("update utilisateur set etat = $2 where id = $1", [id, mot]);
    await etat("desactive");
    await etat("actif");
    expect(await navigateur.estDedans()).toBe(false);
  });

  it("après une nouvelle preuve : le témoin change", async () => {
    const { navigateur, codes, id } = await inscrire(la);
    const voleur = copie(navigateur);
    await vieillir(id);
    const page = "/mon-compte/confirmer";
    await navigateur.poster(page, page, { code: codes[0] ?? "", suite: APPLICATION });
    expect(await navigateur.estDedans()).toBe(true);
    expect(await voleur.estDedans()).toBe(false);
  });
});

describe("mot de passe", () => {
  it("demande l’actuel, refuse les faibles, les différents et le même, sans rien changer", async () => {
    const { navigateur, identifiant } = await inscrire(la);
    const cas = [
      [await changer(navigateur, "pas le mien du tout", NOUVEAU), "pas votre mot de passe actuel"],
      [await changer(navigateur, MOT_DE_PASSE, "court"), "moins de 12 caractères"],
      [await changer(navigateur, MOT_DE_PASSE, "motdepasse2026"), "tout le monde essaie"],
      [await changer(navigateur, MOT_DE_PASSE, "sophie-wattel-1"), "fait de votre nom"],
      [await changer(navigateur, MOT_DE_PASSE, NOUVEAU, `${NOUVEAU} `), "pas les mêmes"],
      [await changer(navigateur, MOT_DE_PASSE, MOT_DE_PASSE), "déjà votre mot de passe"],
    ] as const;
    for (const [reponse, phrase] of cas) {
      expect(reponse.status, phrase).toBe(422);
      const page = await reponse.text();
      expect(page).toContain(phrase);
      expect(page).not.toContain(NOUVEAU);
    }
    expect((await la.navigateur().entrer(identifiant, MOT_DE_PASSE)).status).toBe(303);
  });

  it("en accepte un de 200 signes, collé, espaces aux bouts compris, sans le couper", async () => {
    const inscrit = await inscrire(la);
    const long = ` ${"brouette lampadaire pelican ".repeat(8).slice(0, 198)} `;
    expect((await changer(inscrit.navigateur, MOT_DE_PASSE, long)).status).toBe(303);
    const coupe = await la.navigateur().entrer(inscrit.identifiant, long.trimEnd());
    expect(coupe.status).toBe(422);
    expect((await la.navigateur().entrer(inscrit.identifiant, long)).status).toBe(303);
  });
});

describe("seconds facteurs", () => {
  it("se touchent seulement dans les dix minutes d’une preuve", async () => {
    const { navigateur, id, codes } = await inscrire(la);
    await vieillir(id);
    const renvoi = await navigateur.demander(APPLICATION);
    expect(renvoi.headers.get("location")).toBe(
      "/mon-compte/confirmer?suite=%2Fmon-compte%2Ffacteurs%2Fapplication",
    );
    const forces = [APPLICATION, "/mon-compte/codes", "/mon-compte/facteurs/cle"];
    for (const adresse of forces) {
      const force = await navigateur.poster("/mon-compte", adresse, {});
      expect(force.headers.get("location"), adresse).toMatch(/^\/mon-compte\/confirmer/);
    }
    const page = "/mon-compte/confirmer";
    const parMotDePasse = { "mot-de-passe": MOT_DE_PASSE, suite: APPLICATION };
    expect((await navigateur.poster(page, page, parMotDePasse)).status).toBe(422);
    const prouve = await navigateur.poster(page, page, {
      code: codes[1] ?? "",
      suite: APPLICATION,
    });
    expect(prouve.headers.get("location")).toBe(APPLICATION);
    expect((await navigateur.demander(APPLICATION)).status).toBe(200);
  });

  it.each(["//ailleurs.test", "https://ailleurs.test", "/personnes", "/mon-compte/facteurs/../x"])(
    "après la preuve, %s ne mène nulle part ailleurs que sur le compte",
    async (suite) => {
      const { navigateur, codes } = await inscrire(la);
      const page = "/mon-compte/confirmer";
      const prouve = await navigateur.poster(page, page, { code: codes[0] ?? "", suite });
      expect(prouve.headers.get("location")).toBe("/mon-compte");
    },
  );

  it("le dernier ne se retire pas ; remplacé, il se retire ; celui d’un autre n’existe pas", async () => {
    const { navigateur, id } = await inscrire(la);
    const autre = await inscrire(la);
    const facteurs = async (compte: string): Promise<readonly string[]> => {
      const { rows } = await la.client.query<{ id: string }>(
        "select id from facteur where utilisateur_id = $1 order by cree_a",
        [compte],
      );
      return rows.map((r) => r.id);
    };
    const retirer = (facteur: string | undefined) =>
      navigateur.poster("/mon-compte", `/mon-compte/facteurs/${facteur}/retirer`, {});
    const [seul] = await facteurs(id);
    expect((await retirer(seul)).status).toBe(409);
    expect((await retirer((await facteurs(autre.id))[0])).status).toBe(404);
    await ajouter(navigateur);
    expect((await retirer(seul)).status).toBe(303);
    expect(await facteurs(id)).toHaveLength(1);
    expect(await facteurs(autre.id)).toHaveLength(1);
  });

  it("se renomment ; un nom vide se dit", async () => {
    const { navigateur, id } = await inscrire(la);
    const { rows } = await la.client.query("select id from facteur where utilisateur_id = $1", [
      id,
    ]);
    const page = `/mon-compte/facteurs/${rows[0].id}`;
    expect((await navigateur.poster(page, `${page}/renommer`, { nom: " " })).status).toBe(422);
    await navigateur.poster(page, `${page}/renommer`, { nom: "Téléphone du bureau" });
    expect(await navigateur.lire("/mon-compte")).toContain("Téléphone du bureau");
  });

  it("de nouveaux codes annulent les anciens", async () => {
    const { navigateur, identifiant, codes } = await inscrire(la);
    const reponse = await navigateur.poster("/mon-compte", "/mon-compte/codes", {});
    const nouveaux = codesDeLaPage(await reponse.text());
    expect(nouveaux).toHaveLength(10);
    const n = la.navigateur();
    await n.entrer(identifiant, MOT_DE_PASSE);
    const essayer = async (code = "") =>
      (await n.poster("/connexion/code", "/connexion/code", { code })).status;
    expect(await essayer(codes[0])).toBe(422);
    expect(await essayer(nouveaux[0])).toBe(303);
  });
});

describe("sessions", () => {
  it("se listent en clair, se ferment une à une ou toutes, jamais celles d’un autre", async () => {
    const inscrit = await inscrire(la);
    const autre = await inscrire(la);
    const [b, c] = [await entrerAilleurs(inscrit), await entrerAilleurs(inscrit)];
    const page = await inscrit.navigateur.lire("/mon-compte");
    expect(page.match(/Firefox sur Linux/g)?.length).toBeGreaterThanOrEqual(3);
    expect(page.match(/celle-ci/g)).toHaveLength(1);
    const fermer = (id: string) =>
      inscrit.navigateur.poster("/mon-compte", `/mon-compte/sessions/${id}/fermer`, {});
    const ids = [...page.matchAll(/sessions\/([0-9a-f-]{36})\/fermer/g)].map((m) => m[1] ?? "");
    expect(ids).toHaveLength(2);
    await fermer(ids[0] ?? "");
    expect([await b.estDedans(), await c.estDedans()].filter(Boolean)).toHaveLength(1);
    const { rows } = await la.client.query("select id from session where utilisateur_id = $1", [
      autre.id,
    ]);
    await fermer(rows[0].id);
    expect(await autre.navigateur.estDedans()).toBe(true);
    const adresse = "/mon-compte/sessions/fermer-les-autres";
    await inscrit.navigateur.poster("/mon-compte", adresse, {});
    expect([await b.estDedans(), await c.estDedans()]).toEqual([false, false]);
    expect(await inscrit.navigateur.estDedans()).toBe(true);
  });

  it("aucune page du compte ne montre un témoin ni son empreinte", async () => {
    const { navigateur } = await inscrire(la);
    const page = await navigateur.lire("/mon-compte");
    const temoin = navigateur.temoins.get(TEMOIN_SESSION) ?? "?";
    expect(page).not.toContain(temoin);
  });

  it("sans session, le compte renvoie à la connexion", async () => {
    const n = ouvrirNavigateur(la.app);
    expect((await n.demander("/mon-compte")).headers.get("location")).toMatch(/^\/connexion/);
  });
});
