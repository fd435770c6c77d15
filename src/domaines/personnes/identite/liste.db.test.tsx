import { readXlsx } from "hucre/xlsx";
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
let direction: Navigateur;

const nom = (n: number): string =>
  `NOM${String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26))}`;
const adulte = (n: number, p = {}) =>
  personneRecue({
    nomUsage: nom(n),
    nomNaissance: nom(n),
    prenom: "ANNE",
    naissance: "1990-01-01" as Jour,
    ...p,
  });

beforeAll(async () => {
  monde = await monterMonde();
  await monde.arriver([
    ...Array.from({ length: 120 }, (_, n) => foyerRecu([adulte(n)], n % 2 ? { lieu: ARRAS } : {})),
    foyerRecu([adulte(130, { soumis: undefined })]),
    foyerRecu([adulte(131, { soumis: false, nomUsage: "=CMD()", nomNaissance: "=CMD()" })], {
      droit: {
        etat: "5",
        motif: "MUT",
        sansDomicileFixe: false,
        natures: [],
        avis: [],
        roulant: {},
      },
    }),
    foyerRecu([adulte(132)], {
      lieu: { commune: "75056", codePostal: "75001", nomCommune: "PARIS" },
    }),
  ]);
  const navigateurs = await ouvrirNavigateurs(monde, routesPersonnes(COFFRE), [
    await monde.agent({}),
    await monde.agent({ communes: ["62498"], roles: ["responsable_territoire"] }),
    await monde.agent({ roles: ["direction"] }),
  ]);
  [partout, deLens, direction] = navigateurs as [Navigateur, Navigateur, Navigateur];
});

