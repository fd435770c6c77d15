import { beforeAll, describe, expect, it } from "vitest";
import { type Jour, jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { enTraitement, enTransaction, lirePour } from "#platform/db/transaction.ts";
import {
  AUJOURDHUI,
  FT,
  faitDe,
  LENS,
  ML,
  type MondeComptes,
  monterComptes,
  refusDe,
} from "../compte/essais/monde.ts";
import { partir } from "../compte/usecases/partir.ts";
import { acteurDeTest, garnirPersonnes, idDeTest } from "../perimetre/donnees-de-test.ts";
import { entretenirRemplacements, ouvrirRemplacement } from "./store.ts";
import { declarerAbsence, finirAbsence } from "./usecases/declarer-absence.ts";

const DEBUT = jour("2026-12-01");
const DERNIER = jour("2026-12-20");
const PORTEFEUILLE = 2_000;

let monde: MondeComptes;
let absente: string;
let collegue: string;
let responsable: string;

beforeAll(async () => {
  monde = await monterComptes();
  absente = await monde.compte(["referent", "organisme", FT], ["referent", "portefeuille"]);
  collegue = await monde.compte(["referent", "organisme", FT]);
  responsable = await monde.compte(["responsable_territoire", "territoire", LENS]);
  await monde.lire("update organisme_referent set territoire_id = $1 where id = $2", LENS, FT);
  const client = await monde.base.poolTraitement.connect();
  await garnirPersonnes(
    client,
    Array.from({ length: PORTEFEUILLE }, (_, n) => ({
      id: idDeTest("f3", n),
      // The last one lives elsewhere: the responsible does not answer for her.
      territoireId: n === PORTEFEUILLE - 1 ? null : LENS,
      organismeId: null,
      referentId: absente,
    })),
  );
  client.release();
});

/** How many persons an account sees with no other right than the links opened to it. */
const voit = async (id: string, le: Jour): Promise<number> =>
  lirePour(monde.base.app, acteurDeTest(id), le, async (trx) => {
    const lignes = await trx.selectFrom("personne").select("id").execute();
    return lignes.length;
  });

const declarer = async (demande: object = {}, par = responsable, id = absente) =>
  declarerAbsence(await monde.contexte(par), id, {
    version: await monde.version(id),
    debut: DEBUT,
    dernier: DERNIER,
    remplacant: collegue,
    ...demande,
  });

const finir = async (retour: Jour) => {
  const { absences, compte } = await monde.vue(absente);
  const id = absences.find((a) => a.periode !== undefined)?.id ?? "";
  return finirAbsence(await monde.contexte(responsable), absente, compte.version, id, retour);
};

describe("absence et remplacement", () => {
  it("ouvre le portefeuille au collègue pendant l’absence, et seulement ce dont le responsable répond", async () => {
    expect(faitDe(await declarer())).toBe(PORTEFEUILLE - 1);
    expect(await voit(collegue, jour("2026-11-30"))).toBe(0);
    expect(await voit(collegue, DEBUT)).toBe(PORTEFEUILLE - 1);
    expect(await voit(collegue, DERNIER)).toBe(PORTEFEUILLE - 1);
    expect(await voit(collegue, jour("2026-12-21"))).toBe(0);
    expect(refusDe(await declarer({ debut: DERNIER, dernier: jour("2027-01-10") }))).toBe(
      "absence_chevauche",
    );
  });

  it("se ferme au retour, dès ce jour", async () => {
    faitDe(await finir(jour("2026-12-10")));
    expect(await voit(collegue, jour("2026-12-09"))).toBe(PORTEFEUILLE - 1);
    expect(await voit(collegue, jour("2026-12-10"))).toBe(0);
  });

  it("annulée avant son début, n’a rien ouvert et reste lisible", async () => {
    faitDe(await declarer({ debut: jour("2027-02-01"), dernier: jour("2027-02-10") }));
    const { absences, compte } = await monde.vue(absente);
    const id = absences[0]?.id ?? "";
    faitDe(
      await finirAbsence(
        await monde.contexte(responsable),
        absente,
        compte.version,
        id,
        AUJOURDHUI,
      ),
    );
    expect(await voit(collegue, jour("2027-02-05"))).toBe(0);
    expect((await monde.vue(absente)).absences[0]).toMatchObject({
      periode: undefined,
      prevue: { debut: "2027-02-01", fin: "2027-02-11" },
    });
  });

  it.each([
    ["dans le passé", { debut: jour("2026-11-23") }, "absence_date_passee"],
    ["à l’envers", { debut: DERNIER, dernier: DEBUT }, "absence_periode_inverse"],
    ["par un inconnu", { remplacant: idDeTest("e", 999) }, "remplacant_non_admis"],
  ])("%s : refusée", async (_cas, demande, code) =>
    expect(refusDe(await declarer(demande))).toBe(code),
  );

  it("ni soi-même, ni un collègue d’un autre organisme", async () => {
    expect(refusDe(await declarer({ remplacant: responsable }))).toBe("remplacant_soi_meme");
    const autre = await monde.compte(["referent", "organisme", ML]);
    expect(refusDe(await declarer({ remplacant: autre }))).toBe("remplacant_non_admis");
  });

  it("ni un collègue du même organisme qui ne lit aucun dossier", async () => {
    const muet = await monde.compte(["operateur", "organisme", FT]);
    expect(refusDe(await declarer({ remplacant: muet }))).toBe("remplacant_non_admis");
  });

  it("la base elle-même refuse de s’ouvrir un portefeuille", async () => {
    const acteur = acteurDeTest(collegue, { departement: true });
    await expect(
      enTransaction(monde.base.app, acteur, AUJOURDHUI, async (trx) => {
        const periode = { debut: jour("2027-05-01"), fin: jour("2027-05-10") };
        const id = idDeTest("f4", 1);
        const a = { id, utilisateurId: absente, remplacantId: collegue, periode, par: collegue };
        return accepte(await ouvrirRemplacement(trx, a));
      }),
    ).rejects.toThrow("personne ne s’ouvre un portefeuille");
  });

  it("le gestionnaire d’un opérateur remplace chez lui sans jamais voir personne", async () => {
    const gestionnaire = await monde.compte(["gestionnaire_operateur", "organisme", ML]);
    const sienne = await monde.compte(["referent", "organisme", ML]);
    const sien = await monde.compte(["referent", "organisme", ML]);
    const client = await monde.base.poolTraitement.connect();
    await garnirPersonnes(client, [
      { id: idDeTest("f5", 1), territoireId: LENS, organismeId: ML, referentId: sienne },
      { id: idDeTest("f5", 2), territoireId: LENS, organismeId: FT, referentId: sienne },
    ]);
    client.release();
    expect(faitDe(await declarer({ remplacant: sien }, gestionnaire, sienne))).toBe(1);
    expect(await voit(sien, DEBUT)).toBe(1);
    expect(await voit(gestionnaire, DEBUT)).toBe(0);
  });

  it("suit le portefeuille : qui arrive s’ouvre, qui part se ferme", async () => {
    const debut = jour("2027-03-01");
    faitDe(await declarer({ debut, dernier: jour("2027-03-20") }));
    const nouvelle = idDeTest("f6", 1);
    const client = await monde.base.poolTraitement.connect();
    await garnirPersonnes(client, [
      { id: nouvelle, territoireId: LENS, organismeId: null, referentId: absente },
    ]);
    client.release();
    await monde.lire("update personne set referent_id = null where id = $1", idDeTest("f3", 0));
    const le = jour("2027-03-05");
    const bilan = await enTraitement(monde.base.traitement, le, async (trx) =>
      accepte(await entretenirRemplacements(trx, le)),
    );
    // The person of elsewhere is followed by the absent one: the bulk identity opens her too.
    expect(faitDe(bilan)).toEqual({ ouvertes: 2, fermees: 1 });
    expect(await voit(collegue, le)).toBe(PORTEFEUILLE);
    const encore = await enTraitement(monde.base.traitement, le, async (trx) =>
      accepte(await entretenirRemplacements(trx, le)),
    );
    expect(faitDe(encore)).toEqual({ ouvertes: 0, fermees: 0 });
  });

  it("le départ du remplaçant ferme ses remplacements", async () => {
    const admin = await monde.compte(["administrateur_technique", "aucun"]);
    const version = await monde.version(collegue);
    const bilan = faitDe(await partir(await monde.contexte(admin), collegue, version, AUJOURDHUI));
    // The one of December, ended early, and the one of March.
    expect(bilan.remplacements).toBe(2);
    expect(await voit(collegue, jour("2027-03-10"))).toBe(0);
  });
});
