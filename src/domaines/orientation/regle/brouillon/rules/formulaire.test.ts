import { describe, expect, it } from "vitest";
import { LISTE_FOURNIE } from "../../liste-fournie.ts";
import type { Condition } from "../../liste-regles.ts";
import { direEnLigne } from "../../rules/ecriture/dire.ts";
import { CAS_MAX, champsDe, conditionSaisie, nombreDeCas } from "./formulaire.ts";

describe("R-ORI-08 une règle en formulaire", () => {
  it.each(LISTE_FOURNIE.regles)(
    "$phrase_agent : affichée puis enregistrée, elle dit la même chose",
    (r) => {
      const champs = champsDe(r.condition);
      const lue = conditionSaisie(champs ?? {}, direEnLigne(r.condition) === "Tout le monde");
      expect(lue.ok && direEnLigne(lue.value)).toBe(direEnLigne(r.condition));
    },
  );

  it("une borne basse, et l’inconnu à côté", () => {
    const lue = conditionSaisie({ "c1.age.min": "50", "c1.age.valeurs": ["inconnu"] }, false);
    expect(lue.ok && direEnLigne(lue.value)).toBe("Âge : 50 ans ou plus ou inconnu");
  });

  it("« connu » s’écrit par toutes ses valeurs", () =>
    expect(conditionSaisie({ "c1.inscrit_ft.valeurs": ["oui", "non"] }, false)).toEqual({
      ok: true,
      value: { present: "inscrit_ft" },
    }));

  it("deux cas font un « ou bien », et le formulaire les compte", () => {
    const champs = { "c1.majoration.valeurs": ["oui"], "c3.nombre_enfants.min": "3" };
    expect(nombreDeCas(champs)).toBe(3);
    const lue = conditionSaisie(champs, false);
    expect(lue.ok && direEnLigne(lue.value)).toMatch(/, ou bien /);
  });

  it.each([
    { champs: { "c1.age.min": "vingt" }, tous: false, champ: "c1.age.min" },
    { champs: { "c2.age.max": "200" }, tous: false, champ: "c2.age.max" },
    { champs: { "c1.age.min": "40", "c1.age.max": "30" }, tous: false, champ: "c1.age.min" },
    {
      champs: { "c1.inscrit_ft.valeurs": ["peut-être"] },
      tous: false,
      champ: "c1.inscrit_ft.valeurs",
    },
    { champs: {}, tous: false, champ: "tous" },
    { champs: { "c1.age.min": "40" }, tous: true, champ: "tous" },
  ])("refuse $champs auprès de $champ", ({ champs, tous, champ }) => {
    const lue = conditionSaisie(champs, tous);
    expect(lue.ok ? [] : Object.keys(lue.refus)).toEqual([champ]);
  });

  it("une condition de trop de cas n’entre pas dans le formulaire", () => {
    const ou: Condition[] = Array.from({ length: CAS_MAX + 1 }, (_, i) => ({
      egal: { entree: "age", valeur: 20 + 2 * i },
    }));
    expect(champsDe({ ou })).toBeUndefined();
  });
});
