import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LISTE_FOURNIE } from "#domaines/orientation/regle/liste-fournie.ts";
import { chargerConfig } from "#platform/config/config.ts";
import type { Contexte, Reponse } from "./commande.ts";
import { commande } from "./commandes/orientation-evaluer.ts";

let dossier: string;
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelle-evaluer-"));
});
afterAll(() => rm(dossier, { recursive: true }));

const REGLES = JSON.stringify(LISTE_FOURNIE, null, 2);
const LIGNE_INSCRIT = REGLES.split("\n").findIndex((l) => l.includes('"entree": "inscrit_ft"')) + 1;

/** Runs the command; a base opened would be a fault. */
const evaluer = async (
  personnes: readonly object[] | string,
  regles = REGLES,
): Promise<{ readonly reponse: Reponse; readonly ecrites: readonly Record<string, unknown>[] }> => {
  const [fichierRegles, fichierPersonnes] = [join(dossier, "r.json"), join(dossier, "e.jsonl")];
  await writeFile(fichierRegles, regles);
  await writeFile(
    fichierPersonnes,
    typeof personnes === "string" ? personnes : personnes.map((p) => JSON.stringify(p)).join("\n"),
  );
  let texte = "";
  const ctx: Contexte = {
    config: chargerConfig({ PASSERELLE_AUJOURDHUI: "2026-11-24" }),
    arret: new AbortController().signal,
    json: false,
    ouvrirBase: () => Promise.reject(new Error("sans base")),
    dire: () => undefined,
    ecrire: async (t) => {
      texte += t;
    },
  };
  const reponse = await commande.executer(ctx, {
    values: { regles: fichierRegles, entrees: fichierPersonnes },
    positionals: [],
  });
  const ecrites = texte
    .split("\n")
    .filter(Boolean)
    .map((l) => JSON.parse(l));
  return { reponse, ecrites };
};

const FAITS = {
  naissance: "2001-01-01",
  activites: [{ code: "SAL", debut: "2026-01-01" }],
};

describe("orientation evaluer", () => {
  it("répond une ligne par personne, dans l’ordre, avec ce qui a compté et ce qui manque", async () => {
    const { reponse, ecrites } = await evaluer([
      { id: "a", entrees: { age: 24 } },
      { id: "b", faits: FAITS },
    ]);
    expect(reponse.code).toBe(0);
    expect(ecrites).toMatchObject([
      { id: "a", parcours: "socio_pro", organisme: "mission_locale", regle: "moins_26_ans" },
      { id: "b", parcours: "emploi", organisme: "mission_locale", revue_humaine: [] },
    ]);
    expect(ecrites[0]).toMatchObject({
      valeurs: { age: 24 },
      manquantes: expect.arrayContaining(["activite_recente"]),
    });
  });

  it("R-ORI-09 ni l’identité ni la santé ne changent la proposition ; la santé demande un humain", async () => {
    const sante = {
      ...FAITS,
      activites: [...FAITS.activites, { code: "HAN", debut: "2020-01-01" }],
      grossesse: true,
    };
    const { ecrites } = await evaluer([
      { id: "x", faits: FAITS },
      { id: "x", faits: FAITS, identite: { sexe: "F", nom: "N", nationalite: "autre" } },
      { id: "x", faits: sante },
    ]);
    expect(ecrites[1]).toEqual(ecrites[0]);
    expect(ecrites[2]).toEqual({ ...ecrites[0], revue_humaine: ["element_sensible"] });
  });

  it.each<{
    cas: string;
    personnes: readonly object[] | string;
    regles?: string;
    refus: object;
  }>([
    {
      cas: "une valeur hors du domaine",
      personnes: [
        { id: "a", entrees: {} },
        { id: "b", entrees: { age: 200 } },
      ],
      refus: { code: "valeur_hors_domaine", ligne: 2, element: "entrees.age", valeur: "200" },
    },
    {
      cas: "une entrée qui ne peut pas compter",
      personnes: [{ id: "a", entrees: { sexe: "F" } }],
      refus: { code: "entree_interdite", ligne: 1, element: "entrees.sexe", valeur: "F" },
    },
    {
      cas: "une entrée que rien ne publie",
      personnes: [{ id: "a", entrees: { quartier: "x" } }],
      refus: { code: "entree_inconnue", ligne: 1, element: "entrees.quartier" },
    },
    {
      cas: "une ligne qui n’est pas du JSON",
      personnes: '{"id":"a","entrees":{}}\n{"id":',
      refus: { code: "json_illisible", ligne: 2 },
    },
    {
      cas: "une personne sans identifiant",
      personnes: [{ entrees: {} }],
      refus: { code: "champ_invalide", ligne: 1, element: "id" },
    },
    {
      cas: "une règle qui regarde la santé",
      personnes: [],
      regles: REGLES.replace('"entree": "inscrit_ft"', '"entree": "sante"'),
      refus: {
        code: "entree_interdite",
        ligne: LIGNE_INSCRIT,
        element: "regles[6].condition.et[0].egal.entree",
      },
    },
    {
      cas: "une règle qui nomme le sexe dans sa phrase",
      personnes: [],
      regles: REGLES.replace("Activité depuis moins de 24 mois", "Femme en activité"),
      refus: {
        code: "mot_interdit",
        element: "regles[3].phrase_agent",
        valeur: "Femme en activité",
      },
    },
    {
      cas: "une borne au-delà du domaine",
      personnes: [],
      regles: REGLES.replace('"max": 25', '"max": 250'),
      refus: { code: "valeur_hors_domaine", valeur: "250" },
    },
    {
      cas: "une liste coupée",
      personnes: [],
      regles: REGLES.slice(0, 100),
      refus: { code: "json_illisible" },
    },
  ])("refuse $cas, et ne répond rien", async ({ personnes, regles, refus }) => {
    const { reponse, ecrites } = await evaluer(personnes, regles);
    expect(reponse).toMatchObject({ code: 2, refus });
    expect(ecrites).toEqual([]);
  });
});
