import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ajouterJours, jour } from "#core/jour.ts";
import { contient } from "#core/periode.ts";
import { parametresFournis } from "./fichiers.ts";
import { lireParametres } from "./rules/lecture-csv.ts";
import { codesAu, delaiAu, jourAu, nombreAu, ouiNonAu, parametreAu } from "./rules/parametre-au.ts";

const ENTETE = "code;valeur;unite;article;confiance;valide_du;valide_au";
const ligne = (l: string) => lireParametres(`${ENTETE}\n${l}\n`);
const parametres = parametresFournis();

describe("R-GEN-01 valeurs légales datées", () => {
  it.each([
    ["delai_orientation", "2024-12-31", 2, "mois"],
    ["delai_orientation", "2025-01-01", 6, "semaines"],
    ["delai_contrat", "2026-11-24", 1, "mois"],
    ["alerte_orientation", "2026-11-24", 14, "jours"],
  ])("%s au %s : %i %s", (code, au, quantite, unite) =>
    expect(delaiAu(parametres, code, jour(au))).toEqual({ quantite, unite }),
  );

  it.each([
    ["sanction_quotite_max_rang1", "2025-05-31", 80],
    ["sanction_quotite_max_rang1", "2025-06-01", 100],
    ["sanction_duree_rang1_max", "2025-05-31", 3],
    ["sanction_duree_rang1_max", "2025-06-01", 2],
    ["rsa_personne_seule", "2023-10-01", 60775],
    ["rsa_personne_seule", "2025-10-01", 64652],
    ["seuil_fermeture", "2026-11-24", 5],
    ["lot_max", "2026-11-24", 20],
  ])("%s au %s : %i", (code, au, attendu) =>
    expect(nombreAu(parametres, code, jour(au))).toBe(attendu),
  );

  it("se lisent selon leur unité", () => {
    const au = jour("2026-11-24");
    expect(codesAu(parametres, "etats_dans_le_droit", au)).toEqual(["2", "3", "4"]);
    expect(ouiNonAu(parametres, "ep_reorientation", au)).toBe(true);
    expect(jourAu(parametres, "echeance_stock_ce", au)).toBe("2027-01-01");
    expect(() => nombreAu(parametres, "ep_reorientation", au)).toThrow(RangeError);
    expect(() => delaiAu(parametres, "lot_max", au)).toThrow(RangeError);
  });

  it("sans valeur ce jour-là, rien n’est inventé", () => {
    expect(parametreAu(parametres, "delai_contrat", jour("2024-12-31"))).toBeUndefined();
    expect(() => nombreAu(parametres, "inconnu", jour("2026-11-24"))).toThrow(RangeError);
  });

  it("un code n’a jamais deux valeurs le même jour", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.constantFrom(...parametres),
        (n, { code }) => {
          const au = ajouterJours(jour("2009-01-01"), n);
          const valables = parametres.filter((p) => p.code === code && contient(p.validite, au));
          expect(valables.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("le délai d’observations réglé respecte le plancher légal", () => {
    const au = jour("2026-11-24");
    expect(nombreAu(parametres, "delai_observations", au)).toBeGreaterThanOrEqual(
      nombreAu(parametres, "delai_observations_min", au),
    );
  });
});

describe("fichier de paramètres", () => {
  it("le dernier jour écrit est compris", () => {
    const lus = ligne("a;1;jours;x;certain;2026-01-01;2026-01-31");
    expect(lus.ok && lus.value[0]?.validite).toEqual({ debut: "2026-01-01", fin: "2026-02-01" });
  });

  it.each([
    ["a;1;jours;x;certain;2026-01-01", "Sept colonnes attendues, 6 lues."],
    ["A;1;jours;x;certain;2026-01-01;", "Code illisible : « A »."],
    ["a;1;lustres;x;certain;2026-01-01;", "Unité inconnue : « lustres »."],
    ["a;un;jours;x;certain;2026-01-01;", "« un » ne se lit pas en jours."],
    ["a;101;pourcent;x;certain;2026-01-01;", "« 101 » ne se lit pas en pourcent."],
    ["a;2026-02-30;jour;x;certain;2026-01-01;", "« 2026-02-30 » ne se lit pas en jour."],
    ["a;1;oui_non;x;certain;2026-01-01;", "« 1 » ne se lit pas en oui_non."],
    ["a;1;jours;;certain;2026-01-01;", "L’article ou l’acte manque."],
    ["a;1;jours;x;sur;2026-01-01;", "Confiance inconnue : « sur »."],
    [
      "a;1;jours;x;certain;2026-01-02;2026-01-01",
      "Période illisible : du « 2026-01-02 » au « 2026-01-01 ».",
    ],
  ])("%s : %s", (l, message) =>
    expect(ligne(l)).toEqual({ ok: false, refus: [{ ligne: 2, message }] }),
  );

  it("dit toutes les fautes, avec leur ligne", () => {
    const deux = "a;1;jours;x;certain;2026-01-01;";
    expect(ligne(`${deux}\n# remarque\n${deux}\nfin`)).toMatchObject({
      ok: false,
      refus: [{ ligne: 4 }, { ligne: 5 }],
    });
  });

  it("refuse d’autres colonnes", () => expect(lireParametres("code;valeur").ok).toBe(false));
});
