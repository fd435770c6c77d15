import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { briserGlace } from "./usecases/briser-glace.ts";

const AUJOURDHUI = jour("2026-11-24");
const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const acteur: Acteur = {
  utilisateurId: id(1),
  nom: "Sophie Wattel",
  roles: ["agent_orientation"],
  perimetre: { departement: false, territoires: [], organismes: [] },
};
const demande = { acteur, aujourdhui: AUJOURDHUI, requeteId: "r" };
const SAISIE = {
  nom: "Kaczmarek",
  prenom: "Élodie",
  naissance: jour("1990-05-12"),
  raison: "accueil",
  precision: "Elle est à l’accueil de Lens ce matin.",
} as const;

let base: BaseDeTest;
let client: pg.Client;
beforeAll(async () => {
  base = await baseDeTest();
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await client.query("set search_path = passerelle, public");
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     values ($1, 'sophie', 'Wattel', 'Sophie', 'Agent', 'x')`,
    [id(1)],
  );
  const personne = (n: number, nom: string, usage: string): Promise<unknown> =>
    client.query(
      `insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots, source)
       values ($1, $2, $3, 'ÉLODIE', '1990-05-12', '2', $2 || ' ELODIE', $3 || ' ELODIE', '{}', 'caf')`,
      [id(n), usage, nom],
    );
  await personne(2, "KACZMAREK", "MARTIN");
  await personne(3, "JUMEAU", "JUMEAU");
  await personne(4, "JUMEAU", "JUMEAU");
});
afterAll(() => client.end());

const visibles = (le = AUJOURDHUI): Promise<readonly string[]> =>
  lirePour(base.app, acteur, le, (trx) =>
    trx.selectFrom("personne as p").select("p.id").where(filtrePerimetre(acteur, "p")).execute(),
  ).then((lignes) => lignes.map((l) => l.id));

it("R-RGPD-05 ouvre pour la journée la seule personne exactement nommée, et trace la raison", async () => {
  expect(await visibles()).toEqual([]);
  expect(await briserGlace(base.app, demande, SAISIE)).toEqual({
    ok: true,
    value: { personneId: id(2) },
  });
  expect(await visibles()).toEqual([id(2)]);
  expect(await visibles(jour("2026-11-25"))).toEqual([]);
  const { rows } = await client.query(
    "select personne_id, motif from trace where geste = 'personnes.briser_glace'",
  );
  expect(rows).toEqual([
    {
      personne_id: id(2),
      motif:
        "Elle se présente ici, son dossier est suivi ailleurs. Elle est à l’accueil de Lens ce matin.",
    },
  ]);
});

it.each([
  ["un nom approchant", { nom: "Kaczmarec" }],
  ["une autre date", { naissance: jour("1990-05-13") }],
  ["deux personnes du même nom", { nom: "Jumeau" }],
])("ne dit rien pour %s, et garde la trace de l’essai", async (_cas, change) => {
  await client.query("delete from trace");
  expect(await briserGlace(base.app, demande, { ...SAISIE, ...change })).toEqual({
    ok: false,
    refus: { code: "personne_introuvable" },
  });
  const { rows } = await client.query("select personne_id from trace");
  expect(rows).toEqual([{ personne_id: null }]);
});
