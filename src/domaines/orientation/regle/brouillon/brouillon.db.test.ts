import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction, lirePour } from "#platform/db/transaction.ts";
import { poserAgent } from "../../essais/agents.ts";
import { type MondeEssai, monterMonde } from "../../essais/monde.ts";
import { LISTE_FOURNIE } from "../liste-fournie.ts";
import type { Condition } from "../liste-regles.ts";
import { listVersions, versionAu } from "../queries/versions.ts";
import { loadBrouillon } from "./queries/brouillons.ts";
import {
  abandonnerBrouillon,
  deplacerRegle,
  enregistrerRegle,
  type RegleSaisie,
  retirerRegle,
} from "./usecases/modifier.ts";
import { ouvrirBrouillon } from "./usecases/ouvrir.ts";
import { type PublicationSaisie, publierBrouillon } from "./usecases/publier.ts";

const AUJOURDHUI = jour("2026-11-24");
const [premiere] = LISTE_FOURNIE.regles;
const JEUNES: RegleSaisie = {
  phrase_agent: "Moins de 30 ans, sans activité récente connue",
  phrase_personne: "vous avez moins de 30 ans",
  condition: { entre: { entree: "age", max: 29 } },
  parcours: "socio_pro",
  organisme_nature: "mission_locale",
};

let monde: MondeEssai;
let auteur: Acteur;
beforeAll(async () => {
  monde = await monterMonde(AUJOURDHUI);
  auteur = await poserAgent(monde, { territoires: [], roles: ["direction"] });
});
afterEach(async () => {
  const { poolTraitement } = monde.base;
  await poolTraitement.query("delete from brouillon_regles");
});

const versions = () => lirePour(monde.base.app, auteur, AUJOURDHUI, (trx) => listVersions(trx));
const ouvrir = async (): Promise<string> => {
  const [derniere] = await versions();
  const ouvert = await enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
    ouvrirBrouillon(trx, auteur, { nom: "Règles d’essai", baseId: derniere?.id ?? "" }),
  );
  return ouvert.ok ? ouvert.value : "";
};
const lire = (id: string) =>
  lirePour(monde.base.app, auteur, AUJOURDHUI, (trx) => loadBrouillon(trx, id));
const sur = (brouillonId: string, version: number) => ({ acteur: auteur, brouillonId, version });
const modifier = (id: string, version: number, code: string | null, regle: RegleSaisie) =>
  enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
    enregistrerRegle(trx, sur(id, version), code, regle),
  );
const publier = (id: string, version: number, change: Partial<PublicationSaisie> = {}) =>
  enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
    publierBrouillon(
      trx,
      sur(id, version),
      {
        acte: "Délibération d’essai",
        debut: jour("2027-01-01"),
        voteLe: null,
        voix: null,
        ...change,
      },
      AUJOURDHUI,
    ),
  );

describe("R-ALG-05 préparer une liste de règles", () => {
  it("part d’une version, change sans la changer, et garde la trace de chaque geste", async () => {
    const id = await ouvrir();
    expect(await modifier(id, 1, "moins_26_ans", JEUNES)).toMatchObject({ ok: true });
    const nouvelle = await modifier(id, 2, null, { ...JEUNES, phrase_agent: "Une règle de plus" });
    expect(nouvelle).toEqual({ ok: true, value: "une_regle_de_plus" });
    await enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
      deplacerRegle(trx, sur(id, 3), "une_regle_de_plus", "monter"),
    );
    await enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
      retirerRegle(trx, sur(id, 4), "droit_ancien"),
    );
    const lu = await lire(id);
    expect(lu?.version).toBe(5);
    expect(lu?.regles.map((r) => r.rang)).toEqual(lu?.regles.map((_, i) => i + 1));
    expect(lu?.regles.find((r) => r.code === "moins_26_ans")?.condition).toEqual(JEUNES.condition);
    expect((await versions())[0]?.regles).toEqual(LISTE_FOURNIE.regles);
    const { rows } = await monde.base.poolTraitement.query(
      "select geste from trace where objet_id = $1 order by seq",
      [id],
    );
    expect(rows.map((r) => r.geste)).toEqual([
      "regles.ouvrir",
      "regles.modifier",
      "regles.modifier",
      "regles.modifier",
      "regles.modifier",
    ]);
  });

  it("deux auteurs : le second apprend que le brouillon a changé", async () => {
    const id = await ouvrir();
    await modifier(id, 1, "moins_26_ans", JEUNES);
    expect(await modifier(id, 1, "moins_26_ans", JEUNES)).toEqual({
      ok: false,
      refus: { code: "brouillon_change" },
    });
  });

  it.each<{ cas: string; regle: Partial<RegleSaisie> }>([
    { cas: "nomme le sexe", regle: { phrase_agent: "Femmes de moins de 30 ans" } },
    { cas: "nomme la santé", regle: { phrase_personne: "vous avez un problème de santé" } },
    {
      cas: "regarde une entrée qui n’est pas publiée",
      regle: { condition: { present: "nationalite" } as unknown as Condition },
    },
  ])("R-ORI-09 une règle qui $cas n’entre pas", async ({ regle }) => {
    const id = await ouvrir();
    expect(await modifier(id, 1, "moins_26_ans", { ...JEUNES, ...regle })).toMatchObject({
      refus: { code: "regle_refusee" },
    });
  });
});

