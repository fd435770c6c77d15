import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { categorieDe, nomChaine } from "./categorie.ts";

describe("chaînes de la trace", () => {
  it.each([
    ["session.ouvrir", "connexion"],
    ["facteurs.ajouter", "connexion"],
    ["personnes.consulter", "consultation"],
    ["personnes.voir_nir", "consultation"],
    ["personnes.briser_glace", "consultation"],
    ["flux.consulter_rejet", "consultation"],
    ["personnes.modifier", "ecriture"],
    ["orientation.decider", "ecriture"],
    ["personnes.exporter", "export"],
    ["lot.telecharger", "export"],
    ["flux.appliquer", "traitement"],
    ["orientation.proposer", "traitement"],
    ["comptes.consulter", "habilitation"],
    ["trace.exporter", "habilitation"],
    ["alarmes.traiter", "habilitation"],
    ["acces.refuser", "refus"],
    ["imprevu", "ecriture"],
  ])("%s va dans la chaîne « %s »", (geste, categorie) =>
    expect(categorieDe(geste)).toBe(categorie),
  );

  it("une chaîne se nomme par sa catégorie et son mois", () =>
    expect(nomChaine({ categorie: "export", mois: jour("2026-11-01") })).toBe("export/2026-11"));
});
