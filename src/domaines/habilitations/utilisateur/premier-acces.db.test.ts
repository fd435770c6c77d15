import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import {
  codeDe,
  type InstallationDeTest,
  inscrire,
  MOT_DE_PASSE,
  ouvrirInstallationDeTest,
} from "../facteur/essais/installation-de-test.ts";
import { type Navigateur, TEMOIN_SESSION } from "../facteur/essais/navigateur-de-test.ts";
import {
  creerLienPremierAcces,
  type LienPremierAcces,
} from "./usecases/creer-lien-premier-acces.ts";

const NOUVEAU = "brouette mercredi lampadaire";
const ADMIN = {
  nom: "Julien Morel",
  roles: ["administrateur_technique"],
  perimetre: { departement: false, territoires: [], organismes: [] },
};

let la: InstallationDeTest;
let admin: string;
beforeAll(async () => {
  la = await ouvrirInstallationDeTest();
  admin = (await la.creerCompte()).id;
});
beforeEach(async () => {
  la.horloge.epoque += 3_600;
  await la.client.query(
    "delete from tentative_connexion; delete from trace; update utilisateur set etat = 'actif'",
  );
});

const creerLien = async (utilisateurId: string): Promise<LienPremierAcces> => {
  const par = { ...ADMIN, utilisateurId: admin };
  const cree = await enTransaction(la.base.app, par, jour("2026-11-24"), async (trx) =>
    accepte(await creerLienPremierAcces(trx, { utilisateurId, par })),
  );
  if (!cree.ok) throw new Error("lien refusé");
  return cree.value;
};

const LIEN = "/premier-acces";
const CHOISIR = "/premier-acces/mot-de-passe";
const presenter = (n: Navigateur, lien: string) => n.poster(LIEN, LIEN, { lien });
const choisir = (n: Navigateur, nouveau: string) =>
  n.poster(CHOISIR, CHOISIR, { nouveau, confirmation: nouveau });

describe("premier accès par un lien à usage unique", () => {
  it("mène du lien au mot de passe, puis au second facteur : rien ne s’ouvre avant", async () => {
    const { id, identifiant } = await la.creerCompte();
    await la.client.query("update utilisateur set mot_de_passe = null where id = $1", [id]);
    expect((await la.navigateur().entrer(identifiant, MOT_DE_PASSE)).status).toBe(422);
    const { jeton, expireA } = await creerLien(id);
    expect(Math.round((expireA.getTime() - Date.now()) / 3_600_000)).toBe(72);
    const n = la.navigateur();
    const presente = await presenter(n, `https://passerelle.test/premier-acces#${jeton}`);
    expect(presente.headers.get("location")).toBe(CHOISIR);
    expect(await n.lire(CHOISIR)).toContain(identifiant);
    expect((await choisir(n, "motdepasse2026")).status).toBe(422);
    const choisi = await choisir(n, NOUVEAU);
    expect(choisi.headers.get("location")).toBe("/connexion/inscription");
    expect(n.temoins.has(TEMOIN_SESSION)).toBe(false);
    const entree = await la.navigateur().entrer(identifiant, NOUVEAU);
    expect(entree.headers.get("location")).toBe("/connexion/inscription");
  });

  it("un mot de passe oublié ne dispense pas du second facteur, et ferme ce qui était ouvert", async () => {
    const inscrit = await inscrire(la);
    const n = la.navigateur();
    await presenter(n, (await creerLien(inscrit.id)).jeton);
    const choisi = await choisir(n, NOUVEAU);
    expect(choisi.headers.get("location")).toBe("/connexion/code");
    expect(await n.estDedans()).toBe(false);
    expect(await inscrit.navigateur.estDedans()).toBe(false);
    const code = codeDe(inscrit.secret, la.horloge.epoque);
    await n.poster("/connexion/code", "/connexion/code", { code });
    expect(await n.estDedans()).toBe(true);
  });

  it("ne sert qu’une fois, même ouvert dans deux navigateurs", async () => {
    const { id } = await la.creerCompte();
    const { jeton } = await creerLien(id);
    const [a, b] = [la.navigateur(), la.navigateur()];
    await presenter(a, jeton);
    await presenter(b, jeton);
    expect((await choisir(a, NOUVEAU)).status).toBe(303);
    expect((await choisir(b, "pelican tournevis octogone")).status).not.toBe(200);
    const tard = await presenter(la.navigateur(), jeton);
    expect(tard.status).toBe(422);
    expect(await tard.text()).toContain("Ce lien ne vaut plus");
  });

  it.each([
    { cas: "passé trois jours", avant: ["update lien_acces set expire_a = now()"] },
    { cas: "compte fermé", avant: ["update utilisateur set etat = 'desactive'"] },
    {
      cas: "compte fermé puis rouvert",
      avant: [
        "update utilisateur set etat = 'desactive'",
        "update utilisateur set etat = 'actif' where etat <> 'actif'",
      ],
    },
  ])("ne vaut rien : $cas", async ({ avant }) => {
    const { id } = await la.creerCompte();
    const { jeton } = await creerLien(id);
    for (const sql of avant) await la.client.query(sql);
    expect((await presenter(la.navigateur(), jeton)).status).toBe(422);
  });

  it("en faire un autre annule le précédent", async () => {
    const { id } = await la.creerCompte();
    const premier = await creerLien(id);
    const second = await creerLien(id);
    expect((await presenter(la.navigateur(), premier.jeton)).status).toBe(422);
    expect((await presenter(la.navigateur(), second.jeton)).status).toBe(303);
  });

  it("n’est gardé qu’en empreinte, et sa création est tracée sans lui", async () => {
    const { id } = await la.creerCompte();
    const { jeton } = await creerLien(id);
    const { rows } = await la.client.query(
      "select to_jsonb(l)::text as t from lien_acces l union all select to_jsonb(x)::text from trace x",
    );
    const tout = JSON.stringify(rows);
    expect(tout).toContain("compte.lien_acces");
    expect(tout).not.toContain(jeton);
  });

  it.each(["", "x", "a".repeat(500), "%00", "#"])("un lien inventé est refusé", async (lien) => {
    expect((await presenter(la.navigateur(), lien)).status).toBe(422);
  });
});