const nomsDe = (html: string): readonly string[] =>
  [...html.matchAll(/class="qui" href="[^"]+">\s*([^<]+?)\s*</g)].map((m) => m[1] ?? "");
const lienDe = (html: string, mot: string): string =>
  (
    new RegExp(`href="([^"]+)"[^>]*>(?:<svg[^>]*><use[^>]*></use></svg>)?\\s*${mot}`).exec(
      html,
    )?.[1] ?? ""
  ).replaceAll("&amp;", "&");

describe("la liste des personnes", () => {
  it("se parcourt par noms, en avant puis en arrière, sans numéro de page", async () => {
    const premiere = await partout.lire("/personnes");
    expect(premiere.html).toContain("123 adultes");
    expect(nomsDe(premiere.html)).toHaveLength(50);
    const deuxieme = await partout.lire(lienDe(premiere.html, "Suivantes"));
    const troisieme = await partout.lire(lienDe(deuxieme.html, "Suivantes"));
    expect(nomsDe(troisieme.html)).toHaveLength(23);
    const tous = [premiere, deuxieme, troisieme].flatMap((p) => nomsDe(p.html));
    expect(new Set(tous).size).toBe(123);
    const retour = await partout.lire(lienDe(troisieme.html, "Précédentes"));
    expect(nomsDe(retour.html)).toEqual(nomsDe(deuxieme.html));
    expect(troisieme.html).not.toContain("Suivantes");
  });

  it("ne montre que le périmètre de l’agent", async () => {
    expect((await deLens.lire("/personnes")).html).toContain("62 adultes");
  });

  it.each([
    ["?territoire=aucun", "1 adulte"],
    ["?droit=oui", "122 adultes"],
    ["?droit=non", "1 adulte"],
    ["?soumise=inconnu", "1 adulte"],
    ["?soumise=non&etat=5", "1 adulte"],
    ["?depuis=2026-09-30", "122 adultes"],
    ["?depuis=2026-10-01", "0 adulte"],
    ["?qui=enfants", "0 enfant"],
    ["?qui=tous", "123 personnes"],
  ])("se filtre dans l’adresse : %s", async (requete, compte) => {
    expect((await partout.lire(`/personnes${requete}`)).html).toContain(compte);
  });

  it("choisit ses colonnes", async () => {
    const { html } = await partout.lire("/personnes?colonnes=matricule,dossier&etat=5");
    expect(html).toContain("N° de demande");
    expect(html).toMatch(/CAF 621 \d{7}/);
    expect(html).not.toContain('<th role="columnheader" scope="col">Rôle');
  });

  it("refuse un filtre ou un curseur que nous n’avons pas écrit", async () => {
    for (const requete of ["?nom=DUPONT", "?etat=%27", "?territoire=1", "?curseur=abc"]) {
      expect((await partout.lire(`/personnes${requete}`)).statut).toBe(400);
    }
  });
});

describe("la recherche", () => {
  it("ne laisse rien de la personne dans l’adresse, et ne vaut que pour sa session", async () => {
    const poste = await partout.poster("/personnes/recherche", {
      nom: nom(3),
      naissance: "01/01/1990",
    });
    expect(poste.statut).toBe(303);
    expect(poste.vers).toMatch(/^\/personnes\?recherche=[0-9a-f-]{36}$/);
    expect(nomsDe((await partout.lire(poste.vers ?? "")).html)).toEqual([`${nom(3)} Anne`]);
    const ailleurs = await deLens.lire(poste.vers ?? "");
    expect([ailleurs.statut, ailleurs.vers]).toEqual([303, "/personnes/recherche"]);
  });

  it("se fait aussi depuis la barre", async () => {
    const poste = await partout.poster("/recherche", { q: `${nom(5)} anne` });
    expect(nomsDe((await partout.lire(poste.vers ?? "")).html)).toEqual([`${nom(5)} Anne`]);
  });

  it("R-RGPD-03 : le NIR est réservé aux profils habilités, et chaque recherche est tracée sans valeur", async () => {
    const champs = { nir: "2 90 01 62 498 012 34" };
    expect((await direction.poster("/personnes/recherche", champs)).statut).toBe(403);
    await partout.poster("/personnes/recherche", champs);
    const traces = await monde.lire(
      "select champs, motif from trace where geste = 'personnes.chercher' order by seq desc limit 1",
    );
    expect(traces).toEqual([{ champs: ["nirEmpreinte"], motif: null }]);
  });

  it("dit ce qui manque", async () => {
    const vide = await partout.poster("/personnes/recherche", { nom: " " });
    expect(vide.statut).toBe(422);
    expect(vide.html).toContain("au moins un nom");
  });
});

describe("l’export de la liste", () => {
  it("sort tout ce que la liste filtre, neutralise les formules, trace le compte", async () => {
    const { reponse } = await partout.lire("/personnes/export.csv?colonnes=naissance,droit");
    const lignes = (await reponse.text()).trim().split("\r\n");
    expect(lignes).toHaveLength(124);
    expect(lignes[0]).toBe("Nom d’usage;Nom de naissance;Prénom;Naissance;Droit au RSA");
    expect(lignes.join("\n")).toContain(
      "'=CMD();'=CMD();ANNE;1990-01-01;droit fermé : mutation vers un autre organisme",
    );
    const [trace] = await monde.lire(
      "select motif, champs from trace where geste = 'personnes.exporter' order by seq desc limit 1",
    );
    expect(trace).toEqual({
      motif: "csv, 123 personnes",
      champs: ["nom_usage", "nom_naissance", "prenom", "naissance", "droit"],
    });
  });

  it("reste dans le périmètre, et le classeur se rouvre", async () => {
    const { reponse } = await deLens.lire(
      "/personnes/export.xlsx?droit=oui&colonnes=naissance,matricule",
    );
    const { sheets } = await readXlsx(new Uint8Array(await reponse.arrayBuffer()));
    const lignes = sheets[0]?.rows ?? [];
    expect(lignes).toHaveLength(62);
    expect(lignes[1]?.[3]).toEqual(new Date("1990-01-01T00:00:00Z"));
    expect(lignes[1]?.[4]).toMatch(/^CAF 621 \d{7}$/);
  });

  it("n’est pas ouvert à tous", async () => {
    expect((await direction.lire("/personnes/export.csv")).statut).toBe(403);
  });
});
