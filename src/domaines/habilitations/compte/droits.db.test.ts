import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { enTransaction, lirePour } from "#platform/db/transaction.ts";
import {
  ARRAS,
  AUJOURDHUI,
  FT,
  faitDe,
  LENS,
  ML,
  type MondeComptes,
  monterComptes,
  refusDe,
} from "./essais/monde.ts";
import { ouvrirSessionDeTest } from "./essais/session.ts";
import { lireCompte } from "./queries/lire-compte.ts";
import type { RoleDemande } from "./usecases/donner-role.ts";
import { donnerRole } from "./usecases/donner-role.ts";
import { partir } from "./usecases/partir.ts";
import { terminerRole } from "./usecases/terminer-role.ts";

let monde: MondeComptes;
let admin: string;

beforeAll(async () => {
  monde = await monterComptes();
  admin = await monde.compte(["administrateur_technique", "aucun"]);
});

const surLens = { type: "territoire", id: LENS } as const;
const surArras = { type: "territoire", id: ARRAS } as const;
const partout = { type: "departement", id: null } as const;

const donner = async (par: string, compteId: string, demande: Partial<RoleDemande>) =>
  donnerRole(await monde.contexte(par), compteId, await monde.version(compteId), {
    role: "agent_orientation",
    perimetre: surLens,
    debut: AUJOURDHUI,
    ...demande,
  });

