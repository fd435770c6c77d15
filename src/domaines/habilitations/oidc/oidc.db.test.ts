import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConfigOidc } from "#platform/config/oidc.ts";
import type { Application } from "#platform/http/index.ts";
import {
  type InstallationDeTest,
  inscrire,
  ouvrirInstallationDeTest,
} from "../facteur/essais/installation-de-test.ts";
import { HOTE, type Navigateur, ouvrirNavigateur } from "../facteur/essais/navigateur-de-test.ts";
import { type FournisseurDeTest, ouvrirFournisseurDeTest } from "./essais/fournisseur-de-test.ts";
import { creerFournisseur } from "./fournisseur.ts";

const ADRESSE = (nom: string): string => `${nom}@departement.test`;
const personne = (nom: string, suite: { courrielVerifie?: boolean; amr?: string[] } = {}) => ({
  ...{ sujet: nom, courriel: ADRESSE(nom), courrielVerifie: true },
  ...suite,
});
const PERSONNES = [
  personne("sophie"),
  personne("double", { amr: ["pwd", "mfa"] }),
  personne("non-verifie", { courrielVerifie: false }),
  personne("inconnue"),
  personne("fermee"),
  personne("homonyme"),
  personne("demo"),
];

let la: InstallationDeTest;
let chez: FournisseurDeTest;
beforeAll(async () => {
  la = await ouvrirInstallationDeTest();
  chez = await ouvrirFournisseurDeTest(HOTE, PERSONNES);
  afterAll(() => chez.fermer());
});
beforeEach(() => la.client.query("delete from trace"));

const composer = (change: Partial<ConfigOidc> = {}): Promise<Application> => {
  const { emetteur, client, secret } = chez;
  const config = { libelle: "ProConnect", doubles: [], courrielGaranti: false, ...change };
  return la.composer({ oidc: creerFournisseur({ emetteur, client, secret, ...config }) });
};

/** Goes from our button to the provider, says who one is there, and stops at the address it sends back to. */
const passerChezLui = async (n: Navigateur, nom: string, suite = ""): Promise<string> => {
  const depart = await n.demander(
    `/connexion/oidc${suite && `?suite=${encodeURIComponent(suite)}`}`,
  );
  const temoins = new Map<string, string>();
  let adresse = depart.headers.get("location") ?? "";
  let init: RequestInit = {};
  for (let saut = 0; saut < 12 && !adresse.startsWith(HOTE); saut += 1) {
    const url = new URL(adresse, chez.emetteur);
    const cookie = [...temoins].map(([k, v]) => `${k}=${v}`).join("; ");
    const reponse = await fetch(url, { ...init, redirect: "manual", headers: { cookie } });
    init = {};
    for (const ligne of reponse.headers.getSetCookie()) {
      const [k = "", v = ""] = (ligne.split(";")[0] ?? "").split("=");
      temoins.set(k, v);
    }
    const suivante = reponse.headers.get("location");
    if (suivante) adresse = new URL(suivante, url).href;
    else init = { method: "POST", body: new URLSearchParams({ personne: nom }) };
  }
  return adresse.slice(HOTE.length);
};

const entrer = async (n: Navigateur, nom: string, suite = ""): Promise<Response> =>
  n.demander(await passerChezLui(n, nom, suite));

