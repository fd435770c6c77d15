import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import {
  AUJOURDHUI,
  COFFRE,
  foyerRecu,
  type MondeEssai,
  monterMonde,
  personneRecue,
} from "../essais/monde.ts";
import { ouvrirNavigateurs } from "../essais/navigateur.ts";
import { routesPersonnes } from "../routes.ts";
import { creerPersonne } from "../saisie/usecases/creer-personne.ts";
import { detacher } from "./usecases/detacher.ts";
import { ecarter } from "./usecases/ecarter.ts";
import { rattacher } from "./usecases/rattacher.ts";

let monde: MondeEssai;
let agent: Acteur;

beforeAll(async () => {
  monde = await monterMonde();
  agent = await monde.agent({});
});

const contexte = (acteur = agent) => ({
  db: monde.base.app,
  acteur,
  aujourdhui: AUJOURDHUI,
  requeteId: "essai",
});

/** Everything but the version and the trace of gestures. */
const etatDe = (ids: readonly string[]) =>
  monde.lire(
    `select to_jsonb(p) - 'version' as p from personne p where id = any ($1) order by id`,
    ids,
  );
const personne = async (id: string): Promise<Record<string, unknown>> => {
  const [ligne] = await monde.lire<Record<string, unknown>>(
    "select * from personne where id = $1",
    id,
  );
  return ligne ?? {};
};

let numero = 0;
const creer = async (prenom: string, acteur = agent): Promise<string> => {
  const creee = await creerPersonne(
    { ...contexte(acteur), coffre: COFFRE },
    {
      nomNaissance: "NOWAK",
      nomUsage: undefined,
      prenom,
      naissance: "1990-05-06" as Jour,
      sexe: "2",
      adresse: undefined,
      codePostal: "62300",
      commune: "Lens",
      telephone: "0612345678",
      courriel: undefined,
      nir: undefined,
      distincte: true,
    },
  );
  if (!creee.ok) throw new Error(creee.refus.code);
  return creee.value;
};
const recue = (prenom: string, p = {}) =>
  personneRecue({
    nomUsage: "NOWAK",
    nomNaissance: "NOWAK",
    prenom,
    naissance: "1990-05-06" as Jour,
    ...p,
  });

