import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { foyer, lignes, personne, recevoir, vider } from "./foyers-de-test.ts";

let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
});
beforeEach(() => vider(base));

const NIR = "2850362498001";
const compter = async (table: string): Promise<number> =>
  (await lignes<{ n: number }>(base, `select count(*)::int as n from ${table}`))[0]?.n ?? -1;

/** Enough other foyers that one closing is never a mass change. */
const voisins = (nombre = 3) =>
  Array.from({ length: nombre }, (_, n) =>
    foyer({
      matricule: `000010${n}`,
      numeroDemande: `2000000${n}062`,
      personnes: [
        personne({
          nomUsage: `VOISIN${n}`,
          nomNaissance: `VOISIN${n}`,
          prenom: "ALAIN",
          sexe: "1",
        }),
      ],
    }),
  );

describe("premier mensuel et relecture", () => {
  it("le premier mensuel est un stock : aucune entrée", async () => {
    const bilan = await recevoir(base, {
      reference: "2026-09-30",
      foyers: [foyer(), ...voisins()],
    });
    expect(bilan).toMatchObject({ crees: 4, entrees: 0, sortis: 0, personnesCreees: 4 });
    expect(await lignes(base, "select distinct premiere_charge from arrivage")).toEqual([
      { premiere_charge: true },
    ]);
  });

  it("les dates qui roulent ne font ni version ni changement (flux § 1.8)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer()] });
    const bilan = await recevoir(base, {
      reference: "2026-10-31",
      foyers: [foyer({ droit: { roulant: { dernierVersement: jour("2026-10-01") } } })],
    });
    expect(bilan).toMatchObject({ inchanges: 1, modifies: 0 });
    expect(await compter("droit")).toBe(1);
    expect(await lignes(base, "select dernier_versement from dossier_roulant")).toEqual([
      { dernier_versement: "2026-10-01" },
    ]);
  });

  it("un dossier deux fois dans le fichier : la dernière image compte", async () => {
    const bilan = await recevoir(base, {
      reference: "2026-09-30",
      foyers: [foyer(), foyer({ droit: { etat: "4", motif: "06" } })],
    });
    expect(bilan).toMatchObject({ crees: 1, doubles: 1 });
    expect(await lignes(base, "select etat, motif from droit")).toEqual([
      { etat: "4", motif: "06" },
    ]);
  });

  it("un numéro de demande sous deux matricules reste deux dossiers", async () => {
    await recevoir(base, {
      reference: "2026-09-30",
      foyers: [foyer(), foyer({ matricule: "0000002" })],
    });
    expect(await compter("dossier_rsa")).toBe(2);
  });
});