describe("connexion par le fournisseur d’identité", () => {
  it("le bouton n’est là que si un fournisseur est configuré", async () => {
    expect(await ouvrirNavigateur(la.app).lire("/connexion")).not.toContain("ProConnect");
    expect((await ouvrirNavigateur(la.app).demander("/connexion/oidc")).status).toBe(404);
    const n = ouvrirNavigateur(await composer());
    expect(await n.lire("/connexion")).toContain("Se connecter avec ProConnect");
  });

  it("relie un compte existant par son adresse vérifiée, puis par son sujet ; notre second facteur est demandé", async () => {
    const compte = await la.creerCompte({ courriel: "Sophie@Departement.test" });
    const app = await composer();
    const n = ouvrirNavigateur(app);
    const entree = await entrer(n, "sophie", "/mon-compte");
    expect(entree.headers.get("location")).toBe("/connexion/inscription");
    expect(await n.estDedans()).toBe(false);
    const { rows } = await la.client.query(
      "select oidc_emetteur, oidc_sujet from utilisateur where id = $1",
      [compte.id],
    );
    expect(rows).toEqual([{ oidc_emetteur: chez.emetteur, oidc_sujet: "sophie" }]);
    await inscrire(la, compte);
    await la.client.query("update utilisateur set courriel = null where id = $1", [compte.id]);
    const suite = await entrer(ouvrirNavigateur(app), "sophie");
    expect(suite.headers.get("location")).toBe("/connexion/code");
  });

  it("ne dispense de notre second facteur que si la configuration croit ce que le fournisseur en dit", async () => {
    const compte = await la.creerCompte({ courriel: ADRESSE("double") });
    await inscrire(la, compte);
    const sans = await entrer(ouvrirNavigateur(await composer()), "double");
    expect(sans.headers.get("location")).toBe("/connexion/code");
    const n = ouvrirNavigateur(await composer({ doubles: ["mfa"] }));
    const avec = await entrer(n, "double", "/mon-compte");
    expect(avec.headers.get("location")).toBe("/mon-compte");
    expect(await n.lire("/mon-compte")).toContain("Fournisseur d’identité");
  });

  it.each([
    { nom: "inconnue", pourquoi: "aucun compte ne porte son adresse" },
    { nom: "non-verifie", pourquoi: "l’adresse n’est pas vérifiée" },
    { nom: "fermee", pourquoi: "le compte est fermé" },
    { nom: "homonyme", pourquoi: "deux comptes portent l’adresse" },
    { nom: "demo", pourquoi: "c’est un compte de démonstration" },
  ])("refuse d’une phrase, et ne crée aucun compte : $pourquoi", async ({ nom }) => {
    if (nom !== "inconnue") {
      const { id } = await la.creerCompte({
        courriel: ADRESSE(nom),
        demonstration: nom === "demo",
      });
      if (nom === "fermee") {
        await la.client.query("update utilisateur set etat = 'desactive' where id = $1", [id]);
      }
      if (nom === "homonyme") await la.creerCompte({ courriel: ADRESSE(nom) });
    }
    const compter = async () =>
      (await la.client.query("select count(*) as n from utilisateur")).rows;
    const avant = await compter();
    const n = ouvrirNavigateur(await composer());
    const reponse = await entrer(n, nom);
    expect(reponse.status).toBe(422);
    expect(await reponse.text()).toContain("aucun compte ouvert de Passerelle");
    expect(await n.estDedans()).toBe(false);
    expect(await compter()).toEqual(avant);
    const { rows } = await la.client.query("select geste, motif from trace");
    expect(rows).toEqual([{ geste: "session.refuser", motif: "fournisseur" }]);
  });

  it("un compte relié n’est pas repris par une autre identité de même adresse", async () => {
    const { id } = await la.creerCompte({ courriel: ADRESSE("inconnue") });
    await la.client.query(
      "update utilisateur set oidc_emetteur = $2, oidc_sujet = 'quelqu’un d’autre' where id = $1",
      [id, chez.emetteur],
    );
    expect((await entrer(ouvrirNavigateur(await composer()), "inconnue")).status).toBe(422);
  });
});

describe("retour du fournisseur", () => {
  let app: Application;
  beforeAll(async () => {
    app = await composer({ doubles: ["mfa"] });
  });

  const REFUSE = "n’est pas allée au bout";
  const refuse = async (n: Navigateur, adresse: string): Promise<void> => {
    const reponse = await n.demander(adresse);
    expect(reponse.status).toBe(422);
    expect(await reponse.text()).toContain(REFUSE);
    expect(await n.estDedans()).toBe(false);
  };

  it("refuse un état falsifié, absent, un code falsifié, une erreur", async () => {
    for (const casser of [
      (u: URL) => u.searchParams.set("state", "autre"),
      (u: URL) => u.searchParams.delete("state"),
      (u: URL) => u.searchParams.set("code", "faux"),
      (u: URL) => u.searchParams.set("iss", "https://ailleurs.test"),
      (u: URL) => u.searchParams.set("error", "access_denied"),
    ]) {
      const n = ouvrirNavigateur(app);
      const url = new URL(await passerChezLui(n, "double"), HOTE);
      casser(url);
      await refuse(n, `${url.pathname}${url.search}`);
    }
  });

  it("ne sert que dans le navigateur qui est parti, et une seule fois", async () => {
    const n = ouvrirNavigateur(app);
    const retour = await passerChezLui(n, "double");
    await refuse(ouvrirNavigateur(app), retour);
    expect((await n.demander(retour)).status).toBe(303);
    await refuse(ouvrirNavigateur(app), retour);
  });

  it("refuse un témoin de départ fabriqué", async () => {
    const n = ouvrirNavigateur(app);
    const retour = await passerChezLui(n, "double");
    n.temoins.set("__Host-depart", Buffer.from("{}").toString("base64url"));
    await refuse(n, retour);
  });

  it("se déconnecter ferme aussi la session chez lui", async () => {
    const n = ouvrirNavigateur(app);
    await n.demander(await passerChezLui(n, "double"));
    const garde = new Map(n.temoins);
    const sortie = await n.poster("/mon-compte", "/deconnexion", {});
    const ailleurs = new URL((sortie.headers.get("refresh") ?? "").replace(/^0; url=/, ""));
    expect(ailleurs.origin).toBe(chez.emetteur);
    expect(ailleurs.searchParams.get("post_logout_redirect_uri")).toBe(`${HOTE}/connexion`);
    expect((await fetch(ailleurs)).status).toBe(200);
    const voleur = ouvrirNavigateur(app);
    for (const [nom, valeur] of garde) voleur.temoins.set(nom, valeur);
    expect(await voleur.estDedans()).toBe(false);
  });

  it("un fournisseur muet se dit, et le mot de passe reste", async () => {
    const muet = await composer({ emetteur: "http://127.0.0.1:9" });
    const reponse = await ouvrirNavigateur(muet).demander("/connexion/oidc");
    expect(reponse.status).toBe(422);
    const page = await reponse.text();
    expect(page).toContain("ProConnect ne répond pas");
    expect(page).toContain('name="mot-de-passe"');
  });
});
