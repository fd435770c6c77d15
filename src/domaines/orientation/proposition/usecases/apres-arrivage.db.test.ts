import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import {
  actualiser,
  type MondeEssai,
  monterMonde,
  poserArrivage,
  poserDroit,
  poserPersonne,
  poserSoumission,
  viderMonde,
} from "../../essais/monde.ts";
import { apresArrivage } from "./apres-arrivage.ts";

const AUJOURDHUI = jour("2026-11-24");

describe("après un arrivage", () => {
  let monde: MondeEssai;
  const passer = (depotId: string, aujourdhui = AUJOURDHUI) =>
    apresArrivage(monde.base.traitement, { depotId, aujourdhui });
  const orientations = async () => {
    const { rows } = await sql<Record<string, string | null>>`
      select p.nom_usage as nom, o.motif_ouverture as motif, o.recue_le, o.echeance_le, o.etat, o.motif_cloture
      from orientation o join personne p on p.id = o.personne_id order by p.nom_usage, o.cree_a`.execute(
      monde.base.traitement,
    );
    return rows;
  };

  beforeAll(async () => {
    monde = await monterMonde(AUJOURDHUI);
  });
  beforeEach(() => viderMonde(monde));

  it("R-ORI-02 le premier stock est repris sans délai, les nouveaux entrants ont six semaines depuis la réception", async () => {
    const stock = await poserArrivage(monde.base.traitement, {
      recuA: "2026-09-05T08:00:00Z",
      premiere: true,
    });
    await poserPersonne(monde.base.traitement, stock, { nom: "ANCIEN" });
    // The same civil day: only the deposit tells a newcomer from the stock.
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-09-05T22:30:00Z" });
    await poserPersonne(monde.base.traitement, mois, { nom: "NEUF" });
    await poserPersonne(monde.base.traitement, mois, { nom: "NON_SOUMIS", soumis: false });
    await poserPersonne(monde.base.traitement, mois, { nom: "INCONNU", soumis: null });
    await poserPersonne(monde.base.traitement, mois, { nom: "FERME", etat: "6" });
    await poserPersonne(monde.base.traitement, mois, { nom: "ENFANT", role: "ENF" });
    await poserPersonne(monde.base.traitement, mois, {
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
    const stock = await poserArrivage(monde.base.traitement, {
      recuA: "2026-08-05T08:00:00Z",
      premiere: true,
    });
    const devenu = await poserPersonne(monde.base.traitement, stock, {
      nom: "DEVENU",
      soumis: false,
    });
    const rouvert = await poserPersonne(monde.base.traitement, stock, {
      nom: "ROUVERT",
      etat: "5",
    });
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poserSoumission(monde.base.traitement, mois, devenu, true);
    await actualiser(monde.base.traitement, devenu.personneId, { soumis: true });
    await poserDroit(monde.base.traitement, mois, rouvert.dossierId, "2");
    await actualiser(monde.base.traitement, rouvert.personneId, {
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
    await poserArrivage(monde.base.traitement, { recuA: "2026-09-05T08:00:00Z", premiere: true });
    const octobre = await poserArrivage(monde.base.traitement, { recuA: "2026-10-20T08:00:00Z" });
    await poserPersonne(monde.base.traitement, octobre, { nom: "OUBLI" });
    const novembre = await poserArrivage(monde.base.traitement, { recuA: "2026-11-05T08:00:00Z" });
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
    const stock = await poserArrivage(monde.base.traitement, {
      recuA: "2026-09-05T08:00:00Z",
      premiere: true,
    });
    const p = await poserPersonne(monde.base.traitement, stock, { nom: "PARTI" });
    const q = await poserPersonne(monde.base.traitement, stock, { nom: "PLUS_SOUMIS" });
    await passer(stock.id);
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-10-05T08:00:00Z" });
    await poserDroit(monde.base.traitement, mois, p.dossierId, "absent");
    await actualiser(monde.base.traitement, p.personneId, { dansLeDroit: false, entreeLe: null });
    await poserSoumission(monde.base.traitement, mois, q, false);
    await actualiser(monde.base.traitement, q.personneId, { soumis: false });
    expect((await passer(mois.id)).closes).toBe(2);
    const retour = await poserArrivage(monde.base.traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poserDroit(monde.base.traitement, retour, p.dossierId, "2");
    await actualiser(monde.base.traitement, p.personneId, {
      dansLeDroit: true,
      entreeLe: "2026-11-05",
    });
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
    await poserArrivage(monde.base.traitement, { recuA: "2026-08-05T08:00:00Z", premiere: true });
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2026-10-12T08:00:00Z" });
    await poserPersonne(monde.base.traitement, mois, { naissance: "2004-01-01" });
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

  it("sans liste en vigueur, on entre dans la file sans proposition", async () => {
    const mois = await poserArrivage(monde.base.traitement, { recuA: "2024-11-05T08:00:00Z" });
    await poserPersonne(monde.base.traitement, mois, { dateDemande: "2024-01-01" });
    expect(await passer(mois.id, jour("2024-11-06"))).toMatchObject({
      entrees: 1,
      propositions: 0,
    });
  });
});
