import fc from "fast-check";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import {
  acteurDeTest,
  COMPTES,
  garnirPersonnes,
  garnirReseau,
  idDeTest,
  ORGANISMES,
  type PersonneDeTest,
  TERRITOIRES,
} from "./donnees-de-test.ts";
import { filtrePerimetre, voitPersonne } from "./policy.ts";

const AUJOURDHUI = jour("2026-11-24");
const PERIODES = {
  "[2026-01-01,)": true,
  "[2026-11-24,2026-11-25)": true,
  "[2026-01-01,2026-11-24)": false,
  "[2026-11-25,)": false,
};

const parmi = <T>(valeurs: readonly T[]) => fc.constantFrom(...valeurs);
const peutEtre = (ids: readonly string[]) => fc.option(parmi(ids), { freq: 2, nil: null });
const SITUATIONS = fc.sample(
  fc.record({
    territoireId: peutEtre(TERRITOIRES),
    organismeId: peutEtre(ORGANISMES),
    referentId: peutEtre(COMPTES),
    lien: fc.option(fc.tuple(parmi(COMPTES), parmi(Object.keys(PERIODES))), { freq: 2, nil: null }),
  }),
  { numRuns: 150, seed: 62 },
);
const personnes: readonly PersonneDeTest[] = SITUATIONS.map((s, n) => ({
  ...s,
  id: idDeTest("e", n),
}));

let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await garnirReseau(client);
  await garnirPersonnes(client, personnes);
  for (const [n, { lien }] of SITUATIONS.entries()) {
    if (!lien) continue;
    await client.query(
      "insert into visibilite (personne_id, sorte, cible_id, validite) values ($1, 'essai', $2, $3)",
      [idDeTest("e", n), ...lien],
    );
  }
  await client.end();
});

const acteurs = fc
  .record({
    utilisateurId: parmi([...COMPTES, idDeTest("f", 1)]),
    departement: fc.option(fc.constant(true), { freq: 9, nil: false }),
    territoires: fc.subarray([...TERRITOIRES, idDeTest("f", 2)]),
    organismes: fc.subarray([...ORGANISMES, idDeTest("f", 3)]),
  })
  .map(({ utilisateurId, ...perimetre }) => acteurDeTest(utilisateurId, perimetre));

describe("périmètre : prédicat, filtre et sécurité par ligne disent la même chose", () => {
  it("pour toute situation d’une personne et tout périmètre d’un compte", () =>
    fc.assert(
      fc.asyncProperty(acteurs, async (acteur) => {
        const attendus = SITUATIONS.flatMap(({ lien, ...acces }, n) => {
          const ouverteA = lien && Reflect.get(PERIODES, lien[1]) ? [lien[0]] : [];
          return voitPersonne(acteur, { ...acces, ouverteA }) ? [idDeTest("e", n)] : [];
        });
        const parSecurite = await lirePour(base.app, acteur, AUJOURDHUI, (trx) =>
          trx.selectFrom("personne").select("id").orderBy("id").execute(),
        );
        // The bulk identity sees all: only the filter holds here.
        const parFiltre = await lirePour(base.traitement, acteur, AUJOURDHUI, (trx) =>
          trx
            .selectFrom("personne as p")
            .select("p.id")
            .where(filtrePerimetre(acteur, "p"))
            .orderBy("p.id")
            .execute(),
        );
        expect(parSecurite.map((p) => p.id)).toEqual(attendus);
        expect(parFiltre.map((p) => p.id)).toEqual(attendus);
      }),
      { numRuns: 60 },
    ));
});
