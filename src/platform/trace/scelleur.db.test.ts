import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { verifierTrace } from "#entrypoints/verificateur-trace/verifier.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import { type BaseDeTest, baseDeTest } from "../../../tests/base.ts";
import { purgerTrace } from "./purge.ts";
import { tracer } from "./trace.ts";
import { type AtelierTrace, atelierTrace, CLE, COFFRE, ecrireTrace } from "./trace-de-test.ts";

let base: BaseDeTest;
let atelier: AtelierTrace;

beforeAll(async () => {
  base = await baseDeTest();
  atelier = await atelierTrace(base);
});

beforeEach(async () => {
  await atelier.superutilisateur.query("truncate trace, trace_scellee, ancre restart identity");
  await writeFile(join(atelier.dossier, "ancres.jsonl"), "");
  await writeFile(join(atelier.dossier, "tetes.json"), "[]");
});

const lire = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> =>
  (await atelier.superutilisateur.query<T>(sql)).rows;
const verifier = () => verifierTrace({ url: base.url, cle: CLE, dossier: atelier.dossier });
const ancresDuFichier = async (): Promise<readonly { genre: string; categorie: string }[]> =>
  (await readFile(join(atelier.dossier, "ancres.jsonl"), "utf8"))
    .split("\n")
    .filter((l) => l !== "")
    .map((l) => JSON.parse(l));

/** What another process does has no event to wait for: tried again, a few seconds at most. */
const attendre = <T>(essai: () => Promise<T>): Promise<T> =>
  vi.waitFor(essai, { timeout: 5_000, interval: 20 });

