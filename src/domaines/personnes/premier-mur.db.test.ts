import { beforeAll, expect, it } from "vitest";
import { refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour, type Trx } from "#platform/db/transaction.ts";
import { compterDoublons, listDoublons } from "./doublon/queries/lister-doublons.ts";
import {
  ARRAS,
  AUJOURDHUI,
  COFFRE,
  foyerRecu,
  type MondeEssai,
  monterMonde,
  personneRecue,
} from "./essais/monde.ts";
import { lireFiche } from "./identite/queries/lire-fiche.ts";
import { revelerNir } from "./identite/usecases/reveler-nir.ts";
import { chercherPersonnes } from "./recherche/queries/chercher-personnes.ts";

const NIR = "292036249801279";

let monde: MondeEssai;
let partout: Acteur;
let deLens: Acteur;
let elodie: string;
let anne: string;
const ailleurs = foyerRecu([personneRecue({ prenom: "ANNE", nir: NIR })], { lieu: ARRAS });

const idDe = async (prenom: string): Promise<string> => {
  const [lue] = await monde.lire<{ id: string }>(
    "select id from personne where prenom = $1",
    prenom,
  );
  return lue?.id ?? "";
};

beforeAll(async () => {
  monde = await monterMonde();
  partout = await monde.agent({});
  deLens = await monde.agent({ communes: ["62498"] });
  const enfant = { role: "ENF", prenom: "LUCAS", nomUsage: "LIS", nomNaissance: "LIS" } as const;
  await monde.arriver([foyerRecu([personneRecue(), personneRecue(enfant)]), ailleurs]);
  [elodie, anne] = [await idDe("ÉLODIE"), await idDe("ANNE")];
  const arras = await monde.territoireDe(ARRAS.commune);
  await monde.lire("update personne set territoire_id = $1 where prenom = 'LUCAS'", arras);
  await monde.lire(
    "insert into lien_identite (id, personne_id, rattachee_id, motif) values (gen_random_uuid(), $1, $2, 'essai')",
    elodie,
    anne,
  );
  await monde.lire("delete from doublon_potentiel");
  await monde.lire(
    `insert into doublon_potentiel (id, personne_id, autre_id, motif)
     select gen_random_uuid(), p, a, 'meme_identite' from (values ($1::uuid, $2::uuid), ($2, $1)) x(p, a)`,
    elodie,
    anne,
  );
});

/** Row-level security off: the filter of the query is all that stands. */
const seul = <T>(acteur: Acteur, lecture: (trx: Trx) => Promise<T>): Promise<T> =>
  lirePour(monde.base.traitement, acteur, AUJOURDHUI, lecture);

it("la fiche ne dit ni un proche, ni une fiche rattachée, ni un doublon hors du périmètre", async () => {
  const compter = async (acteur: Acteur) => {
    const lue = await seul(acteur, (trx) => lireFiche(trx, acteur, elodie));
    if (lue?.sorte !== "fiche") throw new Error("Fiche attendue");
    const { foyer, rattachees, doublons, appartenances } = lue.fiche;
    return [foyer, rattachees, doublons, appartenances].map((l) => l.length);
  };
  expect(await compter(partout)).toEqual([2, 1, 2, 2]);
  expect(await compter(deLens)).toEqual([1, 0, 0, 1]);
});

it("une paire de doublons n’est montrée ni comptée que si les deux fiches sont vues", async () => {
  const compter = (acteur: Acteur) =>
    seul(acteur, async (trx) => [
      (await listDoublons(trx, acteur, undefined, 10)).length,
      await compterDoublons(trx, acteur),
    ]);
  expect(await compter(partout)).toEqual([2, 2]);
  expect(await compter(deLens)).toEqual([0, 0]);
});

it("un numéro d’allocataire ne trouve personne hors du périmètre", async () => {
  const chercher = (acteur: Acteur) =>
    seul(acteur, (trx) =>
      chercherPersonnes(
        trx,
        acteur,
        { matricule: ailleurs.matricule },
        { maximum: 10, elargir: false },
      ),
    );
  expect((await chercher(partout)).compte).toBe(1);
  expect((await chercher(deLens)).compte).toBe(0);
});

it("R-RGPD-03 : le NIR d’une personne hors du périmètre n’est pas montré", async () => {
  const montrer = (acteur: Acteur) =>
    revelerNir(
      monde.base.traitement,
      COFFRE,
      { acteur, aujourdhui: AUJOURDHUI, requeteId: "essai" },
      anne,
    );
  expect(await montrer(partout)).toMatchObject({ ok: true, value: NIR });
  expect(await montrer(deLens)).toEqual(refuse({ code: "personne_inconnue" }));
});
