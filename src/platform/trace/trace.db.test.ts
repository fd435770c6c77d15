import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { enTraitement, enTransaction } from "#platform/db/transaction.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../tests/base.ts";
import { empreinteAvantApres, tracer, tracerTous } from "./trace.ts";

const AUJOURDHUI = jour("2026-11-24");
const ID = "00000000-0000-4000-8000-000000000001";
const acteur = {
  utilisateurId: ID,
  nom: "Sophie Wattel",
  roles: [],
  perimetre: { departement: false, territoires: [], organismes: [] },
};

let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
});

const lireTrace = (geste: string) =>
  base.traitement
    .selectFrom("trace")
    .selectAll()
    .where("geste", "=", geste)
    .orderBy("seq")
    .execute();

describe("trace", () => {
  it("dit qui, quoi, sur qui et pourquoi, dans la transaction du geste", async () => {
    await enTransaction(base.app, acteur, AUJOURDHUI, async (trx) => {
      await tracer(trx, {
        acteur,
        geste: "personnes.modifier",
        objetSorte: "coordonnee",
        objetId: "42",
        personneId: ID,
        motif: "rectification",
        champs: ["telephone"],
        requeteId: "r1",
      });
      return accepte(undefined);
    });
    expect(await lireTrace("personnes.modifier")).toMatchObject([
      {
        acteur_id: ID,
        acteur: "Sophie Wattel",
        objet_sorte: "coordonnee",
        objet_id: "42",
        personne_id: ID,
        motif: "rectification",
        champs: ["telephone"],
        empreinte_valeurs: null,
        requete_id: "r1",
      },
    ]);
  });

  it("un traitement de masse tient en une ligne, à son nom", async () => {
    await enTraitement(base.traitement, AUJOURDHUI, async (trx) =>
      accepte(await tracer(trx, { acteur: "import", geste: "flux.appliquer", depotId: ID })),
    );
    expect(await lireTrace("flux.appliquer")).toMatchObject([
      { acteur_id: null, acteur: "import", depot_id: ID },
    ]);
  });

  it("une longue liste s’écrit dans l’ordre, au-delà de ce que porte une insertion", async () => {
    const gestes = Array.from({ length: 4_500 }, (_, n) => ({
      acteur,
      geste: "personnes.exporter",
      objetId: String(n),
    }));
    await enTransaction(base.app, acteur, AUJOURDHUI, async (trx) =>
      accepte(await tracerTous(trx, gestes)),
    );
    const lignes = await lireTrace("personnes.exporter");
    expect(lignes.map((l) => l.objet_id)).toEqual(gestes.map((g) => g.objetId));
    await enTransaction(base.app, acteur, AUJOURDHUI, async (trx) =>
      accepte(await tracerTous(trx, [])),
    );
  });

  it("l’empreinte avant/après ne dépend que des valeurs et de la clé", () => {
    const coffre = creerCoffre("0f".repeat(32));
    const [a, b] = [
      { nom: "A", ville: "Lens" },
      { ville: "Lens", nom: "A" },
    ];
    const e = empreinteAvantApres(coffre, a, undefined);
    expect(empreinteAvantApres(coffre, b, undefined)).toEqual(e);
    expect(empreinteAvantApres(coffre, undefined, a)).not.toEqual(e);
    expect(empreinteAvantApres(creerCoffre("1f".repeat(32)), a, undefined)).not.toEqual(e);
  });
});
