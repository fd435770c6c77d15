import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { lirePour } from "#platform/db/transaction.ts";
import {
  ARRAS,
  AUJOURDHUI,
  faitDe,
  LENS,
  type MondeComptes,
  monterComptes,
  refusDe,
} from "../compte/essais/monde.ts";
import { loadResponsabilite } from "../compte/policy.ts";
import { partir } from "../compte/usecases/partir.ts";
import { delegationEnVigueur } from "./delegation.ts";
import { listDelegationsEnCours } from "./queries/delegations.ts";
import { deleguer, finirDelegation } from "./usecases/deleguer.ts";

let monde: MondeComptes;
let direction: string;

beforeAll(async () => {
  monde = await monterComptes();
  direction = await monde.compte(["direction", "departement"]);
});

const saisie = (change: object = {}) => ({
  version: 1,
  actes: ["orientation" as const],
  reference: "Arrêté no 2026-118",
  "acte-le": jour("2026-11-12"),
  debut: AUJOURDHUI,
  dernier: undefined,
  ...change,
});
const donner = async (id: string, change: object = {}, par = direction) =>
  deleguer(await monde.contexte(par), id, saisie(change));
const signe = (id: string, le: string) =>
  delegationEnVigueur(monde.base.app, id, "orientation", jour(le));
const agent = () => monde.compte(["agent_orientation", "territoire", LENS]);

describe("délégation de signature (L3221-3 CGCT)", () => {
  it("vaut pour ses actes et sa période, se lit parmi celles en vigueur, puis se termine", async () => {
    const id = await agent();
    faitDe(await donner(id, { dernier: jour("2026-12-31") }));
    expect(await signe(id, "2026-11-23")).toBeUndefined();
    expect(await signe(id, "2026-11-24")).toBe("Arrêté no 2026-118");
    expect(await signe(id, "2026-12-31")).toBe("Arrêté no 2026-118");
    expect(await signe(id, "2027-01-01")).toBeUndefined();

    const lues = async (par: string) => {
      const { acteur } = await monde.contexte(par);
      const enCours = await lirePour(monde.base.app, acteur, AUJOURDHUI, async (trx) =>
        listDelegationsEnCours(trx, await loadResponsabilite(trx, acteur, AUJOURDHUI), AUJOURDHUI),
      );
      return enCours.map((d) => d.utilisateurId);
    };
    expect(await lues(direction)).toContain(id);
    expect(
      await lues(await monde.compte(["responsable_territoire", "territoire", LENS])),
    ).toContain(id);
    expect(await lues(await monde.compte(["responsable_territoire", "territoire", ARRAS]))).toEqual(
      [],
    );

    const delegation = (await monde.vue(id)).delegations[0]?.id ?? "";
    const finir = async (version: number) =>
      finirDelegation(await monde.contexte(direction), id, version, delegation, AUJOURDHUI);
    faitDe(await finir(2));
    expect(await signe(id, "2026-11-24")).toBeUndefined();
    expect((await monde.vue(id)).delegations[0]).toMatchObject({
      periode: undefined,
      prevue: { debut: "2026-11-24", fin: "2027-01-01" },
    });
    expect(refusDe(await finir(3))).toBe("delegation_deja_finie");
  });

  it.each([
    ["avant l’arrêté", { debut: jour("2026-11-11") }, "delegation_avant_arrete"],
    ["à l’envers", { dernier: jour("2026-11-23") }, "delegation_periode_inverse"],
    ["sur une version dépassée", { version: 0 }, "modifie_entre_temps"],
  ])("%s : refusée", async (_cas, change, code) => {
    expect(refusDe(await donner(await agent(), change))).toBe(code);
  });

  it("pas à soi-même, ni au-delà d’un départ, ni à un compte désactivé", async () => {
    expect(refusDe(await donner(direction))).toBe("ses_propres_droits");
    const admin = await monde.compte(["administrateur_technique", "aucun"]);
    const id = await agent();
    faitDe(await partir(await monde.contexte(admin), id, 1, jour("2026-12-15")));
    expect(refusDe(await donner(id, { version: 2 }))).toBe("delegation_apres_depart");
    faitDe(await donner(id, { version: 2, dernier: jour("2026-12-14") }));
    faitDe(await partir(await monde.contexte(admin), id, 3, AUJOURDHUI));
    expect(refusDe(await donner(id, { version: 4 }))).toBe("delegataire_desactive");
    expect(await signe(id, "2026-11-24")).toBeUndefined();
  });
});
