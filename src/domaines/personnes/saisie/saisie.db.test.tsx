import { beforeAll, describe, expect, it } from "vitest";
import type { Jour } from "#core/jour.ts";
import {
  ARRAS,
  COFFRE,
  foyerRecu,
  type MondeEssai,
  monterMonde,
  personneRecue,
} from "../essais/monde.ts";
import { type Navigateur, ouvrirNavigateurs } from "../essais/navigateur.ts";
import { routesPersonnes } from "../routes.ts";

let monde: MondeEssai;
let partout: Navigateur;
let deLens: Navigateur;
let referent: Navigateur;

beforeAll(async () => {
  monde = await monterMonde();
  await monde.arriver([
    foyerRecu([personneRecue()]),
    foyerRecu(
      [
        personneRecue({
          nomUsage: "LIS",
          nomNaissance: "LIS",
          prenom: "JAN",
          sexe: "1",
          naissance: "1971-02-03" as Jour,
        }),
      ],
      { lieu: ARRAS },
    ),
  ]);
  const navigateurs = await ouvrirNavigateurs(monde, routesPersonnes(COFFRE), [
    await monde.agent({}),
    await monde.agent({ communes: ["62498"] }),
    await monde.agent({ roles: ["referent"] }),
  ]);
  [partout, deLens, referent] = navigateurs as [Navigateur, Navigateur, Navigateur];
});

const SAISIE = {
  nomNaissance: "Zielinski",
  nomUsage: "",
  prenom: "Marek",
  naissance: "4 avr. 1988",
  sexe: "1",
  adresse: "3 rue Basse",
  codePostal: "62300",
  commune: "lens",
  telephone: "06 12 34 56 78",
  courriel: "",
};

describe("créer la fiche d’une personne sans RSA", () => {
  it("l’enregistre avec sa commune, son territoire, ses coordonnées, son auteur", async () => {
    const fait = await partout.poster("/personnes/creer", SAISIE);
    expect(fait.statut).toBe(303);
    const id = fait.vers?.split("/").at(-1);
    const [lue] = await monde.lire(
      "select nom_tri, territoire_id, source, dans_le_droit from personne where id = $1",
      id,
    );
    expect(lue).toEqual({
      nom_tri: "ZIELINSKI MAREK",
      territoire_id: await monde.territoireDe("62498"),
      source: "saisie",
      dans_le_droit: false,
    });
    const coordonnees = await monde.lire(
      "select sorte, valeur, commune from coordonnee where personne_id = $1 order by sorte",
      id,
    );
    expect(coordonnees).toEqual([
      { sorte: "adresse", valeur: "3 rue Basse, 62300 Lens", commune: "62498" },
      { sorte: "telephone", valeur: "06 12 34 56 78", commune: null },
    ]);
  });

  it("montre d’abord les fiches qui ressemblent, et garde ce qui a été écrit", async () => {
    const proche = {
      ...SAISIE,
      nomNaissance: "Kacmarek",
      prenom: "Elodie",
      naissance: "12/03/1992",
      sexe: "2",
    };
    const premier = await partout.poster("/personnes/creer", proche);
    expect(premier.statut).toBe(409);
    expect(premier.html).toContain("KACZMAREK Élodie");
    expect(premier.html).toContain('value="Kacmarek"');
    const second = await partout.poster("/personnes/creer", { ...proche, distincte: "oui" });
    expect(second.statut).toBe(303);
  });

  it("signale une fiche de même identité, même hors du périmètre de l’auteur", async () => {
    const jan = { ...SAISIE, nomNaissance: "Lis", prenom: "Jan", naissance: "03/02/1971" };
    const fait = await deLens.poster("/personnes/creer", jan);
    expect(fait.statut).toBe(303);
    const id = fait.vers?.split("/").at(-1);
    const paires = await monde.lire(
      "select motif from doublon_potentiel where personne_id = $1",
      id,
    );
    expect(paires).toEqual([{ motif: "meme_identite" }]);
    expect((await deLens.lire("/doublons")).html).toContain("Aucun doublon à examiner");
    expect((await partout.lire("/doublons")).html).toContain("LIS Jan");
  });

  it.each([
    [{ codePostal: "62000", commune: "Arras" }, "relève d’un autre service"],
    [{ codePostal: "" }, "Écrivez le code postal"],
    [{ codePostal: "75001" }, "Aucune commune du département"],
    [{ naissance: "31/02/1990" }, "Février 1990 a 28 jours"],
    [{ naissance: "1er janv. 2090" }, "dans le futur"],
    [{ prenom: "" }, "Écrivez son prénom"],
    [{ nir: "1 88 04 62 498 012 00" }, "ne concorde pas"],
  ])("refuse %j et le dit", async (changement, phrase) => {
    const fait = await deLens.poster("/personnes/creer", {
      ...SAISIE,
      prenom: "Wanda",
      ...changement,
    });
    expect(fait.statut).toBe(422);
    expect(fait.html).toContain(phrase);
  });

  it("n’est pas ouvert à qui ne crée pas de fiche", async () => {
    expect((await referent.lire("/personnes/creer")).statut).toBe(403);
  });
});
