import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { chargerStructures, reseauDeDemonstration } from "#domaines/structures/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import {
  actualiser,
  poserArrivage,
  poserDroit,
  poserPersonne,
  poserSoumission,
} from "../../essais/monde.ts";
import { installerListeFournie } from "../../regle/store.ts";
import { apresArrivage } from "./apres-arrivage.ts";

const AUJOURDHUI = jour("2026-11-24");

describe("après un arrivage", () => {
  let base: BaseDeTest;
  let lens: string;
  const passer = (depotId: string, aujourdhui = AUJOURDHUI) =>
    apresArrivage(base.traitement, { depotId, aujourdhui });
  const orientations = async () => {
    const { rows } = await sql<Record<string, string | null>>`
      select p.nom_usage as nom, o.motif_ouverture as motif, o.recue_le, o.echeance_le, o.etat, o.motif_cloture
      from orientation o join personne p on p.id = o.personne_id order by p.nom_usage, o.cree_a`.execute(
      base.traitement,
    );
    return rows;
  };

  beforeAll(async () => {
    base = await baseDeTest();
    const client = await base.poolTraitement.connect();
    await chargerReferentiels(client, "62", AUJOURDHUI);
    await chargerStructures(client, "62", reseauDeDemonstration("62"));
    client.release();
    await installerListeFournie(base.traitement);
    const { rows } = await base.poolTraitement.query(
      "select t.id from territoire t join commune_territoire c on c.territoire_id = t.id where c.commune = '62498' limit 1",
    );
    lens = rows[0].id;
  });
  beforeEach(async () => {
    await base.poolTraitement.query("update orientation set proposition_id = null");
    for (const table of [
      "proposition",
      "orientation",
      "soumission",
      "droit",
      "membre_dossier",
      "personne",
      "dossier_rsa",
      "foyer",
      "arrivage",
    ]) {
      await base.poolTraitement.query(`delete from ${table}`);
    }
  });

  it("R-ORI-02 le premier stock est repris sans délai, les nouveaux entrants ont six semaines depuis la réception", async () => {
    const stock = await poserArrivage(base.traitement, {
      recuA: "2026-09-05T08:00:00Z",
      premiere: true,
    });
    await poserPersonne(base.traitement, stock, { nom: "ANCIEN" });
    // The same civil day: only the deposit tells a newcomer from the stock.
    const mois = await poserArrivage(base.traitement, { recuA: "2026-09-05T22:30:00Z" });
    await poserPersonne(base.traitement, mois, { nom: "NEUF" });
    await poserPersonne(base.traitement, mois, { nom: "NON_SOUMIS", soumis: false });
    await poserPersonne(base.traitement, mois, { nom: "INCONNU", soumis: null });
    await poserPersonne(base.traitement, mois, { nom: "FERME", etat: "6" });
    await poserPersonne(base.traitement, mois, { nom: "ENFANT", role: "ENF" });
    await poserPersonne(base.traitement, mois, {
      nom: "VENU_D_AILLEURS",
      mutation: { entrante: { organisme: "CAF 591", arriveeLe: "2026-08-20" } },
    });
    await passer(mois.id, jour("2026-09-06"));
    // 22:30 UTC is the next day in Paris; 6 weeks later, 18 October is a Sunday.
    expect(await orientations()).toEqual([
      expect.objectContaining({
        nom: "ANCIEN",
        motif: "reprise",
        recue_le: "2026-09-05",
        echeance_le: null,
      }),
      expect.objectContaining({
        nom: "NEUF",
        motif: "ouverture",
        recue_le: "2026-09-06",
        echeance_le: "2026-10-19",
      }),
      expect.objectContaining({
        nom: "VENU_D_AILLEURS",
        motif: "transfert",
        echeance_le: "2026-10-19",
      }),
    ]);
    expect(await passer(mois.id, jour("2026-09-06"))).toEqual({
      entrees: 0,
      closes: 0,
      propositions: 0,
      horsDelai: 0,
    });
  });

  it("R-ORI-02 devenu soumis sans nouveau droit : dans la file, sans délai ; droit rouvert : un nouveau délai", async () => {
    const stock = await poserArrivage(base.traitement, {
      recuA: "2026-08-05T08:00:00Z",
      premiere: true,
    });
    const devenu = await poserPersonne(base.traitement, stock, { nom: "DEVENU", soumis: false });
    const rouvert = await poserPersonne(base.traitement, stock, { nom: "ROUVERT", etat: "5" });
    const mois = await poserArrivage(base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poserSoumission(base.traitement, mois, devenu, true);
    await actualiser(base.traitement, devenu.personneId, { soumis: true });
    await poserDroit(base.traitement, mois, rouvert.dossierId, "2");
    await actualiser(base.traitement, rouvert.personneId, {
      dansLeDroit: true,
      entreeLe: "2026-11-05",
    });
    await passer(mois.id);
    expect(await orientations()).toEqual([
      expect.objectContaining({
        nom: "DEVENU",
        motif: "devenu_soumis",
        recue_le: "2026-11-05",
        echeance_le: null,
      }),
      expect.objectContaining({
        nom: "ROUVERT",
        motif: "ouverture",
        recue_le: "2026-11-05",
        echeance_le: "2026-12-17",
      }),
    ]);
  });

  it("R-ORI-02 le délai part du fichier qui l’a montré, même si le traitement n’a tourné qu’au suivant", async () => {
    await poserArrivage(base.traitement, { recuA: "2026-09-05T08:00:00Z", premiere: true });
    const octobre = await poserArrivage(base.traitement, { recuA: "2026-10-20T08:00:00Z" });
    await poserPersonne(base.traitement, octobre, { nom: "OUBLI" });
    const novembre = await poserArrivage(base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await passer(novembre.id);
    expect(await orientations()).toEqual([
      expect.objectContaining({
        motif: "ouverture",
        recue_le: "2026-10-20",
        echeance_le: "2026-12-01",
      }),
    ]);
  });

  it("R-PER-10 la fin du droit sort de la file ; un retour y remet avec un nouveau délai", async () => {
    const stock = await poserArrivage(base.traitement, {
      recuA: "2026-09-05T08:00:00Z",
      premiere: true,
    });
    const p = await poserPersonne(base.traitement, stock, { nom: "PARTI" });
    const q = await poserPersonne(base.traitement, stock, { nom: "PLUS_SOUMIS" });
    await passer(stock.id);
    const mois = await poserArrivage(base.traitement, { recuA: "2026-10-05T08:00:00Z" });
    await poserDroit(base.traitement, mois, p.dossierId, "absent");
    await actualiser(base.traitement, p.personneId, { dansLeDroit: false, entreeLe: null });
    await poserSoumission(base.traitement, mois, q, false);
    await actualiser(base.traitement, q.personneId, { soumis: false });
    expect((await passer(mois.id)).closes).toBe(2);
    const retour = await poserArrivage(base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poserDroit(base.traitement, retour, p.dossierId, "2");
    await actualiser(base.traitement, p.personneId, { dansLeDroit: true, entreeLe: "2026-11-05" });
    await passer(retour.id);
    expect(await orientations()).toEqual([
      expect.objectContaining({
        nom: "PARTI",
        motif: "reprise",
        etat: "close",
        motif_cloture: "fin_de_droit",
      }),
      expect.objectContaining({
        nom: "PARTI",
        motif: "ouverture",
        recue_le: "2026-11-05",
        echeance_le: "2026-12-17",
      }),
      expect.objectContaining({ nom: "PLUS_SOUMIS", etat: "close", motif_cloture: "non_soumis" }),
    ]);
  });

  it("R-ORI-02 six semaines passées : la première décision revient à France Travail", async () => {
    await poserArrivage(base.traitement, { recuA: "2026-08-05T08:00:00Z", premiere: true });
    const mois = await poserArrivage(base.traitement, { recuA: "2026-10-12T08:00:00Z" });
    await poserPersonne(base.traitement, mois, { naissance: "2004-01-01" });
    expect(await passer(mois.id, jour("2026-11-23"))).toMatchObject({
      entrees: 1,
      propositions: 1,
      horsDelai: 0,
    });
    expect(await passer(mois.id, AUJOURDHUI)).toMatchObject({ horsDelai: 1 });
    expect(await orientations()).toEqual([
      expect.objectContaining({ etat: "hors_delai_ft", echeance_le: "2026-11-23" }),
    ]);
  });

  it("R-ALG-04 la proposition garde la règle, les valeurs, ce qui manque, et l’organisme du territoire", async () => {
    const mois = await poserArrivage(base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poserPersonne(base.traitement, mois, {
      nom: "A_SALARIE",
      territoireId: lens,
      activites: [{ code: "SAL", debut: "2020-01-01", fin: "2026-03-01" }],
    });
    await poserPersonne(base.traitement, mois, { nom: "B_RIEN", territoireId: lens });
    await passer(mois.id);
    const { rows } = await base.poolTraitement.query(`
      select o.etat, q.regle, q.parcours, q.entrees, q.manquantes, q.revue_humaine, s.nature, r.territoire_id
      from proposition q join orientation o on o.proposition_id = q.id join personne p on p.id = o.personne_id
      left join organisme_referent r on r.id = q.organisme_id left join structure s on s.id = r.structure_id
      order by p.nom_usage`);
    expect(rows).toEqual([
      expect.objectContaining({
        etat: "proposee",
        regle: "activite_recente",
        parcours: "emploi",
        nature: "france_travail",
        territoire_id: lens,
        revue_humaine: [],
        manquantes: [],
        entrees: expect.objectContaining({
          organisme: "CAF 621",
          image: "2026-11-05",
          valeurs: expect.objectContaining({ activite_recente: true, age: 40 }),
        }),
      }),
      expect.objectContaining({
        etat: "a_orienter",
        regle: "a_recueillir",
        parcours: null,
        nature: null,
        manquantes: ["activite_recente", "inscrit_ft", "projet", "qualification", "freins"],
      }),
    ]);
  });

  it("R-ORI-09 sexe, nom et codes de santé n’y changent rien, octet pour octet", async () => {
    const mois = await poserArrivage(base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    const debut = "2026-01-01";
    const variantes = [
      { nom: "UN", sexe: "1", activites: [{ code: "SSA", debut }] },
      { nom: "DEUX", sexe: "2", activites: [{ code: "MAL", debut }] },
      {
        nom: "TROIS",
        sexe: "2",
        activites: [
          { code: "HAN", debut },
          { code: "INV", debut },
        ],
        ressources: [{ nature: "021", totalCentimes: 90_000 }],
      },
      {
        nom: "QUATRE",
        sexe: "2",
        divers: { grossesse: { depuis: debut } },
        natures: [{ code: "RSI" }],
      },
      { nom: "CINQ", sexe: "1" },
    ] as const;
    for (const v of variantes)
      await poserPersonne(base.traitement, mois, { ...v, territoireId: lens });
    await passer(mois.id);
    const { rows } = await base.poolTraitement.query(`
      select p.nom_usage, q.revue_humaine, md5(row(q.regle, q.parcours, q.organisme_nature, q.organisme_id, q.entrees::text,
        q.manquantes, q.ecartees::text, q.proposee_le)::text) as contenu
      from proposition q join personne p on p.id = q.personne_id`);
    expect(new Set(rows.map((r) => r.contenu)).size).toBe(1);
    expect(
      rows
        .filter((r) => r.revue_humaine.includes("element_sensible"))
        .map((r) => r.nom_usage)
        .sort(),
    ).toEqual(["DEUX", "QUATRE", "TROIS"]);
  });

  it("sans liste en vigueur, on entre dans la file sans proposition", async () => {
    const mois = await poserArrivage(base.traitement, { recuA: "2024-11-05T08:00:00Z" });
    await poserPersonne(base.traitement, mois, { dateDemande: "2024-01-01" });
    expect(await passer(mois.id, jour("2024-11-06"))).toMatchObject({
      entrees: 1,
      propositions: 0,
    });
  });
});
