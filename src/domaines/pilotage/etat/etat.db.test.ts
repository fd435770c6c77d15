import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { genererFlux } from "#domaines/flux/generateur/generateur.ts";
import { deposerFichier, importerDepot } from "#domaines/flux/index.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { exporterPersonnes } from "../export-personnes/usecases/exporter-personnes.ts";
import { lireEtat } from "./queries/lire-etat.ts";

const AUJOURDHUI = jour("2026-11-24");
const MOIS = ["2026-09", "2026-10", "2026-11"] as const;
const coffre = creerCoffre(Buffer.alloc(32, 7));

const lireCsv = async (chemin: string): Promise<readonly Record<string, string>[]> => {
  const [entete = "", ...lignes] = (await readFile(chemin, "utf8")).trimEnd().split("\n");
  const noms = entete.split(";");
  return lignes.map((ligne) => {
    const valeurs = ligne.split(";");
    return Object.fromEntries(noms.map((nom, i) => [nom, valeurs[i] ?? ""]));
  });
};

describe("état et export, après trois mensuels de synthèse", () => {
  let base: BaseDeTest;
  let dossier: string;
  let verite: readonly Record<string, string>[];
  let personnes: readonly Record<string, string>[];
  const exports = new Map<string, string>();
  const instants = new Map<string, string>();

  const exporter = async (champ: { au?: string; connuLe?: string } = {}): Promise<string> => {
    let texte = "";
    await exporterPersonnes(base.traitement, AUJOURDHUI, {
      champ: { au: champ.au ? jour(champ.au) : null, connuLe: champ.connuLe ?? null },
      coffre,
      ecrire: async (bloc) => {
        texte += bloc;
      },
    });
    return texte;
  };

  beforeAll(async () => {
    base = await baseDeTest();
    const client = await base.poolTraitement.connect();
    await chargerReferentiels(client, "62", AUJOURDHUI);
    client.release();
    dossier = await mkdtemp(join(tmpdir(), "passerelle-etat-"));
    const { fichiers } = await genererFlux({
      departement: "62",
      foyers: 200,
      mois: MOIS[0],
      graine: 3,
      sortie: dossier,
      moisSuivants: 2,
      bruit: true,
      pannes: [],
      quotidiens: false,
    });
    verite = await lireCsv(join(dossier, "verite-mois.csv"));
    personnes = await lireCsv(join(dossier, "verite-personnes.csv"));
    const atelier = {
      pool: base.poolTraitement,
      db: base.traitement,
      coffre,
      dossier: join(dossier, "depots"),
      departement: "62",
      aujourdhui: () => AUJOURDHUI,
      maintenant: () => new Date("2026-11-24T10:00:00Z"),
    };
    for (const mois of MOIS) {
      const mensuels = fichiers.filter(
        (f) => f.type === "beneficiaire_mensuel" && f.fichier.startsWith(mois),
      );
      for (const { fichier } of mensuels) {
        const depot = await deposerFichier(atelier, {
          chemin: join(dossier, fichier),
          nomFichier: fichier,
          deposePar: null,
          deplacer: false,
        });
        expect(await importerDepot(atelier, depot)).toMatchObject({ statut: "applique" });
      }
      const { rows } = await base.poolTraitement.query("select clock_timestamp()::text as a");
      instants.set(mois, rows[0].a.replace(" ", "T"));
      exports.set(mois, await exporter());
    }
  });
  afterAll(() => rm(dossier, { recursive: true }));

  it.each(MOIS)("%s : chaque compte est celui de la vérité, tel que connu alors", async (mois) => {
    const connuLe = instants.get(mois) ?? "";
    const etat = await lireEtat(base.traitement, AUJOURDHUI, { connuLe });
    const attendu = verite.filter((v) => v.mois === mois);
    const lu = etat.organismes.map((o) => [
      o.organisme,
      o.foyers,
      o.personnes,
      o.soumis.oui,
      o.soumis.non,
      o.soumis.inconnu,
      o.entrees,
      o.sorties,
      o.suspensions,
      o.mutations,
    ]);
    expect(lu.map((l) => [mois, ...l].join(";"))).toEqual(
      attendu.map((v) => Object.values(v).join(";")),
    );
    const total = (champ: string): number => attendu.reduce((t, v) => t + Number(v[champ]), 0);
    expect(etat).toMatchObject({ foyers: total("foyers"), personnes: total("personnes") });
    expect(Object.values(etat.etats).reduce((a, b) => a + b, 0)).toBe(etat.foyers);
  });

  it("le droit ouvert est celui des états 2, 3 et 4 de la vérité", async () => {
    const etat = await lireEtat(base.traitement, AUJOURDHUI);
    const dossiers = new Map(
      personnes.filter((p) => p.mois === MOIS[2]).map((p) => [p.numdemrsa, p.etat ?? ""]),
    );
    const ouverts = [...dossiers.values()].filter((e) => ["2", "3", "4"].includes(e));
    expect(etat.dans_le_droit).toBe(ouverts.length);
  });

  it("au 31 octobre, seuls les mensuels d’avant comptent ; avant tout fichier, rien", async () => {
    const octobre = await lireEtat(base.traitement, AUJOURDHUI, { au: jour("2026-10-31") });
    expect(octobre.organismes.map((o) => o.reference)).toEqual(["2026-10-31", "2026-10-31"]);
    const rien = await lireEtat(base.traitement, AUJOURDHUI, { connuLe: "2020-01-01T00:00:00Z" });
    expect(rien).toMatchObject({ foyers: 0, personnes: 0, organismes: [] });
  });

  it("l’export dit deux fois la même chose, aux octets près, et il est tracé", async () => {
    expect(await exporter()).toBe(exports.get(MOIS[2]));
    const { rows } = await base.poolTraitement.query(
      "select count(*) as n from trace where geste = 'personnes.exporter' and acteur = 'export'",
    );
    expect(rows[0].n).toBeGreaterThan(MOIS.length);
  });

  it("l’export tel que connu après le deuxième mois redonne ses histoires", async () => {
    const histoires = (texte: string): readonly unknown[] =>
      texte
        .trimEnd()
        .split("\n")
        .map((l) => JSON.parse(l))
        .map((p) => [p.organisme, p.matricule, p.numero_demande, p.appartenances, p.droits])
        .map((p) => JSON.stringify(p))
        .sort();
    const connuLe = instants.get(MOIS[1]) ?? "";
    expect(histoires(await exporter({ connuLe }))).toEqual(histoires(exports.get(MOIS[1]) ?? ""));
  });

  it("chaque personne du dernier mensuel a sa ligne, avec le NIR que l’organisme a écrit", async () => {
    const lignes = (exports.get(MOIS[2]) ?? "")
      .trimEnd()
      .split("\n")
      .map((l) => JSON.parse(l));
    const cles = new Set(
      lignes.map((l) => `${l.organisme};${l.numero_demande};${(l.nir ?? "").slice(0, 13)}`),
    );
    const attendues = personnes.filter((p) => p.mois === MOIS[2]);
    expect(attendues.filter((p) => !cles.has(`${p.organisme};${p.numdemrsa};${p.nir}`))).toEqual(
      [],
    );
    expect(lignes.every((l) => !("id" in l) && !("connu" in l))).toBe(true);
  });
});
