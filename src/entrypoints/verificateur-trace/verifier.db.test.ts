import { randomBytes } from "node:crypto";
import { cp, rm } from "node:fs/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AtelierTrace,
  atelierTrace,
  CLE,
  ecrireTrace,
} from "#platform/trace/trace-de-test.ts";
import { type BaseDeTest, baseDeTest } from "../../../tests/base.ts";
import type { Defaut, Rapport } from "./rapport.ts";
import { verifierTrace } from "./verifier.ts";

/** `TRACE_LIGNES=100000 npx vitest run src/entrypoints/verificateur-trace` plays them on a hundred thousand rows. */
const LIGNES = Number(process.env.TRACE_LIGNES ?? 4_000);
const FIN = LIGNES * 0.9;
const MILIEU = LIGNES / 2;
const COUPE = LIGNES * 0.8;
const CHAINE = "categorie = 'ecriture'";

let base: BaseDeTest;
let atelier: AtelierTrace;
let sain: string;

const sql = async (...requetes: readonly string[]): Promise<void> => {
  for (const requete of requetes) await atelier.superutilisateur.query(requete);
};
const verifier = (dossier = atelier.dossier): Promise<Rapport> =>
  verifierTrace({ url: base.url, cle: CLE, dossier });
const seqDe = async (rang: number): Promise<number> => {
  const { rows } = await atelier.superutilisateur.query<{ seq: string }>(
    `select trace_seq as seq from sain_scellee where ${CHAINE} and rang = $1`,
    [rang],
  );
  return Number(rows[0]?.seq);
};

beforeAll(async () => {
  base = await baseDeTest();
  atelier = await atelierTrace(base);
  const { superutilisateur } = atelier;
  await ecrireTrace(superutilisateur, "personnes.modifier", FIN);
  await ecrireTrace(superutilisateur, "personnes.consulter", LIGNES - FIN);
  await atelier.passer();
  sain = `${atelier.dossier}-sain`;
  await cp(atelier.dossier, sain, { recursive: true });
  await sql("create table sain as table trace", "create table sain_scellee as table trace_scellee");
  return () => rm(sain, { recursive: true, force: true });
});

beforeEach(async () => {
  const colonnes =
    "seq, a, acteur_id, acteur, geste, objet_sorte, objet_id, personne_id, motif, champs, empreinte_valeurs, depot_id, requete_id, transaction_id";
  await sql(
    "truncate trace, trace_scellee, ancre",
    `insert into trace (${colonnes}) overriding system value select ${colonnes} from sain`,
    "insert into trace_scellee select * from sain_scellee",
  );
  await cp(sain, atelier.dossier, { recursive: true });
});

/** What a superuser without the key can put there. */
const refaireLaFin = (rang: number): string =>
  `update trace_scellee set sceau = sha256(convert_to('s' || rang, 'UTF8')), empreinte = sha256(convert_to('e' || rang, 'UTF8'))
   where ${CHAINE} and rang >= ${rang}`;
const decaler = (depuis: number, de: number): string[] => [
  `update trace_scellee set rang = rang + 1000000 where ${CHAINE} and rang >= ${depuis}`,
  `update trace_scellee set rang = rang - 1000000 + ${de} where ${CHAINE} and rang >= 1000000`,
];
const retirer = (rang: number): string[] => [
  `delete from trace where seq = (select trace_seq from trace_scellee where ${CHAINE} and rang = ${rang})`,
  `delete from trace_scellee where ${CHAINE} and rang = ${rang}`,
];
const inserer = (rang: number): string[] => [
  `insert into trace (acteur, geste) values ('Essai', 'personnes.modifier')`,
  `insert into trace_scellee select 'ecriture', mois, ${rang}, (select max(seq) from trace), now(), '\\x${randomBytes(32).toString("hex")}',
     '\\x${randomBytes(32).toString("hex")}' from trace_scellee where ${CHAINE} and rang = 1`,
];
const echangerRangs = (a: number, b: number): string[] => [
  `update trace_scellee set rang = 2000000 where ${CHAINE} and rang = ${a}`,
  `update trace_scellee set rang = ${a} where ${CHAINE} and rang = ${b}`,
  `update trace_scellee set rang = ${b} where ${CHAINE} and rang = 2000000`,
];
const seqAuRang = (rang: number): string =>
  `(select trace_seq from trace_scellee where ${CHAINE} and rang = ${rang})`;