describe("donner un rôle", () => {
  it("à dates et périmètre, il s’ajoute aux autres, l’histoire et la trace le disent", async () => {
    const id = await monde.compte(["agent_orientation", "territoire", LENS]);
    faitDe(await donner(admin, id, { perimetre: surArras, dernier: jour("2026-12-31") }));
    const { roles, changements, compte } = await monde.vue(id);
    expect(roles.map((r) => [r.lieu, r.periode])).toEqual([
      ["Territoire 2", { debut: "2026-11-24", fin: "2027-01-01" }],
      ["Territoire 1", { debut: "2026-01-01" }],
    ]);
    expect(compte.version).toBe(2);
    expect(changements[0]?.resume).toContain("Agent chargé de l’orientation, Territoire 2");
    const [trace] = await monde.lire(
      "select geste, champs, empreinte_valeurs is not null as prouve from trace where objet_id = $1",
      id,
    );
    expect(trace).toEqual({ geste: "comptes.donner_role", champs: ["affectation"], prouve: true });
  });

  it.each<[string, Partial<RoleDemande>, string]>([
    [
      "périmètre non admis",
      { role: "elu", perimetre: { type: "portefeuille", id: null } },
      "perimetre_non_admis",
    ],
    ["territoire inconnu", { perimetre: { type: "territoire", id: FT } }, "perimetre_inconnu"],
    ["début passé", { debut: jour("2026-11-23") }, "date_passee"],
    [
      "fin avant début",
      { debut: jour("2026-12-10"), dernier: jour("2026-12-09") },
      "periode_inverse",
    ],
    ["déjà donné", { debut: jour("2027-01-01") }, "role_deja_donne"],
    [
      "incompatible aujourd’hui",
      { role: "dpo", perimetre: { type: "aucun", id: null } },
      "roles_incompatibles",
    ],
    [
      "incompatible plus tard",
      { role: "payeur", perimetre: partout, debut: AUJOURDHUI },
      "roles_incompatibles",
    ],
    [
      "rôle du portail",
      { role: "allocataire", perimetre: { type: "dossier", id: LENS } },
      "role_non_donnable",
    ],
  ])("%s : refusé, rien n’est écrit", async (_cas, demande, code) => {
    const id = await monde.compte(
      ["agent_orientation", "territoire", LENS],
      ["gestionnaire_fse", "departement", undefined, "[2027-06-01,2028-01-01)"],
    );
    expect(refusDe(await donner(admin, id, demande))).toBe(code);
    expect((await monde.vue(id)).roles).toHaveLength(2);
  });

  it("aucun rôle ne dépasse un départ prévu", async () => {
    const id = await monde.compte(["agent_orientation", "territoire", LENS]);
    faitDe(await partir(await monde.contexte(admin), id, 1, jour("2026-12-15")));
    const sansFin = { role: "referent", perimetre: { type: "organisme", id: FT } } as const;
    expect(refusDe(await donner(admin, id, sansFin))).toBe("depart_prevu");
    faitDe(await donner(admin, id, { ...sansFin, dernier: jour("2026-12-14") }));
  });

  it("la paire incompatible passe quand les périodes ne se touchent pas", async () => {
    const id = await monde.compte(["gestionnaire_fse", "departement", undefined, "[2027-06-01,)"]);
    faitDe(
      await donner(admin, id, { role: "payeur", perimetre: partout, dernier: jour("2027-05-31") }),
    );
  });

  it("personne ne change ses propres droits, pas même par la base", async () => {
    expect(refusDe(await donner(admin, admin, {}))).toBe("ses_propres_droits");
    const { db, acteur, aujourdhui } = await monde.contexte(admin);
    await expect(
      enTransaction(db, acteur, aujourdhui, async (trx) => {
        await trx
          .insertInto("affectation")
          .values({
            utilisateur_id: admin,
            role: "direction",
            perimetre_type: "departement",
            validite: "[2026-11-24,)",
          })
          .execute();
        return { ok: true, value: undefined };
      }),
    ).rejects.toThrow("personne ne change ses propres droits");
  });

  it("deux administrateurs à la fois : l’un passe, l’autre apprend ce qui a changé", async () => {
    const id = await monde.compte();
    const autre = await monde.compte(["administrateur_technique", "aucun"]);
    const version = await monde.version(id);
    const fse = { role: "gestionnaire_fse", perimetre: partout, debut: AUJOURDHUI } as const;
    const paye = { role: "payeur", perimetre: partout, debut: AUJOURDHUI } as const;
    const faits = await Promise.all([
      donnerRole(await monde.contexte(admin), id, version, fse),
      donnerRole(await monde.contexte(autre), id, version, paye),
    ]);
    expect(faits.filter((f) => f.ok)).toHaveLength(1);
    const refus = faits.flatMap((f) => (f.ok ? [] : [f.refus]));
    expect(refus).toMatchObject([
      { code: "modifie_entre_temps", changements: [expect.stringContaining("Rôle donné")] },
    ]);
    expect((await monde.vue(id)).roles).toHaveLength(1);
  });

  it("deux écritures croisées, chacune à jour : la paire incompatible ne passe jamais", async () => {
    for (let essai = 0; essai < 5; essai += 1) {
      const id = await monde.compte();
      await Promise.all(
        (["gestionnaire_fse", "payeur"] as const).map(async (role) => {
          const demande = { role, perimetre: partout, debut: AUJOURDHUI };
          const contexte = await monde.contexte(admin);
          const premier = await donnerRole(contexte, id, 1, demande);
          // The loser reads the page again and insists.
          return premier.ok ? premier : donnerRole(contexte, id, 2, demande);
        }),
      );
      expect((await monde.vue(id)).roles).toHaveLength(1);
    }
  });
});