describe("histoire du droit, à deux temps", () => {
  it("une suspension ferme l’état connu sans l’effacer", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer()] });
    const bilan = await recevoir(base, {
      reference: "2026-10-31",
      foyers: [foyer({ droit: { etat: "4", motif: "06", depuis: jour("2026-10-01") } })],
    });
    expect(bilan).toMatchObject({ modifies: 1, suspensions: 1, sortis: 0 });
    const droits = await lignes(
      base,
      "select etat, validite::text, upper_inf(connu) as su from droit order by lower(connu), lower(validite)",
    );
    expect(droits).toEqual([
      { etat: "2", validite: "[2026-01-01,)", su: false },
      { etat: "2", validite: "[2026-01-01,2026-10-01)", su: true },
      { etat: "4", validite: "[2026-10-01,)", su: true },
    ]);
  });

  it("un rappel daté d’avant réécrit ce qui est vrai, garde ce qui était su (flux § 4, 17)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer()] });
    await recevoir(base, {
      reference: "2026-10-31",
      foyers: [foyer({ droit: { etat: "3", motif: "DL", depuis: jour("2026-06-01") } })],
    });
    const vrai = await lignes(
      base,
      "select etat from droit where upper_inf(connu) and validite @> '2026-07-15'::date",
    );
    expect(vrai).toEqual([{ etat: "3" }]);
    expect(await lignes(base, "select etat from droit where not upper_inf(connu)")).toEqual([
      { etat: "2" },
    ]);
  });

  it("absente d’un mensuel complet, la personne sort ; revenue sous le même numéro, c’est la même (flux § 4, 16)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer(), ...voisins()] });
    const sortie = await recevoir(base, { reference: "2026-10-31", foyers: voisins() });
    expect(sortie).toMatchObject({ sortis: 1, inchanges: 3 });
    expect(
      await lignes(base, "select dans_le_droit from personne where nom_usage = 'LEFEBVRE'"),
    ).toEqual([{ dans_le_droit: false }]);
    const retour = await recevoir(base, {
      reference: "2026-11-30",
      foyers: [foyer(), ...voisins()],
    });
    expect(retour).toMatchObject({ entrees: 1, modifies: 1, personnesCreees: 0 });
    expect(
      await lignes(base, "select dans_le_droit from personne where nom_usage = 'LEFEBVRE'"),
    ).toEqual([{ dans_le_droit: true }]);
  });

  it("aucune sortie n’est calculée quand les comptes discordent, ni pour un autre organisme (flux § 4, 2)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer(), ...voisins()] });
    expect(
      await recevoir(base, { reference: "2026-10-31", foyers: voisins(), complet: false }),
    ).toMatchObject({ sortis: 0 });
    expect(
      await recevoir(base, {
        reference: "2026-10-31",
        organisme: "MSA 599",
        foyers: [foyer({ matricule: "0000009" })],
      }),
    ).toMatchObject({ sortis: 0, crees: 1 });
  });

  it("un dossier rejeté à la lecture est dans le stock : il ne sort pas", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer(), ...voisins()] });
    const bilan = await recevoir(base, {
      reference: "2026-10-31",
      foyers: voisins(),
      presents: ["10000001062"],
    });
    expect(bilan.sortis).toBe(0);
  });

  it("un fichier qui fermerait trop de droits est retenu et n’écrit rien (flux § 4, 2)", async () => {
    const tous = voisins(9).flatMap((v, n) =>
      [0, 1, 2].map((k) => ({
        ...v,
        matricule: `00${n}${k}001`,
        numeroDemande: `3${n}${k}000000062`,
      })),
    );
    await recevoir(base, { reference: "2026-09-30", foyers: tous });
    await expect(
      recevoir(base, { reference: "2026-10-31", foyers: tous.slice(0, 4) }),
    ).rejects.toThrow("fermeture_massive");
    expect(await compter("arrivage")).toBe(1);
    expect(
      await recevoir(base, { reference: "2026-10-31", foyers: tous.slice(0, 4), force: true }),
    ).toMatchObject({ sortis: 23 });
  });

  it("une image plus ancienne que la connue ne change rien (flux § 4, 3)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer()] });
    const bilan = await recevoir(base, {
      sorte: "quotidien",
      reference: "2026-09-12",
      foyers: [foyer({ droit: { etat: "5", motif: "RAU" } })],
    });
    expect(bilan).toMatchObject({ anciens: 1, modifies: 0 });
    await expect(recevoir(base, { reference: "2026-08-31", foyers: [foyer()] })).rejects.toThrow(
      "plus_ancien_que_le_stock",
    );
  });

  it("un mensuel d’octobre ne fait pas sortir un dossier né d’un quotidien de novembre", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: voisins() });
    await recevoir(base, { sorte: "quotidien", reference: "2026-11-02", foyers: [foyer()] });
    expect(await recevoir(base, { reference: "2026-10-31", foyers: voisins() })).toMatchObject({
      sortis: 0,
    });
  });
});

