import { beforeAll, describe, expect, it } from "vitest";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour } from "#platform/db/transaction.ts";
import {
  ARRAS,
  AUJOURDHUI,
  COFFRE,
  foyerRecu,
  type MondeEssai,
  monterMonde,
  personneRecue,
} from "../essais/monde.ts";
import { chercherPersonnes } from "./queries/chercher-personnes.ts";
import type { Recherche } from "./recherche.ts";

let monde: MondeEssai;
let partout: Acteur;
let deLens: Acteur;
const elodie = foyerRecu([
  personneRecue({ nomUsage: "MARTIN", nir: "292036249801279" }),
  personneRecue({
    nomUsage: "MARTIN",
    nomNaissance: "MARTIN",
    prenom: "LUCAS",
    role: "ENF",
    sexe: "1",
    naissance: "2018-05-02" as Jour,
  }),
]);

beforeAll(async () => {
  monde = await monterMonde();
  partout = await monde.agent({});
  deLens = await monde.agent({ communes: ["62498"] });
  await monde.arriver([
    elodie,
    foyerRecu([
      personneRecue({
        nomUsage: "D’ANGÉLO-ŒUVRARD",
        nomNaissance: "D’ANGÉLO-ŒUVRARD",
        prenom: "ZOÉ",
        naissance: "1980-01-01" as Jour,
      }),
    ]),
    foyerRecu(
      [
        personneRecue({
          nomUsage: "MARTIN",
          nomNaissance: "MARTIN",
          prenom: "SOPHIE",
          naissance: "1975-07-07" as Jour,
        }),
      ],
      { lieu: ARRAS },
    ),
    foyerRecu([
      personneRecue({
        nomUsage: "MARTINEZ",
        nomNaissance: "MARTINEZ",
        prenom: "MARIE",
        naissance: "1990-10-10" as Jour,
      }),
    ]),
  ]);
});

const chercher = async (recherche: Recherche, acteur = partout, elargir = false) => {
  const trouvees = await lirePour(monde.base.app, acteur, AUJOURDHUI, (trx) =>
    chercherPersonnes(trx, acteur, recherche, { maximum: 51, elargir }),
  );
  return { ...trouvees, noms: trouvees.lignes.map((l) => l.nom_tri) };
};

describe("chercher une personne par son nom", () => {
  it.each([
    ["kaczmarek", ["MARTIN ELODIE"], "nom de naissance, sans casse"],
    ["Elodie Martin", ["MARTIN ELODIE"], "prénom puis nom d’usage, sans accent"],
    ["élodie kaczmarek", ["MARTIN ELODIE"], "accents"],
    ["d'angelo oeuvrard", ["D ANGELO OEUVRARD ZOE"], "apostrophe, ligature, trait d’union"],
    ["mart sophie", ["MARTIN SOPHIE"], "début d’un nom"],
  ])("%s : %s (%s)", async (nom, noms) => {
    const trouvees = await chercher({ nom });
    expect(trouvees).toMatchObject({ noms, proches: false });
  });

  it.each([
    ["kacmarek", "MARTIN ELODIE", "une lettre oubliée"],
    ["martinze", "MARTINEZ MARIE", "deux lettres échangées"],
    ["maire martinez", "MARTINEZ MARIE", "deux lettres échangées dans un mot court"],
    ["kazmarec", "MARTIN ELODIE", "orthographe entendue"],
  ])("%s trouve %s parmi les noms proches (%s)", async (nom, attendue) => {
    const trouvees = await chercher({ nom });
    expect(trouvees.proches).toBe(true);
    expect(trouvees.noms).toContain(attendue);
  });

  it("rend les noms dans l’ordre, et compte", async () => {
    const { noms, compte } = await chercher({ nom: "martin" });
    expect(noms).toEqual(["MARTIN ELODIE", "MARTIN LUCAS", "MARTIN SOPHIE", "MARTINEZ MARIE"]);
    expect(compte).toBe(4);
  });

  it("parcourt dans les deux sens sans rien perdre ni répéter", async () => {
    const { lignes } = await chercher({ nom: "martin" });
    const [, deuxieme] = lignes;
    if (!deuxieme) throw new Error("données d’essai");
    const autour = (avant: boolean) =>
      lirePour(monde.base.app, partout, AUJOURDHUI, (trx) =>
        chercherPersonnes(
          trx,
          partout,
          { nom: "martin" },
          {
            place: { nomTri: deuxieme.nom_tri, id: deuxieme.id, avant },
            maximum: 2,
            elargir: false,
          },
        ),
      );
    expect((await autour(false)).lignes).toEqual(lignes.slice(2, 4));
    expect((await autour(true)).lignes).toEqual(lignes.slice(0, 1));
  });

  it("un nom que personne ne porte, même de loin, ne rend rien", async () => {
    expect(await chercher({ nom: "xyzzyq" })).toMatchObject({ noms: [], compte: 0 });
  });

  it("un nom fait de signes ne casse rien", async () => {
    expect(await chercher({ nom: "'); drop table personne; --" })).toMatchObject({ noms: [] });
    expect(await chercher({ nom: '{}\\"%_' })).toMatchObject({ noms: [] });
  });
});

describe("chercher par date ou par numéro", () => {
  it("la date de naissance, seule ou avec un nom", async () => {
    const naissance = "1992-03-12" as Jour;
    expect((await chercher({ naissance })).noms).toEqual(["MARTIN ELODIE"]);
    expect((await chercher({ naissance, nom: "sophie" })).compte).toBe(0);
  });
  it("le numéro d’allocataire, zéros de tête ou non, rend le foyer", async () => {
    const { noms } = await chercher({ matricule: `000${elodie.matricule}` });
    expect(noms).toEqual(["MARTIN ELODIE", "MARTIN LUCAS"]);
  });
  it("le numéro de demande, resserré par un prénom", async () => {
    const { noms } = await chercher({ dossier: elodie.numeroDemande, nom: "lucas" });
    expect(noms).toEqual(["MARTIN LUCAS"]);
  });
  it("R-RGPD-03 : le NIR par sa seule empreinte", async () => {
    const nirEmpreinte = COFFRE.empreinteNir("2920362498012").toString("hex");
    expect((await chercher({ nirEmpreinte })).noms).toEqual(["MARTIN ELODIE"]);
  });
});

describe("le périmètre est dans la recherche", () => {
  it("un agent de Lens ne trouve pas une personne d’Arras", async () => {
    const { noms, compte } = await chercher({ nom: "martin" }, deLens);
    expect(noms).toEqual(["MARTIN ELODIE", "MARTIN LUCAS", "MARTINEZ MARIE"]);
    expect(compte).toBe(3);
    expect((await chercher({ naissance: "1975-07-07" as Jour }, deLens)).compte).toBe(0);
  });
});
