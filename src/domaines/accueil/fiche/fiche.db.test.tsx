import { beforeAll, describe, expect, it } from "vitest";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import {
  ARRAS,
  COFFRE,
  foyerRecu,
  type MondeEssai,
  monterMonde,
  personneRecue,
} from "../../personnes/essais/monde.ts";
import { type Navigateur, ouvrirNavigateurs } from "../../personnes/essais/navigateur.ts";
import { routesPersonnes } from "../../personnes/routes.ts";
import { routesFiche } from "./routes.tsx";

let monde: MondeEssai;
let agent: Acteur;
let partout: Navigateur;
let dArras: Navigateur;
let direction: Navigateur;
let elodie: string;

const NIR = "292036249801279";
const image = foyerRecu([
  personneRecue({ nir: NIR }),
  personneRecue({
    nomUsage: "LIS",
    nomNaissance: "LIS",
    prenom: "LUCAS",
    role: "ENF",
    sexe: "1",
    naissance: "2018-05-02" as Jour,
  }),
]);

beforeAll(async () => {
  monde = await monterMonde();
  await monde.arriver([image, foyerRecu([personneRecue({ prenom: "ANNE" })], { lieu: ARRAS })]);
  await monde.arriver(
    [{ ...image, droit: { ...image.droit, etat: "4", motif: "06" } }],
    "2026-10-31" as Jour,
  );
  const [lue] = await monde.lire<{ id: string }>("select id from personne where prenom = 'ÉLODIE'");
  elodie = lue?.id ?? "";
  agent = await monde.agent({});
  const routes = [...routesPersonnes(COFFRE), ...routesFiche(COFFRE)];
  const navigateurs = await ouvrirNavigateurs(monde, routes, [
    agent,
    await monde.agent({ communes: ["62041"] }),
    await monde.agent({ roles: ["direction"] }),
  ]);
  [partout, dArras, direction] = navigateurs as [Navigateur, Navigateur, Navigateur];
});

describe("la fiche d’une personne", () => {
  it("dit tout sur une page : qui, foyer, droit et ses deux temps, adresse et service, fil et sources", async () => {
    const { statut, html } = await partout.lire(`/personnes/${elodie}`);
    expect(statut).toBe(200);
    for (const attendu of [
      "KACZMAREK Élodie",
      "34 ans, née le",
      "Soumise aux droits et devoirs",
      "LIS Lucas",
      "versement suspendu",
      "déclaration trimestrielle non fournie",
      "Ce qui était tenu pour vrai avant d’être remplacé",
      "14 RUE DE LA PAIX",
      "Lens-Liévin",
      "flux CAF 621 quotidien, connu le",
      "Information reçue",
    ]) {
      expect(html).toContain(attendu);
    }
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it("R-RGPD-05 : chaque consultation est tracée", async () => {
    const compter = async () =>
      (
        await monde.lire(
          "select 1 from trace where geste = 'personnes.consulter' and personne_id = $1 and acteur_id = $2",
          elodie,
          agent.utilisateurId,
        )
      ).length;
    const avant = await compter();
    await partout.lire(`/personnes/${elodie}`);
    expect(await compter()).toBe(avant + 1);
  });

  it("hors du périmètre, répond comme pour une personne inconnue, sans trace", async () => {
    const hors = await dArras.lire(`/personnes/${elodie}`);
    const inconnue = await dArras.lire("/personnes/00000000-0000-4000-8000-000000000000");
    const nu = (html: string) =>
      html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]+"|value="[^"]+"/g, "");
    expect([hors.statut, inconnue.statut]).toEqual([404, 404]);
    expect(nu(hors.html)).toBe(nu(inconnue.html));
    const traces = await monde.lire(
      "select 1 from trace where personne_id = $1 and acteur <> $2",
      elodie,
      agent.nom,
    );
    expect(traces).toEqual([]);
  });

  it("R-RGPD-03 : le NIR est masqué, montré sur un geste tracé, jamais à qui n’y est pas habilité", async () => {
    expect((await partout.lire(`/personnes/${elodie}`)).html).not.toContain(NIR);
    const montre = await partout.poster(`/personnes/${elodie}/nir`, {});
    expect(montre.html).toContain(NIR);
    const [trace] = await monde.lire(
      "select champs, motif from trace where geste = 'personnes.voir_nir'",
    );
    expect(trace).toEqual({ champs: ["nir"], motif: null });
    expect((await direction.poster(`/personnes/${elodie}/nir`, {})).statut).toBe(403);
    expect((await direction.lire(`/personnes/${elodie}`)).html).not.toContain("Voir le NIR");
    expect((await dArras.poster(`/personnes/${elodie}/nir`, {})).statut).toBe(404);
  });

  it("une fiche rattachée mène à celle qui est gardée, qui en montre les lignes", async () => {
    const creee = await partout.poster("/personnes/creer", {
      nomNaissance: "Kaczmarek",
      nomUsage: "",
      prenom: "Elodie",
      naissance: "12/03/1992",
      sexe: "2",
      adresse: "",
      codePostal: "62300",
      commune: "Lens",
      telephone: "06 12 34 56 78",
      courriel: "",
      distincte: "oui",
    });
    const gardee = creee.vers?.split("/").at(-1) ?? "";
    const signalee = await partout.lire(`/personnes/${gardee}`);
    expect(signalee.html).toContain("Une autre fiche ressemble à celle-ci");
    await partout.poster(`/personnes/${gardee}/rattacher/${elodie}`, {
      gardee,
      motif: "Pièce d’identité vue",
    });
    expect((await partout.lire(`/personnes/${elodie}`)).vers).toBe(`/personnes/${gardee}`);
    const { html } = await partout.lire(`/personnes/${gardee}`);
    for (const attendu of [
      "06 12 34 56 78",
      "versement suspendu",
      "Fiches rattachées",
      "Défaire le rattachement",
    ]) {
      expect(html).toContain(attendu);
    }
  });
});