describe("scelleur", () => {
  it("toute colonne de la trace entre dans le sceau, sauf le numéro de transaction", async () => {
    const colonnes = await lire<{ nom: string }>(
      `select attname as nom from pg_attribute where attrelid = 'trace'::regclass and attnum > 0 and not attisdropped`,
    );
    expect(colonnes.map((c) => c.nom).sort()).toEqual(
      [
        ..."seq a acteur_id acteur geste objet_sorte objet_id personne_id motif champs".split(" "),
        ..."empreinte_valeurs depot_id requete_id transaction_id".split(" "),
      ].sort(),
    );
  });

  it("chaque ligne a un rang dans la chaîne de sa catégorie et de son mois", async () => {
    const { superutilisateur } = atelier;
    const midi = "2026-11-17T12:00:00+01:00";
    await ecrireTrace(superutilisateur, "personnes.modifier", 3, midi);
    await ecrireTrace(superutilisateur, "personnes.consulter", 2, midi);
    await ecrireTrace(superutilisateur, "personnes.modifier", 1, "2026-10-31T23:30:00+01:00");
    // Half an hour later in UTC, another month in Paris.
    await ecrireTrace(superutilisateur, "personnes.modifier", 1, "2026-11-01T00:30:00+01:00");
    expect(await atelier.passer(new Date("2026-11-17T12:00:00Z"))).toBe(7);
    expect(
      await lire(
        "select categorie, mois::text, max(rang)::int as rangs from trace_scellee group by 1, 2 order by 1, 2",
      ),
    ).toEqual([
      expect.objectContaining({ categorie: "consultation", rangs: 2 }),
      { categorie: "ecriture", mois: "2026-10-01", rangs: 1 },
      { categorie: "ecriture", mois: "2026-11-01", rangs: 4 },
    ]);
    expect(await atelier.passer()).toBe(0);
    expect(await verifier()).toMatchObject({ conforme: true, lignes: 7, avertissements: [] });
  });

  it("une transaction validée après ses voisines est scellée plus tard, jamais perdue", async () => {
    const lente = new pg.Client({ connectionString: base.url });
    await lente.connect();
    const { scelleur, quitter } = await atelier.sceller();
    try {
      await lente.query("set search_path = passerelle, public");
      await lente.query("begin");
      await ecrireTrace(lente, "personnes.modifier", 2);
      await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 2);
      expect(await scelleur.passer()).toBe(2);
      await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 1);
      expect(await scelleur.passer()).toBe(1);
      await lente.query("commit");
      expect(await scelleur.passer()).toBe(2);
      expect(await scelleur.passer()).toBe(0);
      const rangs = await lire<{ seq: string }>(
        "select trace_seq as seq from trace_scellee order by rang",
      );
      expect(rangs.map((r) => Number(r.seq))).toEqual([3, 4, 5, 1, 2]);
      expect((await verifier()).conforme).toBe(true);
    } finally {
      quitter();
      await lente.end();
    }
  });

  it("une transaction annulée ne laisse rien à attendre", async () => {
    const { scelleur, quitter } = await atelier.sceller();
    try {
      await enTraitement(base.traitement, jour("2026-11-24"), async (trx) => {
        await tracer(trx, { acteur: "essai", geste: "flux.appliquer" });
        return { ok: false, refus: undefined };
      });
      await enTraitement(base.traitement, jour("2026-11-24"), async (trx) =>
        accepte(await tracer(trx, { acteur: "essai", geste: "flux.appliquer" })),
      );
      expect(await scelleur.passer()).toBe(1);
      expect((await verifier()).non_scellees).toEqual({ lignes: 0, plus_ancienne: null });
    } finally {
      quitter();
    }
  });

  it("un seul scelle à la fois, l’autre attend sa place", async () => {
    const premier = await atelier.sceller();
    await expect(atelier.sceller()).rejects.toThrow("Un autre scelleur");
    premier.quitter();
    const second = await attendre(() => atelier.sceller());
    second.quitter();
  });

  it.each([
    ["avant la fin de son écriture", true],
    ["après son écriture, avant celle des têtes", false],
  ])("tué %s, il ne scelle rien deux fois et n’oublie rien", async (_quand, avant) => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 50);
    const { scelleur, quitter } = await atelier.sceller();
    await scelleur.passer();
    const tetes = await readFile(join(atelier.dossier, "tetes.json"), "utf8");
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 50);
    if (avant) {
      // The lot waits behind this lock; its server process is ended there.
      const verrou = new pg.Client({ connectionString: base.url });
      await verrou.connect();
      await verrou.query("begin; lock table passerelle.trace_scellee in exclusive mode");
      const passe = scelleur.passer().catch((erreur: unknown) => erreur);
      await attendre(async () => {
        const { rowCount } = await atelier.superutilisateur.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where wait_event_type = 'Lock' and query like '%insert into trace_scellee%' and pid <> pg_backend_pid()`,
        );
        if (rowCount === 0) throw new Error("pas encore en attente");
      });
      expect(await passe).toBeInstanceOf(Error);
      await verrou.query("rollback");
      await verrou.end();
    } else {
      await scelleur.passer();
      await writeFile(join(atelier.dossier, "tetes.json"), tetes);
    }
    quitter();
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 10);
    await attendre(() => atelier.passer());
    expect(
      await lire("select count(*)::int as n, max(rang)::int as fin from trace_scellee"),
    ).toEqual([{ n: 110, fin: 110 }]);
    expect((await verifier()).conforme).toBe(true);
  });

  it("la fin coupée pendant son absence reste visible après sa reprise", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 10);
    await atelier.passer();
    await atelier.superutilisateur.query(
      "delete from trace where seq > 7; delete from trace_scellee where rang > 7",
    );
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 2);
    await atelier.passer();
    const { defauts } = await verifier();
    expect(defauts).toMatchObject([{ quoi: "supprimee", rang: 8 }]);
    expect(defauts[0]?.message).toContain("rang 10");
  });
});

describe("ancres", () => {
  const NOVEMBRE = new Date("2026-11-30T11:00:00Z");

  it("chaque jour ferme les chaînes qui ont avancé, dans la base et hors d’elle", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 3, "2026-11-29T12:00:00Z");
    await atelier.passer(new Date("2026-11-29T13:00:00Z"));
    await ecrireTrace(atelier.superutilisateur, "personnes.consulter", 1, "2026-11-30T09:00:00Z");
    await atelier.passer(NOVEMBRE);
    await atelier.passer(NOVEMBRE);
    expect(await lire("select categorie, jour::text, rang::int from ancre")).toEqual([
      { categorie: "ecriture", jour: "2026-11-29", rang: 3 },
    ]);
    expect(await ancresDuFichier()).toMatchObject([{ genre: "jour", categorie: "ecriture" }]);
    expect(await verifier()).toMatchObject({ conforme: true, ancres: 1, avertissements: [] });
  });

  it("une base réécrite sans ses ancres est dénoncée par celles du dehors", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 3, "2026-11-29T12:00:00Z");
    await atelier.passer(new Date("2026-11-29T13:00:00Z"));
    await atelier.passer(NOVEMBRE);
    await atelier.superutilisateur.query("truncate trace, trace_scellee, ancre");
    const { defauts } = await verifier();
    expect(defauts.map((d) => d.quoi).sort()).toEqual(["ancre", "tronquee"]);
  });

  it("une ancre falsifiée est nommée, une ligne coupée du fichier est seulement dite", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 3, "2026-11-29T12:00:00Z");
    await atelier.passer(new Date("2026-11-29T13:00:00Z"));
    await atelier.passer(NOVEMBRE);
    await appendFile(join(atelier.dossier, "ancres.jsonl"), '{"genre":"jo');
    expect((await verifier()).avertissements).toEqual(["Lignes illisibles dans ancres.jsonl : 1."]);
    await atelier.superutilisateur.query("update ancre set rang = 2");
    const { defauts } = await verifier();
    expect(defauts.map((d) => d.message)).toEqual([
      "ancre du 2026-11-29 falsifiée dans la base.",
      "ancre du 2026-11-29 supprimée de la base.",
    ]);
  });

  it("une ancre de la base absente du fichier y est remise à la reprise", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 3, "2026-11-29T12:00:00Z");
    await atelier.passer(new Date("2026-11-29T13:00:00Z"));
    await atelier.passer(NOVEMBRE);
    await writeFile(join(atelier.dossier, "ancres.jsonl"), "");
    expect((await verifier()).avertissements).toEqual([
      "Ancres de la base absentes du fichier : 1.",
    ]);
    await atelier.passer(NOVEMBRE);
    expect((await verifier()).avertissements).toEqual([]);
  });

  it("un mois clos ne reçoit plus rien : la ligne tardive va dans le mois courant", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 2, "2026-10-30T12:00:00Z");
    await atelier.passer(new Date("2026-10-30T13:00:00Z"));
    await atelier.passer(new Date("2026-11-01T11:00:00Z"));
    expect(await lire("select 1 from ancre where genre = 'cloture'")).toEqual([]);
    await atelier.passer(new Date("2026-11-02T11:00:00Z"));
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 1, "2026-10-31T12:00:00Z");
    await atelier.passer(NOVEMBRE);
    expect(await lire("select mois::text, rang::int from trace_scellee order by 1, 2")).toEqual([
      { mois: "2026-10-01", rang: 1 },
      { mois: "2026-10-01", rang: 2 },
      { mois: "2026-11-01", rang: 1 },
    ]);
    expect(await verifier()).toMatchObject({ conforme: true, tardives: 1 });
  });
});

describe("purge d’un mois", () => {
  const purger = async (maintenant: Date, aBlanc = false) => {
    const client = await atelier.connexions.connect();
    const { fichiers } = atelier;
    const options = { client, signer: COFFRE.signer, fichiers, conservation: 12, maintenant };
    return purgerTrace({ ...options, aBlanc }).finally(() => client.release());
  };
  const OCTOBRE = "2025-10-15T12:00:00Z";

  beforeEach(async () => {
    const { superutilisateur } = atelier;
    await ecrireTrace(superutilisateur, "personnes.consulter", 5, OCTOBRE);
    await ecrireTrace(superutilisateur, "personnes.modifier", 5, "2025-11-15T12:00:00Z");
    await atelier.passer(new Date("2025-11-15T13:00:00Z"));
    await atelier.passer(new Date("2025-12-02T12:00:00Z"));
  });

  it("passé douze mois, vide la chaîne, garde son ancre, se trace, et les autres restent vérifiables", async () => {
    expect(await purger(new Date("2026-10-31T12:00:00Z"))).toEqual([]);
    expect(await purger(new Date("2026-11-01T12:00:00Z"), true)).toHaveLength(1);
    expect(await purger(new Date("2026-11-01T12:00:00Z"))).toMatchObject([
      { chaine: "consultation/2025-10", lignes: 5 },
    ]);
    expect(await purger(new Date("2026-11-01T12:00:00Z"))).toEqual([]);
    expect(
      await lire("select count(*)::int as n from trace where geste = 'personnes.consulter'"),
    ).toEqual([{ n: 0 }]);
    expect(await lire("select acteur, objet_id from trace where geste = 'trace.purger'")).toEqual([
      { acteur: "conservation", objet_id: "consultation/2025-10" },
    ]);
    await atelier.passer();
    expect(await verifier()).toMatchObject({ conforme: true, purgees: 1, lignes: 6 });
  });

  it("une chaîne effacée sans purge signée est dite tronquée", async () => {
    await atelier.superutilisateur.query(
      "delete from trace where geste = 'personnes.consulter'; delete from trace_scellee where categorie = 'consultation'",
    );
    expect((await verifier()).defauts).toMatchObject([
      { quoi: "tronquee", chaine: "consultation/2025-10", rang: 1 },
    ]);
  });
});

describe("la trace ne se réécrit pas", () => {
  const REFUSE = { code: "42501" };
  const ROLES = ["application", "traitement", "proprietaire"] as const;
  const GESTES = [
    ["changer une ligne", "update trace set motif = 'x'"],
    ["retirer une ligne", "delete from trace"],
    ["vider la trace", "truncate trace"],
    ["changer un maillon", "update trace_scellee set rang = rang"],
    ["retirer un maillon", "delete from trace_scellee"],
    ["changer une ancre", "update ancre set rang = rang"],
    ["retirer une ancre", "delete from ancre"],
  ] as const;
  const bassin = {
    application: "poolApp",
    traitement: "poolTraitement",
    proprietaire: "poolJobs",
  } as const;

  it.each(ROLES.flatMap((role) => GESTES.map(([quoi, sql]) => ({ role, quoi, sql }))))(
    "$role ne peut pas $quoi",
    async ({ role, sql }) => expect(base[bassin[role]].query(sql)).rejects.toMatchObject(REFUSE),
  );

  it.each(["application", "traitement"] as const)(
    "%s n’écrit ni maillon ni ancre",
    async (role) => {
      const maillon = `insert into trace_scellee values ('ecriture', '2026-11-01', 1, 1, now(), '\\x00', '\\x00')`;
      const ancre = `insert into ancre values ('ecriture', '2026-11-01', 'jour', '2026-11-01', 1, '\\x00', now(), '\\x00')`;
      await expect(base[bassin[role]].query(maillon)).rejects.toMatchObject(REFUSE);
      await expect(base[bassin[role]].query(ancre)).rejects.toMatchObject(REFUSE);
    },
  );

  it.each(["a", "transaction_id"])("personne ne choisit la colonne %s", async (colonne) => {
    const sql = `insert into trace (acteur, geste, ${colonne}) values ('x', 'y', default)`;
    await expect(base.poolApp.query(sql)).rejects.toMatchObject(REFUSE);
  });
});
