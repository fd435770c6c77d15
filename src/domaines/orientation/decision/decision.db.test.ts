import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { IDENTITE_ESSAI, poserAgent } from "../essais/agents.ts";
import {
  type MondeEssai,
  monterMonde,
  poserArrivage,
  poserPersonne,
  viderMonde,
} from "../essais/monde.ts";
import { apresArrivage } from "../proposition/usecases/apres-arrivage.ts";
import { annulerDecision } from "./usecases/annuler.ts";
import { deciderOrientation, type SaisieDecision } from "./usecases/decider.ts";
import { validerLot } from "./usecases/valider-lot.ts";

const AUJOURDHUI = jour("2026-11-24");
const SALARIE = [{ code: "SAL", debut: "2020-01-01" }];
const MOTIF = "Vous avez demandé à être accompagné près de chez vous.";

describe("décider une orientation", () => {
  let monde: MondeEssai;
  let agent: Acteur;
  const app = () => monde.base.app;

  const arriver = async (
    personnes: readonly Parameters<typeof poserPersonne>[2][],
    recuA = "2026-11-05T08:00:00Z",
  ) => {
    const mois = await poserArrivage(monde.base.traitement, { recuA });
    for (const p of personnes) {
      await poserPersonne(monde.base.traitement, mois, { territoireId: monde.lens, ...p });
    }
    await apresArrivage(monde.base.traitement, {
      depotId: mois.id,
      aujourdhui: jour("2026-11-06"),
    });
    const { rows } = await sql<{
      id: string;
      version: number;
      personne_id: string;
      organisme: string | null;
      parcours: string;
    }>`
      select o.id, o.version, o.personne_id, q.organisme_id as organisme, q.parcours from orientation o
      join personne p on p.id = o.personne_id join proposition q on q.id = o.proposition_id order by p.nom_usage`.execute(
      monde.base.traitement,
    );
    return rows;
  };
  const une = async (p: Parameters<typeof poserPersonne>[2], recuA?: string) => {
    const [ligne] = await arriver([p], recuA);
    if (!ligne) throw new Error("aucune orientation");
    return ligne;
  };
  const decider = (acteur: Acteur, saisie: SaisieDecision, aujourdhui = AUJOURDHUI) =>
    enTransaction(app(), acteur, aujourdhui, (trx) =>
      deciderOrientation(trx, { acteur, aujourdhui, identite: IDENTITE_ESSAI }, saisie),
    );
  const annuler = (acteur: Acteur, id: string, aujourdhui = AUJOURDHUI) =>
    enTransaction(app(), acteur, aujourdhui, (trx) =>
      annulerDecision(trx, { acteur, aujourdhui }, id),
    );
  const autreOrganisme = async (sauf: string | null): Promise<string> => {
    const { rows } = await sql<{ id: string }>`
      select id from organisme_referent where 'emploi' = any (parcours) and id is distinct from ${sauf} order by id limit 1`.execute(
      monde.base.traitement,
    );
    return rows[0]?.id ?? "";
  };
  const lire = async (id: string) => {
    const { rows } = await sql<Record<string, unknown>>`
      select o.*, p.organisme_id as suivi_par from orientation o join personne p on p.id = o.personne_id where o.id = ${id}`.execute(
      monde.base.traitement,
    );
    return rows[0];
  };

  beforeAll(async () => {
    monde = await monterMonde(AUJOURDHUI);
    agent = await poserAgent(monde, { territoires: [monde.lens] });
  });
  beforeEach(() => viderMonde(monde));

  it("R-GEN-03 suivre la proposition : auteur, qualité, délégation, organisme, lettre, fil et trace", async () => {
    const o = await une({ activites: SALARIE });
    const decision = await decider(agent, { orientationId: o.id, version: o.version });
    expect(decision).toMatchObject({ ok: true, value: { suit: true, personneId: o.personne_id } });
    expect(await lire(o.id)).toMatchObject({
      etat: "decidee",
      parcours: "emploi",
      organisme_id: o.organisme,
      suivi_par: o.organisme,
      validite: "[2026-11-24,)",
      decide_le: "2026-11-24",
      decide_par: agent.utilisateurId,
      decideur: "Sophie WATTEL, agente chargée de l’orientation",
      delegation: "Arrêté d’essai n° 1",
      suit_proposition: true,
      motif_decision: null,
    });
    const { rows } = await sql<{
      donnees: { auteur: object; valeurs: Record<string, unknown>; reference: string };
    }>`
      select donnees from courrier where objet_id = ${o.id} and etat = 'a_editer'`.execute(
      monde.base.traitement,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.donnees.auteur).toEqual({
      prenom: "Sophie",
      nom: "WATTEL",
      qualite: "agente chargée de l’orientation",
      delegation: "Arrêté d’essai n° 1",
    });
    expect(rows[0]?.donnees.valeurs).toMatchObject({
      raisons: ["vous avez eu une activité au cours des 24 derniers mois"],
      recours_delai: "2 mois",
      algorithme: expect.stringContaining("accompagnement adapté"),
      organisme_coordonnees: expect.any(String),
    });
    const gestes = await sql<{
      geste: string;
    }>`select geste from trace where objet_id = ${o.id}`.execute(monde.base.traitement);
    expect(gestes.rows).toEqual([{ geste: "orientation.decider" }]);
    const fil =
      await sql`select nature, lien from evenement where personne_id = ${o.personne_id}`.execute(
        monde.base.traitement,
      );
    expect(fil.rows).toEqual([{ nature: "orientation_decidee", lien: `/orientation/${o.id}` }]);
  });

  it("R-ALG-06 s’écarter de la proposition demande une raison d’au moins vingt caractères, que la lettre dit", async () => {
    const o = await une({ activites: SALARIE });
    const choix = { parcours: "emploi" as const, organismeId: await autreOrganisme(o.organisme) };
    const base = { orientationId: o.id, version: o.version, choix };
    expect(await decider(agent, base)).toMatchObject({
      ok: false,
      refus: { code: "motif_insuffisant" },
    });
    expect(await decider(agent, { ...base, motif: "trop court" })).toMatchObject({ ok: false });
    expect(await decider(agent, { ...base, motif: MOTIF })).toMatchObject({
      ok: true,
      value: { suit: false },
    });
    expect(await lire(o.id)).toMatchObject({ suit_proposition: false, motif_decision: MOTIF });
    const { rows } = await sql<{ raisons: readonly string[] }>`
      select donnees #> '{valeurs,raisons}' as raisons from courrier where objet_id = ${o.id}`.execute(
      monde.base.traitement,
    );
    expect(rows[0]?.raisons).toEqual([MOTIF]);
  });

  it("sans proposition, décider demande une raison ; en un geste, c’est refusé", async () => {
    const o = await une({});
    expect(await decider(agent, { orientationId: o.id, version: o.version })).toMatchObject({
      refus: { code: "examen_individuel" },
    });
    const choix = { parcours: "emploi" as const, organismeId: await autreOrganisme(null) };
    expect(
      await decider(agent, { orientationId: o.id, version: o.version, choix, motif: MOTIF }),
    ).toMatchObject({ ok: true });
  });

  it("R-ORI-09 un élément sensible demande d’ouvrir le dossier, puis se décide comme un autre", async () => {
    const o = await une({ activites: [...SALARIE, { code: "MAL", debut: "2026-01-01" }] });
    expect(await decider(agent, { orientationId: o.id, version: o.version })).toMatchObject({
      refus: { code: "examen_individuel" },
    });
    const choix = { parcours: "emploi" as const, organismeId: o.organisme ?? "" };
    expect(await decider(agent, { orientationId: o.id, version: o.version, choix })).toMatchObject({
      ok: true,
      value: { suit: true },
    });
  });

  it("R-ORI-02 le dernier jour décide encore, le lendemain non : la décision revient à France Travail", async () => {
    const o = await une({ activites: SALARIE }, "2026-10-12T08:00:00Z");
    const saisie = { orientationId: o.id, version: o.version };
    expect(await decider(agent, saisie, jour("2026-11-24"))).toMatchObject({
      refus: { code: "empechee", empechements: ["hors_delai_ft"] },
    });
    expect(await decider(agent, saisie, jour("2026-11-23"))).toMatchObject({ ok: true });
  });

  it("droit fermé, version dépassée, parcours non assuré : refus, et rien n’est écrit", async () => {
    const o = await une({ activites: SALARIE });
    const saisie = { orientationId: o.id, version: o.version };
    expect(await decider(agent, { ...saisie, version: o.version - 1 })).toMatchObject({
      refus: { code: "version_depassee" },
    });
    expect(
      await decider(agent, {
        ...saisie,
        choix: { parcours: "social", organismeId: o.organisme ?? "" },
        motif: MOTIF,
      }),
    ).toMatchObject({ refus: { code: "organisme_inapte" } });
    await sql`update personne set dans_le_droit = false where id = ${o.personne_id}`.execute(
      monde.base.traitement,
    );
    expect(await decider(agent, saisie)).toMatchObject({
      refus: { code: "empechee", empechements: ["droit_ferme"] },
    });
    expect(await lire(o.id)).toMatchObject({ etat: "proposee", suivi_par: null });
  });

  it("R-GEN-03 sans habilitation, sans délégation ou hors du périmètre : refus", async () => {
    const o = await une({ activites: SALARIE });
    const saisie = { orientationId: o.id, version: o.version };
    const sansDelegation = await poserAgent(monde, {
      territoires: [monde.lens],
      delegation: false,
    });
    const ailleurs = await poserAgent(monde, { territoires: [nouvelUuid()] });
    expect(await decider({ ...agent, roles: ["referent"] }, saisie)).toMatchObject({
      refus: { code: "non_habilite" },
    });
    expect(await decider(sansDelegation, saisie)).toMatchObject({
      refus: { code: "sans_delegation" },
    });
    expect(await decider(ailleurs, saisie)).toMatchObject({ refus: { code: "introuvable" } });
  });

  it("« Revenir » : le jour même, par son auteur, avant le départ de la lettre", async () => {
    const o = await une({ activites: SALARIE });
    await decider(agent, { orientationId: o.id, version: o.version });
    const collegue = await poserAgent(monde, { territoires: [monde.lens] });
    expect(await annuler(collegue, o.id)).toMatchObject({ refus: { code: "pas_annulable" } });
    expect(await annuler(agent, o.id, jour("2026-11-25"))).toMatchObject({
      refus: { code: "pas_annulable" },
    });
    expect(await annuler(agent, o.id)).toMatchObject({ ok: true });
    expect(await lire(o.id)).toMatchObject({
      etat: "proposee",
      parcours: null,
      decide_le: null,
      suivi_par: null,
    });
    const { rows } = await sql`select etat from courrier where objet_id = ${o.id}`.execute(
      monde.base.traitement,
    );
    expect(rows).toEqual([{ etat: "annule" }]);
    expect(await annuler(agent, o.id)).toMatchObject({ refus: { code: "pas_annulable" } });
    const { version } = (await lire(o.id)) as { version: number };
    expect(await decider(agent, { orientationId: o.id, version })).toMatchObject({ ok: true });
    await sql`update courrier set etat = 'edite' where objet_id = ${o.id}`.execute(
      monde.base.traitement,
    );
    expect(await annuler(agent, o.id)).toMatchObject({ refus: { code: "pas_annulable" } });
  });

  it("R-ALG-06 un lot se valide tout entier ou pas du tout, vingt au plus, sans dossier à examiner", async () => {
    const lignes = await arriver([
      { nom: "A", activites: SALARIE },
      { nom: "B", activites: SALARIE },
      { nom: "C", activites: [...SALARIE, { code: "HAN", debut: "2026-01-01" }] },
    ]);
    const choix = lignes.map((l) => ({ orientationId: l.id, version: l.version }));
    const valider = (choisies: typeof choix) =>
      enTransaction(app(), agent, AUJOURDHUI, (trx) =>
        validerLot(
          trx,
          { acteur: agent, aujourdhui: AUJOURDHUI, identite: IDENTITE_ESSAI },
          choisies,
        ),
      );
    expect(await valider(choix)).toMatchObject({
      refus: { code: "ligne_refusee", rang: 2, refus: { code: "examen_individuel" } },
    });
    expect(await lire(choix[0]?.orientationId ?? "")).toMatchObject({ etat: "proposee" });
    expect(
      await valider(
        Array.from({ length: 21 }, () => choix[0] ?? { orientationId: "", version: 1 }),
      ),
    ).toMatchObject({
      refus: { code: "lot_trop_grand", maximum: 20 },
    });
    expect(await valider([])).toMatchObject({ refus: { code: "lot_vide" } });
    expect(await valider(choix.slice(0, 2))).toMatchObject({ ok: true, value: { nombre: 2 } });
  });
});
