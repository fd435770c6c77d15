import { beforeAll, describe, expect, it } from "vitest";
import { nouvelUuid } from "#core/uuid.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import { ACTEUR, AUJOURDHUI, preparerCourrierEssai, semer } from "../../essai/base.ts";
import { annulerCourrier, creerLot } from "../../index.ts";

let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
  await semer(base);
});

const preparer = async (rang: number) => {
  const prepare = await preparerCourrierEssai(base, rang);
  if (!prepare.ok) throw new Error(prepare.refus.code);
  return base.traitement
    .selectFrom("courrier")
    .select(["id", "objet_sorte as sorte", "objet_id"])
    .where("id", "=", prepare.value.id)
    .executeTakeFirstOrThrow();
};
const annuler = ({ sorte, objet_id }: { readonly sorte: string; readonly objet_id: string }) =>
  enTransaction(base.app, ACTEUR, AUJOURDHUI, (trx) =>
    annulerCourrier(trx, ACTEUR, { sorte, id: objet_id }),
  );
const lireEtat = async (id: string) =>
  (
    await base.traitement
      .selectFrom("courrier")
      .select("etat")
      .where("id", "=", id)
      .executeTakeFirstOrThrow()
  ).etat;

describe("annuler un courrier", () => {
  it("retire le courrier en attente de son objet, une fois, et le trace", async () => {
    const [retire, garde] = [await preparer(1), await preparer(2)];
    expect(await annuler(retire)).toEqual({ ok: true, value: { nombre: 1 } });
    expect(await lireEtat(retire.id)).toBe("annule");
    expect(await lireEtat(garde.id)).toBe("a_editer");
    expect(await annuler(retire)).toEqual({ ok: true, value: { nombre: 0 } });
    const { rows } = await base.poolTraitement.query(
      "select count(*)::int as n from trace where geste = 'courrier.annuler' and objet_id = $1",
      [retire.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("n’a rien à retirer d’un objet sans courrier", async () => {
    expect(await annuler({ sorte: "orientation", objet_id: nouvelUuid() })).toEqual({
      ok: true,
      value: { nombre: 0 },
    });
  });

  it("refuse dès que le courrier est dans un lot", async () => {
    const parti = await preparer(3);
    await enTransaction(base.app, ACTEUR, AUJOURDHUI, (trx) =>
      creerLot(trx, ACTEUR, { nature: "orientation_decision", titre: "Orientations du jour" }),
    );
    expect(await annuler(parti)).toEqual({ ok: false, refus: { code: "courrier_parti" } });
    expect(await lireEtat(parti.id)).toBe("a_editer");
  });
});
