import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { tracer, tracerTous } from "#platform/trace/trace.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import {
  acteurDeTest,
  COMPTES,
  garnirPersonnes,
  garnirReseau,
  idDeTest,
  TERRITOIRES,
} from "../perimetre/donnees-de-test.ts";
import { compterExport, purgerGestesComptes } from "./alarme.ts";
import { listAlarmes } from "./queries/alarmes.ts";
import { traiterAlarme } from "./usecases/traiter-alarme.ts";

const AUJOURDHUI = jour("2026-11-24");
const PERSONNE = idDeTest("e", 1);
const [unCompte = "", dpo = ""] = COMPTES;
const agent = acteurDeTest(unCompte, { territoires: [TERRITOIRES[0] ?? ""] });
const delegue: Acteur = { ...acteurDeTest(dpo), roles: ["dpo"] };

let base: BaseDeTest;
let client: pg.Client;

beforeAll(async () => {
  base = await baseDeTest();
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await garnirReseau(client);
  // These tests are also played at night and on Sundays.
  await client.query("update regle_alarme set active = false where code = 'heure_inhabituelle'");
  await garnirPersonnes(client, [
    { id: PERSONNE, territoireId: TERRITOIRES[0] ?? null, organismeId: null, referentId: null },
  ]);
});
afterAll(() => client.end());
beforeEach(async () => {
  await client.query("delete from alarme");
  await client.query("delete from compte_geste");
  await client.query("delete from session");
  await client.query("update utilisateur set etat = 'actif'");
  await client.query(
    `insert into session (empreinte, utilisateur_id, jeton_csrf, expire_a)
     values ('\\x01', $1, 'x', now() + interval '1 day')`,
    [unCompte],
  );
});

const consulter = (fois: number, geste = "personnes.consulter"): Promise<void> =>
  lirePour(base.app, agent, AUJOURDHUI, (trx) =>
    tracerTous(
      trx,
      Array.from({ length: fois }, () => ({ acteur: agent, geste, personneId: PERSONNE })),
    ),
  );
const alarmes = () => lirePour(base.app, delegue, AUJOURDHUI, listAlarmes);
const etatDuCompte = async (): Promise<string> =>
  (await client.query("select etat from utilisateur where id = $1", [unCompte])).rows[0].etat;
const sessionsOuvertes = async (): Promise<number> =>
  (await client.query("select 1 from session where revoquee_a is null")).rows.length;

describe("lecture de masse", () => {
  it("299 dossiers en dix minutes ne disent rien ; le trois-centième bloque le compte et ferme ses sessions", async () => {
    await consulter(299);
    expect(await alarmes()).toEqual([]);
    expect(await etatDuCompte()).toBe("actif");
    await consulter(1);
    expect(await alarmes()).toMatchObject([
      {
        libelle: "Trop de dossiers ouverts en peu de temps",
        nombre: 300,
        blocage: true,
        bloque: true,
      },
    ]);
    expect(await etatDuCompte()).toBe("bloque");
    expect(await sessionsOuvertes()).toBe(0);
  });

  it("ce qui date de plus de dix minutes ne compte plus", async () => {
    await consulter(299);
    await client.query("update compte_geste set a = a - interval '11 minutes'");
    await consulter(299);
    expect(await alarmes()).toEqual([]);
  });

  it("un autre geste ne compte pas", async () => {
    await consulter(400, "personnes.lister");
    expect(await alarmes()).toEqual([]);
  });

  it("une consultation annulée avec sa transaction ne compte pas", async () => {
    await lirePour(base.app, agent, AUJOURDHUI, async (trx) => {
      await tracer(trx, { acteur: agent, geste: "personnes.consulter" });
      throw new Error("panne");
    }).catch(() => undefined);
    expect((await client.query("select 1 from compte_geste")).rows).toEqual([]);
  });
});

