import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import {
  coffre,
  type InstallationDeTest,
  ouvrirInstallationDeTest,
} from "../facteur/essais/installation-de-test.ts";
import { ouvrirSession } from "./usecases/ouvrir-session.ts";

const ESSAIS = 60;
const COMPTES = 1_000;

let la: InstallationDeTest;
beforeAll(async () => {
  la = await ouvrirInstallationDeTest();
});
const oublier = () => la.client.query("delete from tentative_connexion");
beforeEach(async () => {
  await oublier();
  await la.client.query("delete from trace");
});

const essayer = (identifiant: string, adresse?: string) =>
  ouvrirSession(
    { db: la.base.app, coffre, aujourdhui: jour("2026-11-24"), demonstration: false },
    { identifiant, motDePasse: "tracteur2026", adresse },
  );

const mediane = (durees: readonly number[]): number =>
  durees.toSorted((a, b) => a - b)[Math.floor(durees.length / 2)] ?? 0;

describe("S9 deviner un compte", () => {
  it(`un mot de passe essayé sur ${COMPTES} comptes depuis une adresse : 50 sont regardés, l’alarme est dans la trace`, async () => {
    const connus = await Promise.all(Array.from({ length: 5 }, () => la.creerCompte()));
    const comptes = Array.from(
      { length: COMPTES },
      (_, n) => connus[n]?.identifiant ?? `agent.${n}`,
    );
    const codes: string[] = [];
    for (const identifiant of comptes) {
      const issue = await essayer(identifiant, "192.0.2.77");
      if (!issue.ok) codes.push(issue.refus.code);
    }
    expect(codes).toHaveLength(COMPTES);
    expect(codes.filter((c) => c === "identifiants_refuses")).toHaveLength(50);
    const { rows } = await la.client.query(
      "select motif, objet_sorte, length(objet_id) as taille, count(*) as n from trace where geste = 'session.freiner' group by 1, 2, 3",
    );
    expect(rows).toEqual([{ motif: "adresse", objet_sorte: "adresse", taille: 16, n: "1" }]);
    expect((await essayer("agent.autre", "192.0.2.78")).ok).toBe(false);
  }, 60_000);

  // Processor time, threads of the hash included: the clock of a machine that works on something else says nothing.
  it(`un compte inconnu, connu, fermé demandent le même travail (médianes de ${ESSAIS} essais alternés, moins de 5 ms d’écart)`, async () => {
    const connu = (await la.creerCompte()).identifiant;
    const ferme = await la.creerCompte();
    await la.client.query("update utilisateur set etat = 'desactive' where id = $1", [ferme.id]);
    const cas = { inconnu: "personne.du.tout", connu, ferme: ferme.identifiant };
    const durees = new Map<string, number[]>(Object.keys(cas).map((nom) => [nom, []]));
    for (let i = 0; i < ESSAIS; i += 1) {
      for (const [nom, identifiant] of Object.entries(cas)) {
        await oublier();
        const debut = process.cpuUsage();
        await essayer(identifiant);
        const { user, system } = process.cpuUsage(debut);
        durees.get(nom)?.push((user + system) / 1000);
      }
    }
    const medianes = [...durees.values()].map(mediane);
    expect(Math.max(...medianes) - Math.min(...medianes)).toBeLessThan(5);
  }, 60_000);
});