describe("une fiche créée à la main, puis dite par la CAF", () => {
  let prenom: string;
  let saisie: string;
  let caf: string;
  const foyer = () => foyerRecu([recue(prenom)]);
  let image: ReturnType<typeof foyer>;

  beforeEach(async () => {
    numero += 1;
    prenom = `PRENOM${String.fromCharCode(64 + numero)}`;
    saisie = await creer(prenom);
    image = foyer();
    await monde.arriver([image]);
    const [autre] = await monde.lire<{ id: string }>(
      "select id from personne where prenom = $1 and source = 'CAF 621'",
      prenom,
    );
    caf = autre?.id ?? "";
  });

  const reunir = async (): Promise<string> => {
    const fait = await rattacher(contexte(), {
      gardeeId: saisie,
      rattacheeId: caf,
      motif: "Pièce d’identité vue",
    });
    if (!fait.ok) throw new Error(fait.refus.code);
    return fait.value;
  };

  it("la ressemblance est signalée, rien n’est réuni sans décision", async () => {
    const paires = await monde.lire(
      "select etat from doublon_potentiel where personne_id = $1 and autre_id = $2",
      caf,
      saisie,
    );
    expect(paires).toEqual([{ etat: "a_examiner" }]);
    expect(await personne(saisie)).toMatchObject({ dans_le_droit: false, dossier_id: null });
  });

  it("réunie, elle reste la même personne et porte le droit de l’autre", async () => {
    await reunir();
    const gardee = await personne(saisie);
    const rattachee = await personne(caf);
    expect(gardee).toMatchObject({
      source: "saisie",
      dans_le_droit: true,
      etat_droit: "2",
      soumis: true,
      dossier_id: rattachee.dossier_id,
      territoire_id: rattachee.territoire_id,
      entree_le: rattachee.entree_le,
      fusionnee_dans: null,
    });
    expect(rattachee.fusionnee_dans).toBe(saisie);
    const droits = await monde.lire("select 1 from membre_dossier where personne_id = $1", caf);
    expect(droits).toHaveLength(1);
  });

  it("défaire rend exactement ce qui était, sans perte", async () => {
    const avant = await etatDe([saisie, caf]);
    const lien = await reunir();
    const defait = await detacher(contexte(), saisie, lien);
    expect(defait.ok).toBe(true);
    expect(await etatDe([saisie, caf])).toEqual(avant);
    const paires = await monde.lire(
      "select etat, raison from doublon_potentiel where personne_id = $1",
      caf,
    );
    expect(paires).toEqual([{ etat: "a_examiner", raison: null }]);
    const liens = await monde.lire(
      "select motif, defait_par from lien_identite where personne_id = $1",
      saisie,
    );
    expect(liens).toEqual([{ motif: "Pièce d’identité vue", defait_par: agent.utilisateurId }]);
  });

  it("défaire deux fois est refusé", async () => {
    const lien = await reunir();
    await detacher(contexte(), saisie, lien);
    expect(await detacher(contexte(), saisie, lien)).toEqual({
      ok: false,
      refus: { code: "deja_defait" },
    });
  });

  it("un nouveau fichier de la CAF suit la fiche gardée, et défaire rend chacune à ses lignes", async () => {
    const avant = await personne(saisie);
    const lien = await reunir();
    await monde.arriver(
      [{ ...image, droit: { ...image.droit, etat: "4", motif: "01" } }],
      "2026-10-31" as Jour,
    );
    expect(await personne(saisie)).toMatchObject({ etat_droit: "4", motif_droit: "01" });
    await detacher(contexte(), saisie, lien);
    expect(await personne(saisie)).toMatchObject({
      etat_droit: null,
      dossier_id: null,
      territoire_id: avant.territoire_id,
    });
    expect(await personne(caf)).toMatchObject({ etat_droit: "4", fusionnee_dans: null });
  });

  it("ce qui a été décidé depuis le rattachement reste", async () => {
    const lien = await reunir();
    const referent = agent.utilisateurId;
    await monde.lire("update personne set referent_id = $2 where id = $1", saisie, referent);
    await detacher(contexte(), saisie, lien);
    expect(await personne(saisie)).toMatchObject({ referent_id: referent });
  });

  it("chacun des deux noms mène à la fiche gardée", async () => {
    await monde.lire(
      "update personne set nom_usage = 'WROBEL', nom_tri = 'WROBEL X', mots = '{WROBEL}' where id = $1",
      caf,
    );
    await reunir();
    const { mots } = await personne(saisie);
    expect(mots).toEqual(expect.arrayContaining(["NOWAK", "WROBEL"]));
  });

  it("l’adresse de la fiche rattachée et les gestes tracés", async () => {
    const lien = await reunir();
    await detacher(contexte(), saisie, lien);
    const traces = await monde.lire(
      "select geste, motif from trace where personne_id = $1 and geste like 'doublons%' order by seq",
      saisie,
    );
    expect(traces).toEqual([
      { geste: "doublons.rattacher", motif: "Pièce d’identité vue" },
      { geste: "doublons.detacher", motif: null },
    ]);
    const fil = await monde.lire(
      "select nature from evenement where personne_id = $1 order by a",
      saisie,
    );
    expect(fil).toEqual([
      { nature: "fiche_creee" },
      { nature: "rattachement" },
      { nature: "detachement" },
    ]);
  });

  it("écarter garde la raison et ne se fait qu’une fois", async () => {
    expect((await ecarter(contexte(), [saisie, caf], "Deux cousines")).ok).toBe(true);
    expect(await ecarter(contexte(), [saisie, caf], "Encore")).toEqual({
      ok: false,
      refus: { code: "deja_tranche" },
    });
    const [paire] = await monde.lire(
      "select etat, raison from doublon_potentiel where personne_id = $1",
      caf,
    );
    expect(paire).toEqual({ etat: "ecarte", raison: "Deux cousines" });
  });

  it("à l’écran : la liste, la comparaison, la décision, puis le retour en arrière", async () => {
    const [web] = await ouvrirNavigateurs(monde, routesPersonnes(COFFRE), [agent]);
    if (!web) throw new Error("navigateur");
    expect((await web.lire("/doublons")).html).toContain(`/personnes/${saisie}/rattacher/${caf}`);
    const adresse = `/personnes/${saisie}/rattacher/${caf}`;
    const page = await web.lire(adresse);
    expect(page.html).toContain("Est-ce la même personne");
    const sansMotif = await web.poster(adresse, { gardee: saisie, motif: " " });
    expect(sansMotif.statut).toBe(422);
    expect(sansMotif.html).toContain("Écrivez ce qui vous fait dire");
    const fait = await web.poster(adresse, { gardee: saisie, motif: "Vue en rendez-vous" });
    expect([fait.statut, fait.vers]).toEqual([303, `/personnes/${saisie}`]);
    const [lien] = await monde.lire<{ id: string }>(
      "select id from lien_identite where rattachee_id = $1",
      caf,
    );
    const retour = await web.poster(`/personnes/${saisie}/detacher/${lien?.id}`, {});
    expect(retour.statut).toBe(303);
    expect(await personne(caf)).toMatchObject({ fusionnee_dans: null });
  });
});

describe("ce qui ne se réunit pas", () => {
  it("deux NIR cohérents et différents, une fiche avec elle-même, une fiche hors du périmètre", async () => {
    await monde.arriver([
      foyerRecu([recue("ANNA", { nir: "290056249801220" })]),
      foyerRecu([recue("ANNA", { nir: "290056204100192", rangNaissance: 2 })]),
    ]);
    const fiches = await monde.lire<{ id: string; nir_fiable: boolean }>(
      "select id, nir_fiable from personne where prenom = 'ANNA' order by id",
    );
    const [a, b] = fiches;
    if (!a || !b) throw new Error("données d’essai");
    await monde.lire("update personne set nir_fiable = true where id = any ($1)", [a.id, b.id]);
    const demande = { gardeeId: a.id, rattacheeId: b.id, motif: "essai" };
    expect(await rattacher(contexte(), demande)).toEqual({
      ok: false,
      refus: { code: "nir_contraires" },
    });
    expect(await rattacher(contexte(), { ...demande, rattacheeId: a.id })).toEqual({
      ok: false,
      refus: { code: "meme_fiche" },
    });
    const arras = await monde.agent({ communes: ["62041"] });
    expect(await rattacher(contexte(arras), demande)).toEqual({
      ok: false,
      refus: { code: "fiche_inconnue" },
    });
  });
});