describe("qui est qui", () => {
  const couple = (dem: string, cjt: string) =>
    foyer({
      personnes: [
        personne({ prenom: "SANDRINE", role: dem, responsable: dem === "DEM" }),
        personne({
          prenom: "KEVIN",
          sexe: "1",
          naissance: jour("1983-05-02"),
          role: cjt,
          responsable: cjt === "DEM",
        }),
      ],
    });

  it("demandeur et conjoint échangés : mêmes personnes, rôle daté (flux § 4, 11)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [couple("DEM", "CJT")] });
    expect(
      await recevoir(base, { reference: "2026-10-31", foyers: [couple("CJT", "DEM")] }),
    ).toMatchObject({ personnesCreees: 0 });
    expect(await lignes(base, "select prenom, role from personne order by prenom")).toEqual([
      { prenom: "KEVIN", role: "DEM" },
      { prenom: "SANDRINE", role: "CJT" },
    ]);
  });

  it("une personne absente de l’image quitte le foyer, sans être effacée (flux § 4, 18)", async () => {
    await recevoir(base, { reference: "2026-09-30", foyers: [couple("DEM", "CJT")] });
    await recevoir(base, { reference: "2026-10-31", foyers: [foyer()] });
    expect(await compter("personne")).toBe(2);
    const parti = await lignes(
      base,
      "select m.validite::text from membre_dossier m join personne p on p.id = m.personne_id where p.prenom = 'KEVIN' and upper_inf(m.connu)",
    );
    expect(parti).toEqual([{ validite: "[2026-01-01,2026-10-01)" }]);
    expect(await lignes(base, "select dans_le_droit from personne where prenom = 'KEVIN'")).toEqual(
      [{ dans_le_droit: false }],
    );
  });

  it("nouvelle demande du même foyer : même personne, deux dossiers (flux § 4, 6)", async () => {
    await recevoir(base, {
      reference: "2026-09-30",
      foyers: [foyer({ droit: { etat: "5", motif: "ECH" } })],
    });
    await recevoir(base, {
      reference: "2026-10-31",
      foyers: [foyer({ numeroDemande: "10000099062", dateDemande: jour("2026-10-05") })],
    });
    expect([await compter("personne"), await compter("dossier_rsa")]).toEqual([1, 2]);
  });

  it("de la CAF à la MSA, le NIR cohérent garde la personne (flux § 4, 15)", async () => {
    const avecNir = personne({ nir: NIR });
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer({ personnes: [avecNir] })] });
    await recevoir(base, {
      reference: "2026-09-30",
      organisme: "MSA 599",
      foyers: [
        foyer({
          matricule: "0000777",
          numeroDemande: "77700000062",
          personnes: [{ ...avecNir, nomUsage: "LEFEVRE" }],
        }),
      ],
    });
    expect(await compter("personne")).toBe(1);
  });

  it("jumeaux portant le même NIR dans un dossier : deux personnes (flux § 4, 7 et 9)", async () => {
    const enfant = {
      role: "ENF",
      naissance: jour("2018-04-22"),
      sexe: "1" as const,
      nir: "1180462498001",
      responsable: false,
    };
    await recevoir(base, {
      reference: "2026-09-30",
      foyers: [
        foyer({
          personnes: [
            personne(),
            personne({ ...enfant, prenom: "NINO" }),
            personne({ ...enfant, prenom: "TOM", rangNaissance: 2 }),
          ],
        }),
      ],
    });
    expect(await compter("personne")).toBe(3);
  });

  it("homonymes : des NIR contraires ne se rejoignent ni ne se signalent ; sans NIR, un humain tranche (flux § 4, 13)", async () => {
    const a = foyer({ personnes: [personne({ nir: NIR })] });
    const b = foyer({
      matricule: "0000002",
      numeroDemande: "10000002062",
      personnes: [personne({ nir: "2850359350044" })],
    });
    const c = foyer({ matricule: "0000003", numeroDemande: "10000003062" });
    await recevoir(base, { reference: "2026-09-30", foyers: [a, b] });
    expect([await compter("personne"), await compter("doublon_potentiel")]).toEqual([2, 0]);
    await recevoir(base, { reference: "2026-10-31", foyers: [a, b, c] });
    expect([await compter("personne"), await compter("doublon_potentiel")]).toEqual([3, 2]);
  });

  it("le NIR du parent porté par l’enfant ne rapproche personne (flux § 4, 7)", async () => {
    const enfant = personne({
      prenom: "LINA",
      naissance: jour("2019-02-01"),
      role: "ENF",
      nir: NIR,
      responsable: false,
    });
    await recevoir(base, {
      reference: "2026-09-30",
      foyers: [foyer({ personnes: [personne({ nir: NIR }), enfant] })],
    });
    expect(await lignes(base, "select prenom, nir_fiable from personne order by prenom")).toEqual([
      { prenom: "LINA", nir_fiable: false },
      { prenom: "SANDRINE", nir_fiable: true },
    ]);
  });

  it("soumission inconnue n’est pas « non » (R-PER-05)", async () => {
    const { soumis: _, ...inconnue } = personne();
    await recevoir(base, { reference: "2026-09-30", foyers: [foyer({ personnes: [inconnue] })] });
    expect(await lignes(base, "select soumis from personne")).toEqual([{ soumis: null }]);
    expect(await lignes(base, "select valeur from soumission")).toEqual([{ valeur: null }]);
  });
});

it("un déménagement date la nouvelle adresse et garde l’ancienne", async () => {
  await recevoir(base, { reference: "2026-09-30", foyers: [foyer()] });
  const [adresse] = foyer().adresses;
  if (!adresse) throw new Error("adresse");
  const ailleurs = {
    ...adresse,
    commune: "62041",
    nomCommune: "ARRAS",
    codePostal: "62000",
    depuis: jour("2026-10-15"),
  };
  await recevoir(base, {
    reference: "2026-10-31",
    foyers: [foyer({ adresses: [ailleurs, { ...adresse, rang: 2 }] })],
  });
  expect(
    await lignes(
      base,
      "select commune, validite::text from adresse where upper_inf(connu) order by validite",
    ),
  ).toEqual([
    { commune: "62498", validite: "[2026-01-01,2026-10-15)" },
    { commune: "62041", validite: "[2026-10-15,)" },
  ]);
});
