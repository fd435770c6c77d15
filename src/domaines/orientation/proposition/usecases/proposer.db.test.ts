import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import {
  type MondeEssai,
  monterMonde,
  poserArrivage,
  poserPersonne,
  viderMonde,
} from "../../essais/monde.ts";
import { apresArrivage } from "./apres-arrivage.ts";

const AUJOURDHUI = jour("2026-11-24");

describe("proposer", () => {
  let monde: MondeEssai;
  const passer = (depotId: string) =>
    apresArrivage(monde.base.traitement, { depotId, aujourdhui: AUJOURDHUI });

  beforeAll(async () => {
    monde = await monterMonde(AUJOURDHUI);
  });
  beforeEach(() => viderMonde(monde));

  it("R-ORI-05 qui déménage reçoit une proposition de son nouveau territoire, l’ancienne reste lisible", async () => {
    const { traitement, poolTraitement } = monde.base;
    const mois = await poserArrivage(traitement, { recuA: "2026-11-05T08:00:00Z" });
    const { personneId } = await poserPersonne(traitement, mois, {
      nom: "A_SALARIE",
      territoireId: monde.lens,
      activites: [{ code: "SAL", debut: "2020-01-01", fin: "2026-03-01" }],
    });
    await passer(mois.id);
    await poolTraitement.query("update personne set territoire_id = $2 where id = $1", [
      personneId,
      monde.arras,
    ]);
    await passer(mois.id);
    await passer(mois.id);
    const { rows } = await poolTraitement.query(
      `select r.territoire_id, q.id = o.proposition_id as en_cours from proposition q
       join orientation o on o.id = q.orientation_id join organisme_referent r on r.id = q.organisme_id
       where q.personne_id = $1 order by 2`,
      [personneId],
    );
    expect(rows).toEqual([
      { territoire_id: monde.lens, en_cours: false },
      { territoire_id: monde.arras, en_cours: true },
    ]);
  });

  it("R-ALG-04 la proposition garde la règle, les valeurs, ce qui manque, et l’organisme du territoire", async () => {
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poserPersonne(monde.base.traitement, mois, {
      nom: "A_SALARIE",
      territoireId: monde.lens,
      activites: [{ code: "SAL", debut: "2020-01-01", fin: "2026-03-01" }],
    });
    await poserPersonne(monde.base.traitement, mois, { nom: "B_RIEN", territoireId: monde.lens });
    await passer(mois.id);
    const { rows } = await monde.base.poolTraitement.query(`
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
        territoire_id: monde.lens,
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
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-11-05T08:00:00Z" });
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
      await poserPersonne(monde.base.traitement, mois, { ...v, territoireId: monde.lens });
    await passer(mois.id);
    const { rows } = await monde.base.poolTraitement.query(`
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

  it("R-ALG-04 mêmes faits, mêmes règles, même jour : mêmes propositions, octet pour octet", async () => {
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    for (let i = 0; i < 20; i += 1) {
      await poserPersonne(monde.base.traitement, mois, {
        territoireId: i % 3 === 0 ? null : monde.lens,
        naissance: `${1960 + i * 2}-03-15`,
        dateDemande: `${2015 + (i % 11)}-01-01`,
        ...(i % 4 === 0 ? { activites: [{ code: "ETI", debut: "2024-01-01" }] } : {}),
        ...(i % 5 === 0 ? { divers: { identifiantFt: "1234567A000" } } : {}),
      });
    }
    const contenu = async (): Promise<unknown> => {
      const { rows } = await monde.base.poolTraitement.query(
        `select personne_id, regle, parcours, organisme_nature, organisme_id, entrees::text, manquantes, ecartees::text,
           revue_humaine from proposition order by personne_id`,
      );
      return rows;
    };
    await passer(mois.id);
    const avant = await contenu();
    await monde.base.poolTraitement.query(
      "update orientation set proposition_id = null, etat = 'a_orienter'",
    );
    await monde.base.poolTraitement.query("delete from proposition");
    expect(await passer(mois.id)).toMatchObject({ entrees: 0, propositions: 20 });
    expect(await contenu()).toEqual(avant);
  });
});
