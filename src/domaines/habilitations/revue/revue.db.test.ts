import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { lirePour } from "#platform/db/transaction.ts";
import {
  ARRAS,
  AUJOURDHUI,
  FT,
  faitDe,
  LENS,
  type MondeComptes,
  monterComptes,
  refusDe,
} from "../compte/essais/monde.ts";
import { loadResponsabilite } from "../compte/policy.ts";
import { avancements, type LigneRevue, listLignes } from "./queries/lignes.ts";
import type { VueRevue } from "./revue.ts";
import { derniereRevue } from "./store.ts";
import { cloreRevue, ouvrirRevue } from "./usecases/mener.ts";
import { confirmerRoles, terminerALaRevue } from "./usecases/repondre.ts";

const ECHEANCE = jour("2027-01-31");

let monde: MondeComptes;
let direction: string;
let responsable: string;
let gestionnaire: string;
let agent: string;
let dormante: string;
let referente: string;

beforeAll(async () => {
  monde = await monterComptes();
  direction = await monde.compte(["direction", "departement"]);
  responsable = await monde.compte(["responsable_territoire", "territoire", LENS]);
  gestionnaire = await monde.compte(["gestionnaire_operateur", "organisme", FT]);
  agent = await monde.compte(["agent_orientation", "territoire", LENS]);
  dormante = await monde.compte(["agent_orientation", "territoire", LENS]);
  referente = await monde.compte(["referent", "organisme", FT]);
  await monde.compte(["agent_orientation", "territoire", ARRAS]);
  await monde.lire("update utilisateur set cree_a = '2026-01-01' where id = $1", dormante);
});

const lignes = async (par: string, vue: VueRevue = "a_revoir"): Promise<readonly LigneRevue[]> => {
  const { acteur } = await monde.contexte(par);
  return lirePour(monde.base.app, acteur, AUJOURDHUI, async (trx) => {
    const r = await loadResponsabilite(trx, acteur, AUJOURDHUI);
    const revue = await derniereRevue(trx);
    return listLignes(trx, r, revue?.id ?? "", vue, AUJOURDHUI, undefined, 100);
  });
};
const comptes = (l: readonly LigneRevue[]) => l.map((x) => x.compte_id);
const ligneDe = async (par: string, compteId: string): Promise<LigneRevue> => {
  const trouvee = (await lignes(par)).find((l) => l.compte_id === compteId);
  if (!trouvee) throw new Error("ligne absente");
  return trouvee;
};

describe("revue annuelle des droits", () => {
  it("la direction l’ouvre, une à la fois, et personne d’autre", async () => {
    const ouvrir = async (par: string, echeance = ECHEANCE) =>
      ouvrirRevue(await monde.contexte(par), echeance);
    expect(refusDe(await ouvrir(responsable))).toBe("revue_reservee");
    expect(refusDe(await ouvrir(direction, AUJOURDHUI))).toBe("revue_echeance_passee");
    // The administrator of the test world is there too.
    expect(faitDe(await ouvrir(direction))).toBe(8);
    expect(refusDe(await ouvrir(direction))).toBe("revue_deja_ouverte");
  });

  it("chacun lit ce dont il répond, les comptes sans connexion d’abord", async () => {
    expect(comptes(await lignes(responsable))).toEqual([dormante, agent, gestionnaire].slice(0, 2));
    expect(comptes(await lignes(gestionnaire))).toEqual([referente]);
    expect(await lignes(direction)).toHaveLength(8);
    const dpo = await monde.compte(["dpo", "aucun"]);
    expect(await lignes(dpo)).toHaveLength(8);
  });

  it("confirmer : les siens, une fois, jamais pour soi", async () => {
    const contexte = await monde.contexte(responsable);
    const { id } = await ligneDe(responsable, agent);
    expect(faitDe(await confirmerRoles(contexte, [id, id]))).toBe(1);
    expect(refusDe(await confirmerRoles(contexte, [id]))).toBe("revue_deja_repondue");
    expect(refusDe(await confirmerRoles(contexte, []))).toBe("revue_sans_choix");
    const chezFt = await ligneDe(gestionnaire, referente);
    expect(refusDe(await confirmerRoles(contexte, [chezFt.id]))).toBe("revue_ligne_inconnue");
    const sienne = await ligneDe(direction, direction);
    const parSoi = await confirmerRoles(await monde.contexte(direction), [sienne.id]);
    expect(refusDe(parSoi)).toBe("ses_propres_droits");
    const trop = Array.from({ length: 51 }, () => crypto.randomUUID());
    expect(refusDe(await confirmerRoles(contexte, trop))).toBe("revue_trop_de_choix");
  });

  it("terminer ferme le rôle, dit pourquoi dans l’histoire du compte, et compte comme une réponse", async () => {
    const { id, version } = await ligneDe(responsable, dormante);
    const terminer = async (par: string) =>
      terminerALaRevue(await monde.contexte(par), dormante, version, id, AUJOURDHUI);
    expect(refusDe(await terminer(gestionnaire))).toBe("compte_inconnu");
    faitDe(await terminer(responsable));
    const { roles, changements } = await monde.vue(dormante);
    expect(roles[0]?.periode).toEqual({ debut: "2026-01-01", fin: AUJOURDHUI });
    expect(changements[0]?.resume).toContain("revue des droits");
    expect(await lignes(responsable)).toEqual([]);
    expect((await lignes(responsable, "repondues")).map((l) => l.etat).toSorted()).toEqual([
      "confirmee",
      "terminee",
    ]);
  });

  it("à la clôture, ce qui n’a pas de réponse reste en vigueur et reste listé", async () => {
    const { acteur } = await monde.contexte(direction);
    const avance = await lirePour(monde.base.app, acteur, AUJOURDHUI, async (trx) => {
      const revue = await derniereRevue(trx);
      const r = await loadResponsabilite(trx, acteur, AUJOURDHUI);
      return avancements(trx, r, revue?.id ?? "", AUJOURDHUI);
    });
    expect(avance.find((a) => a.type === "territoire")).toMatchObject({ total: 2, repondues: 2 });
    expect(avance.reduce((s, a) => s + a.total - a.repondues, 0)).toBe(6);
    expect(refusDe(await cloreRevue(await monde.contexte(gestionnaire)))).toBe("revue_reservee");
    faitDe(await cloreRevue(await monde.contexte(direction)));
    expect(await lignes(direction)).toHaveLength(6);
    expect((await monde.vue(referente)).roles[0]?.periode).toEqual({ debut: "2026-01-01" });
    const { id } = await ligneDe(gestionnaire, referente);
    const tard = await confirmerRoles(await monde.contexte(gestionnaire), [id]);
    expect(refusDe(tard)).toBe("revue_ligne_inconnue");
    expect(refusDe(await cloreRevue(await monde.contexte(direction)))).toBe("revue_aucune");
  });
});