type Attendu = Pick<Defaut, "quoi" | "rang">;
const ALTERATIONS: readonly (readonly [string, readonly string[], Attendu])[] = [
  [
    "une ligne modifiée",
    [`update trace set motif = 'autre' where seq = ${seqAuRang(MILIEU)}`],
    { quoi: "modifiee", rang: MILIEU },
  ],
  [
    "une ligne modifiée d’un seul champ vide",
    [`update trace set requete_id = '' where seq = ${seqAuRang(1)}`],
    { quoi: "modifiee", rang: 1 },
  ],
  [
    "une ligne modifiée, la suite refaite sans la clé",
    [`update trace set acteur = 'Autre' where seq = ${seqAuRang(MILIEU)}`, refaireLaFin(MILIEU)],
    { quoi: "modifiee", rang: MILIEU },
  ],
  [
    "une ligne supprimée",
    [`delete from trace where seq = ${seqAuRang(MILIEU)}`],
    { quoi: "supprimee", rang: MILIEU },
  ],
  ["une ligne et son maillon supprimés", retirer(MILIEU), { quoi: "supprimee", rang: MILIEU }],
  [
    "une ligne supprimée, les rangs resserrés",
    [...retirer(MILIEU), ...decaler(MILIEU + 1, -1)],
    { quoi: "supprimee", rang: MILIEU },
  ],
  [
    "une ligne supprimée, la suite refaite sans la clé",
    [
      ...retirer(MILIEU),
      ...decaler(MILIEU + 1, -1),
      `update trace_scellee set empreinte = sha256(convert_to('e' || rang, 'UTF8')) where ${CHAINE} and rang >= ${MILIEU}`,
    ],
    { quoi: "supprimee", rang: MILIEU },
  ],
  [
    "une ligne insérée",
    [...decaler(MILIEU, 1), ...inserer(MILIEU)],
    { quoi: "inseree", rang: MILIEU },
  ],
  [
    "une ligne insérée, la suite refaite sans la clé",
    [...decaler(MILIEU, 1), ...inserer(MILIEU), refaireLaFin(MILIEU)],
    { quoi: "inseree", rang: MILIEU },
  ],
  ["une ligne ajoutée à la fin", inserer(FIN + 1), { quoi: "inseree", rang: FIN + 1 }],
  [
    "deux lignes échangées de rang",
    echangerRangs(MILIEU, MILIEU + 7),
    { quoi: "deplacee", rang: MILIEU },
  ],
  [
    "deux lignes échangées de numéro",
    [
      `with x as (select ${seqAuRang(MILIEU)} as a, ${seqAuRang(MILIEU + 7)} as b)
       update trace t set motif = u.motif, objet_id = u.objet_id, a = u.a from x, trace u
       where (t.seq = x.a and u.seq = x.b) or (t.seq = x.b and u.seq = x.a)`,
    ],
    { quoi: "deplacee", rang: MILIEU },
  ],
  [
    "deux lignes échangées, la suite refaite sans la clé",
    [
      ...echangerRangs(MILIEU, MILIEU + 7),
      `update trace_scellee set empreinte = sha256(convert_to('e' || rang, 'UTF8')) where ${CHAINE} and rang >= ${MILIEU}`,
    ],
    { quoi: "deplacee", rang: MILIEU },
  ],
  [
    "la fin tronquée",
    [
      `delete from trace where seq in (select trace_seq from trace_scellee where ${CHAINE} and rang > ${COUPE})`,
      `delete from trace_scellee where ${CHAINE} and rang > ${COUPE}`,
    ],
    { quoi: "tronquee", rang: COUPE + 1 },
  ],
  [
    "la fin tronquée et remplacée sans la clé",
    [
      ...Array.from({ length: 3 }, (_, n) => retirer(FIN - n)).flat(),
      ...[2, 1, 0].flatMap((n) => inserer(FIN - n)),
    ],
    { quoi: "modifiee", rang: FIN - 2 },
  ],
  [
    "une chaîne entière effacée",
    [
      `delete from trace where seq in (select trace_seq from trace_scellee where ${CHAINE})`,
      `delete from trace_scellee where ${CHAINE}`,
    ],
    { quoi: "tronquee", rang: 1 },
  ],
];

describe("vérificateur de la trace", () => {
  it("une trace intacte est dite intacte, et ses lignes non scellées comptées à part", async () => {
    await ecrireTrace(atelier.superutilisateur, "personnes.modifier", 3);
    const rapport = await verifier();
    expect(rapport).toMatchObject({
      conforme: true,
      lignes: LIGNES,
      chaines: 2,
      defauts: [],
      avertissements: [],
    });
    expect(rapport.non_scellees.lignes).toBe(3);
  });

  it.each(ALTERATIONS)(
    "S12 %s : la première ligne altérée est nommée",
    async (_quoi, requetes, attendu) => {
      const seq = await seqDe(attendu.rang);
      await sql(...requetes);
      const { conforme, defauts } = await verifier();
      expect(conforme).toBe(false);
      expect(defauts).toHaveLength(1);
      expect(defauts[0]).toMatchObject({
        ...attendu,
        chaine: expect.stringContaining("ecriture/"),
      });
      if (attendu.quoi === "modifiee" && attendu.rang <= MILIEU) expect(defauts[0]?.seq).toBe(seq);
    },
  );

  it("une autre clé ne reconnaît aucune ligne", async () => {
    const rapport = await verifierTrace({
      url: base.url,
      cle: Buffer.alloc(32, 1),
      dossier: atelier.dossier,
    });
    expect(rapport.defauts.map((d) => d.rang)).toEqual([1, 1]);
  });

  it("sans le dossier des ancres, dit ce qui ne se verrait pas", async () => {
    const rapport = await verifier("/nulle-part");
    expect(rapport.conforme).toBe(true);
    expect(rapport.avertissements[0]).toContain("Rien hors de la base");
  });
});