describe("R-ALG-05 publier une liste de règles", () => {
  it("refuse le passé, une liste inchangée, un vote après l’effet", async () => {
    const id = await ouvrir();
    expect(await publier(id, 1)).toMatchObject({ refus: { code: "sans_changement" } });
    await modifier(id, 1, "moins_26_ans", JEUNES);
    expect(await publier(id, 2, { debut: jour("2026-11-23") })).toMatchObject({
      refus: { code: "publication_passee" },
    });
    expect(await publier(id, 2, { voteLe: jour("2027-01-02") })).toMatchObject({
      refus: { code: "vote_apres_effet" },
    });
  });

  it("refuse une liste où quelqu’un n’aurait aucun chemin, ou dont une règle ne sert pas", async () => {
    const trouee = await ouvrir();
    await enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
      retirerRegle(trx, sur(trouee, 1), "a_recueillir"),
    );
    expect(await publier(trouee, 2)).toMatchObject({ refus: { code: "controle_bloquant" } });
    const masquee = await ouvrir();
    await modifier(masquee, 1, "moins_26_ans", { ...JEUNES, condition: { et: [] } });
    expect(await publier(masquee, 2)).toMatchObject({ refus: { code: "controle_bloquant" } });
  });

  it("s’applique à sa date ; la version d’avant finit ce jour-là, et aucune ne se récrit", async () => {
    const id = await ouvrir();
    await modifier(id, 1, "moins_26_ans", JEUNES);
    const voix = { pour: 60, contre: 10, abstentions: 8 };
    const publiee = await publier(id, 2, { voteLe: jour("2026-11-20"), voix });
    expect(publiee).toEqual({ ok: true, value: 2 });
    const au = (j: string) =>
      lirePour(monde.base.app, auteur, AUJOURDHUI, (trx) => versionAu(trx, jour(j)));
    expect((await au("2026-12-31"))?.version).toBe(1);
    expect(await au("2027-01-01")).toMatchObject({
      version: 2,
      voix,
      acte: "Délibération d’essai",
    });
    expect(await lire(id)).toMatchObject({ etat: "publie" });
    expect(await modifier(id, 3, "moins_26_ans", JEUNES)).toMatchObject({
      refus: { code: "brouillon_clos", etat: "publie" },
    });
    const { poolTraitement } = monde.base;
    for (const change of ["acte = 'autre'", "regles = '[]'", "validite = '[2020-01-01,)'"]) {
      await expect(
        poolTraitement.query(`update liste_regles set ${change} where version = 2`),
      ).rejects.toThrow(/ne se modifie pas/);
    }
    await expect(
      poolTraitement.query(
        "update liste_regles set validite = '[2025-01-01,2028-01-01)' where version = 1",
      ),
    ).rejects.toThrow(/ne se modifie pas/);
    await expect(poolTraitement.query("delete from liste_regles")).rejects.toThrow(
      /ne se retire pas|violates/,
    );
    const suivant = await ouvrir();
    await modifier(suivant, 1, premiere?.code ?? "", { ...JEUNES, phrase_agent: "Autre phrase" });
    expect(await publier(suivant, 2)).toMatchObject({
      refus: { code: "publication_avant_derniere", debut: "2027-01-01" },
    });
  });

  it("abandonné, un brouillon ne bouge plus", async () => {
    const id = await ouvrir();
    await enTransaction(monde.base.app, auteur, AUJOURDHUI, (trx) =>
      abandonnerBrouillon(trx, sur(id, 1)),
    );
    expect(await publier(id, 2)).toMatchObject({
      refus: { code: "brouillon_clos", etat: "abandonne" },
    });
  });
});