describe("autres alarmes", () => {
  it("mille personnes exportées en une heure, en plusieurs fichiers", async () => {
    const exporter = (n: number) =>
      lirePour(base.app, agent, AUJOURDHUI, (trx) => compterExport(trx, agent, n));
    await exporter(600);
    expect(await alarmes()).toEqual([]);
    await exporter(400);
    expect(await alarmes()).toMatchObject([{ nombre: 1000, blocage: false }]);
    expect(await etatDuCompte()).toBe("actif");
  });

  it("cinquante connexions refusées, quel que soit le compte essayé", async () => {
    await lirePour(base.app, agent, AUJOURDHUI, (trx) =>
      tracerTous(
        trx,
        Array.from({ length: 50 }, () => ({ acteur: "visiteur", geste: "session.refuser" })),
      ),
    );
    expect(await alarmes()).toMatchObject([{ compte: null, nombre: 50 }]);
  });

  it("vingt adresses refusées à un compte", async () => {
    await consulter(20, "acces.refuser");
    expect(await alarmes()).toMatchObject([{ nombre: 20, blocage: false }]);
  });

  it("une ouverture hors du périmètre se voit dès la première", async () => {
    await consulter(1, "personnes.briser_glace");
    expect(await alarmes()).toMatchObject([{ libelle: "Dossier ouvert hors du périmètre" }]);
  });

  it.each([
    ["2026-11-24T08:00:00Z", false, "un mardi à 9 h"],
    ["2026-11-24T04:59:00Z", true, "un mardi à 5 h 59"],
    ["2026-11-24T21:00:00Z", true, "un mardi à 22 h"],
    ["2026-07-14T19:30:00Z", false, "en été, un mardi à 21 h 30"],
    ["2026-11-22T10:00:00Z", true, "un dimanche"],
  ])("heure inhabituelle : %s est %s (%s)", async (instant, attendue) => {
    const { rows } = await client.query(
      "select passerelle.est_hors_heures($1::timestamptz, heures_ouvrees) as h from regle_alarme where code = 'heure_inhabituelle'",
      [instant],
    );
    expect(rows[0].h).toBe(attendue);
  });

  it("une règle éteinte ne compte rien", async () => {
    await client.query("update regle_alarme set active = false where code = 'bris_de_glace'");
    await consulter(1, "personnes.briser_glace");
    expect(await alarmes()).toEqual([]);
    await client.query("update regle_alarme set active = true where code = 'bris_de_glace'");
  });
});

it("les gestes comptés depuis plus d’un jour s’effacent, les autres restent", async () => {
  await consulter(2);
  await client.query("update compte_geste set a = a - interval '25 hours'");
  await consulter(3);
  await base.traitement.transaction().execute(purgerGestesComptes);
  const { rows } = await client.query("select sum(nombre)::int as nombre from compte_geste");
  expect(rows).toEqual([{ nombre: 3 }]);
});

describe("traiter une alarme", () => {
  const demande = { acteur: delegue, aujourdhui: AUJOURDHUI, requeteId: "r" };
  const suite = "Appelée : c’était bien elle, pour la campagne de novembre.";

  it("la clore sans lever laisse le compte bloqué ; la lever le rend, ses anciennes sessions non", async () => {
    await consulter(300);
    const [alarme] = await alarmes();
    const id = alarme?.id ?? 0;
    expect(await traiterAlarme(base.app, demande, { id, suite, lever: false })).toMatchObject({
      ok: true,
    });
    expect(await etatDuCompte()).toBe("bloque");
    expect(await traiterAlarme(base.app, demande, { id, suite, lever: true })).toMatchObject({
      refus: { code: "alarme_traitee" },
    });
    await client.query("delete from alarme");
    await consulter(1);
    const [seconde] = await alarmes();
    await traiterAlarme(base.app, demande, { id: seconde?.id ?? 0, suite, lever: true });
    expect(await etatDuCompte()).toBe("actif");
    expect(await sessionsOuvertes()).toBe(0);
  });

  it("une alarme inconnue est refusée", async () =>
    expect(await traiterAlarme(base.app, demande, { id: 9_999, suite, lever: true })).toMatchObject(
      {
        refus: { code: "alarme_introuvable" },
      },
    ));
});