describe("terminer un rôle", () => {
  const unRole = async (id: string): Promise<string> => (await monde.vue(id)).roles[0]?.id ?? "";
  const finir = async (id: string, fin: string, par = admin) =>
    terminerRole(
      await monde.contexte(par),
      id,
      await monde.version(id),
      await unRole(id),
      jour(fin),
    );

  it("aujourd’hui : il s’arrête à la requête suivante d’une session déjà ouverte", async () => {
    const id = await monde.compte(["agent_orientation", "territoire", LENS]);
    const session = await ouvrirSessionDeTest(monde.base, id);
    expect((await session.resoudre())?.acteur.roles).toEqual(["agent_orientation"]);
    faitDe(await finir(id, AUJOURDHUI));
    expect((await session.resoudre())?.acteur).toMatchObject({
      roles: [],
      perimetre: { territoires: [] },
    });
    expect((await monde.vue(id)).roles[0]).toMatchObject({
      periode: { debut: "2026-01-01", fin: "2026-11-24" },
      prevue: { debut: "2026-01-01" },
    });
  });

  it("avant son premier jour, il n’a rien ouvert et reste lisible", async () => {
    const id = await monde.compte(["agent_orientation", "territoire", LENS, "[2027-01-01,)"]);
    faitDe(await finir(id, "2026-12-01"));
    expect((await monde.vue(id)).roles[0]).toMatchObject({
      periode: undefined,
      prevue: { debut: "2027-01-01" },
    });
    expect(refusDe(await finir(id, "2026-12-01"))).toBe("role_deja_termine");
  });

  it("ni dans le passé, ni deux fois, ni le rôle d’un autre compte", async () => {
    const id = await monde.compte([
      "agent_orientation",
      "territoire",
      LENS,
      "[2026-01-01,2026-12-01)",
    ]);
    expect(refusDe(await finir(id, "2026-11-23"))).toBe("date_passee");
    expect(refusDe(await finir(id, "2026-12-01"))).toBe("role_deja_termine");
    const autre = await monde.compte(["agent_orientation", "territoire", LENS]);
    const fait = await terminerRole(
      await monde.contexte(admin),
      id,
      1,
      await unRole(autre),
      AUJOURDHUI,
    );
    expect(refusDe(fait)).toBe("role_inconnu");
  });
});

describe("gestionnaire d’un opérateur", () => {
  let gestionnaire: string;
  const chezFt = { type: "organisme", id: FT } as const;
  beforeAll(async () => {
    gestionnaire = await monde.compte(["gestionnaire_operateur", "organisme", FT]);
  });

  it("donne les rôles de son organisme, pas les autres, ni ailleurs", async () => {
    const id = await monde.compte(["operateur", "organisme", FT]);
    faitDe(await donner(gestionnaire, id, { role: "referent", perimetre: chezFt }));
    for (const [role, perimetre] of [
      ["agent_orientation", surLens],
      ["referent", { type: "organisme", id: ML }],
      ["referent", { type: "portefeuille", id: null }],
      ["organisme_partenaire", chezFt],
    ] as const) {
      expect(refusDe(await donner(gestionnaire, id, { role, perimetre }))).toBe(
        "role_non_donnable",
      );
    }
  });

  it("un compte d’un autre organisme n’existe pas pour elle", async () => {
    const id = await monde.compte(["operateur", "organisme", ML]);
    expect(refusDe(await donner(gestionnaire, id, { role: "operateur", perimetre: chezFt }))).toBe(
      "compte_inconnu",
    );
    const { acteur } = await monde.contexte(gestionnaire);
    const vue = await lirePour(monde.base.app, acteur, AUJOURDHUI, (trx) =>
      lireCompte(trx, acteur, AUJOURDHUI, id),
    );
    expect(vue).toBeUndefined();
  });

  it("ne touche pas au compte d’un agent du département qui travaille aussi chez elle", async () => {
    const id = await monde.compte(
      ["agent_orientation", "territoire", LENS],
      ["operateur", "organisme", FT],
    );
    expect(refusDe(await donner(gestionnaire, id, { role: "referent", perimetre: chezFt }))).toBe(
      "hors_responsabilite",
    );
    const { acteur } = await monde.contexte(gestionnaire);
    const montree = await lirePour(monde.base.app, acteur, AUJOURDHUI, (trx) =>
      lireCompte(trx, acteur, AUJOURDHUI, id),
    );
    expect(montree?.gerable).toBe(false);
    expect(montree?.roles.filter((r) => r.aElle).map((r) => r.role)).toEqual(["operateur"]);
    const { roles } = await monde.vue(id);
    const terminer = async (role: string) =>
      terminerRole(
        await monde.contexte(gestionnaire),
        id,
        await monde.version(id),
        roles.find((r) => r.role === role)?.id ?? "",
        AUJOURDHUI,
      );
    expect(refusDe(await terminer("agent_orientation"))).toBe("hors_responsabilite");
    faitDe(await terminer("operateur"));
  });
});
