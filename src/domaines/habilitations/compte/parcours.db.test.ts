import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { enTraitement, lirePour } from "#platform/db/transaction.ts";
import { delegationEnVigueur } from "../delegation/delegation.ts";
import { garnirPersonnes, idDeTest } from "../perimetre/donnees-de-test.ts";
import { ouvrirVisibilite } from "../perimetre/visibilite.ts";
import {
  ARRAS,
  AUJOURDHUI,
  FT,
  faitDe,
  LENS,
  ML,
  type MondeComptes,
  monterComptes,
  refusDe,
  STRUCTURE,
} from "./essais/monde.ts";
import { ouvrirSessionDeTest } from "./essais/session.ts";
import { loadResponsabilite } from "./policy.ts";
import { filtreDe, listComptes } from "./queries/lister-comptes.ts";
import { creerCompte } from "./usecases/creer-compte.ts";
import { deplacer, prevoirMouvement } from "./usecases/deplacer.ts";
import { entretenirComptes } from "./usecases/entretenir.ts";
import { annulerInvitation, inviter } from "./usecases/inviter.ts";
import { modifierIdentite } from "./usecases/modifier-identite.ts";
import { partir, reactiver } from "./usecases/partir.ts";

let monde: MondeComptes;
let admin: string;

beforeAll(async () => {
  monde = await monterComptes();
  admin = await monde.compte(["administrateur_technique", "aucun"]);
});

const IDENTITE = {
  prenom: "Noémie",
  nom: "Tétard",
  qualite: "Agente chargée de l’orientation",
  courriel: "noemie.tetard@exemple.fr",
  structure: STRUCTURE,
};
const ROLE = {
  role: "agent_orientation",
  perimetre: { type: "territoire", id: LENS },
  debut: AUJOURDHUI,
} as const;

describe("arrivée", () => {
  const creer = async (demande: object = {}, par = admin) =>
    creerCompte(await monde.contexte(par), { ...IDENTITE, ...ROLE, ...demande });

  it("un compte, son premier rôle et un lien à remettre, montré une fois", async () => {
    const cree = faitDe(await creer());
    expect(cree.identifiant).toBe("noemie.tetard");
    expect(cree.invitation.jeton.length).toBeGreaterThan(40);
    const { compte, roles } = await monde.vue(cree.id);
    expect(compte).toMatchObject({ structure: "Structure", derniere_connexion_a: null });
    expect(compte.invitation_expire_a).toEqual(cree.invitation.expireA);
    expect(roles).toHaveLength(1);
    const gardes = await monde.lire<{ texte: string }>(
      "select row_to_json(t)::text as texte from (select * from trace) t",
    );
    for (const { texte } of gardes) {
      expect(texte).not.toContain(cree.invitation.jeton);
      expect(texte).not.toContain(IDENTITE.courriel);
    }
  });

  it("deux homonymes créés ensemble ont deux identifiants", async () => {
    const nom = { prenom: "Anna", nom: "Nowak" };
    const [a, b] = (await Promise.all([creer(nom), creer(nom)])).map(faitDe);
    expect(new Set([a?.identifiant, b?.identifiant])).toEqual(
      new Set(["anna.nowak", "anna.nowak2"]),
    );
  });

  it.each([
    ["identifiant pris", { identifiant: "compte1" }, "identifiant_pris"],
    ["structure inconnue", { structure: LENS }, "structure_inconnue"],
    ["rôle sur un mauvais périmètre", { role: "dpo" }, "perimetre_non_admis"],
  ])("%s : rien n’est créé", async (_cas, demande, code) => {
    const compter = () => monde.lire("select count(*)::int as n from utilisateur");
    const avant = await compter();
    expect(refusDe(await creer(demande))).toBe(code);
    expect(await compter()).toEqual(avant);
  });

  it("le gestionnaire d’un opérateur crée chez lui, pas ailleurs", async () => {
    const gestionnaire = await monde.compte(["gestionnaire_operateur", "organisme", FT]);
    const chez = (id: string) => ({ role: "operateur", perimetre: { type: "organisme", id } });
    faitDe(await creer(chez(FT), gestionnaire));
    expect(refusDe(await creer(chez(ML), gestionnaire))).toBe("role_non_donnable");
    expect(refusDe(await creer({}, gestionnaire))).toBe("role_non_donnable");
  });

  it("un second lien remplace le premier, l’annulation le ferme", async () => {
    const { id } = faitDe(await creer({ prenom: "Lien" }));
    faitDe(await inviter(await monde.contexte(admin), id, 1));
    const ouverts = () =>
      monde.lire("select 1 from lien_acces where utilisateur_id = $1 and annule_a is null", id);
    expect(await ouverts()).toHaveLength(1);
    faitDe(await annulerInvitation(await monde.contexte(admin), id, 2));
    expect(await ouverts()).toHaveLength(0);
    expect((await monde.vue(id)).compte.invitation_expire_a).toBeNull();
  });

  it("l’identité se corrige, seuls les champs changés sont tracés", async () => {
    const { id } = faitDe(await creer({ prenom: "Avant" }));
    const saisie = { ...IDENTITE, prenom: "Après" };
    faitDe(await modifierIdentite(await monde.contexte(admin), id, 1, saisie));
    const [trace] = await monde.lire(
      "select champs from trace where objet_id = $1 and geste = 'comptes.modifier'",
      id,
    );
    expect(trace).toEqual({ champs: ["prenom"] });
  });
});

describe("liste des comptes", () => {
  const lister = async (par: string, nom?: string, p: object = {}) => {
    const { acteur } = await monde.contexte(par);
    const criteres = { etat: "", role: "", perimetre: "", connexion: "", recherche: "", ...p };
    return lirePour(monde.base.app, acteur, AUJOURDHUI, async (trx) =>
      listComptes(
        trx,
        await loadResponsabilite(trx, acteur, AUJOURDHUI),
        filtreDe(criteres as Parameters<typeof filtreDe>[0], nom),
        AUJOURDHUI,
        undefined,
        50,
      ),
    );
  };
  const ids = (lignes: readonly { readonly id: string }[]) => lignes.map((l) => l.id);

  it("chacun ne voit que les comptes dont il répond", async () => {
    const operateur = await monde.compte(["operateur", "organisme", ML]);
    const agent = await monde.compte(["agent_orientation", "territoire", ARRAS]);
    const gestionnaire = await monde.compte(["gestionnaire_operateur", "organisme", ML]);
    const responsable = await monde.compte(["responsable_territoire", "territoire", ARRAS]);
    const dpo = await monde.compte(["dpo", "aucun"]);
    expect(ids(await lister(gestionnaire))).toEqual([operateur, gestionnaire]);
    expect(ids(await lister(responsable))).toEqual([agent, responsable]);
    const tous = ids(await lister(dpo));
    for (const id of [operateur, agent, gestionnaire, responsable]) expect(tous).toContain(id);
    const agente = await monde.compte(["agent_orientation", "territoire", ARRAS]);
    expect(ids(await lister(agente))).toEqual([agente]);
  });

  it("cherche sans accents ni ordre, filtre par rôle, périmètre et connexion", async () => {
    expect((await lister(admin, "tetard noemie")).map((l) => l.nom)).toContain("Tétard");
    const payeur = await monde.compte(["payeur", "departement"]);
    expect(ids(await lister(admin, undefined, { role: "payeur" }))).toEqual([payeur]);
    const organisme = await lister(admin, undefined, { perimetre: `organisme:${ML}` });
    expect(organisme.map((l) => l.roles[0]?.lieu)).toEqual(organisme.map(() => "Organisme 2"));
    await monde.lire("update utilisateur set cree_a = '2026-08-25' where id = $1", payeur);
    const sans = () => lister(admin, undefined, { connexion: "sans" });
    expect(ids(await sans())).toContain(payeur);
    await ouvrirSessionDeTest(monde.base, payeur);
    expect(ids(await sans())).not.toContain(payeur);
  });
});

describe("déplacement", () => {
  it("ferme la veille, ouvre le jour dit, et compte les personnes à confier", async () => {
    const id = await monde.compte(["referent", "organisme", FT]);
    const personne = (n: number, organismeId: string) => ({
      id: idDeTest("f1", n),
      territoireId: LENS,
      organismeId,
      referentId: id,
    });
    const client = await monde.base.poolTraitement.connect();
    await garnirPersonnes(client, [personne(1, FT), personne(2, FT), personne(3, ML)]);
    client.release();
    const affectation = (await monde.vue(id)).roles[0]?.id ?? "";
    const perimetre = { type: "organisme", id: ML } as const;
    const demande = { affectation, perimetre, debut: jour("2026-12-01") };
    const contexte = await monde.contexte(admin);
    const prevu = await lirePour(monde.base.app, contexte.acteur, AUJOURDHUI, async (trx) =>
      prevoirMouvement(
        trx,
        contexte,
        await loadResponsabilite(trx, contexte.acteur, AUJOURDHUI),
        id,
        demande,
      ),
    );
    expect(faitDe(prevu)).toMatchObject({
      aConfier: 2,
      perdu: "Organisme 1",
      gagne: "Organisme 2",
    });
    faitDe(await deplacer(contexte, id, 1, demande));
    expect((await monde.vue(id)).roles.map((r) => [r.lieu, r.periode])).toEqual([
      ["Organisme 2", { debut: "2026-12-01" }],
      ["Organisme 1", { debut: "2026-01-01", fin: "2026-12-01" }],
    ]);
    const aucun = { ...demande, perimetre: { type: "departement", id: null } as const };
    const roles = (await monde.vue(id)).roles;
    const refuse = await deplacer(contexte, id, 2, { ...aucun, affectation: roles[0]?.id ?? "" });
    expect(refusDe(refuse)).toBe("perimetre_non_admis");
    expect((await monde.vue(id)).roles).toHaveLength(2);
  });
});

describe("départ", () => {
  const P = idDeTest("f2", 1);
  const preparer = async (): Promise<string> => {
    const id = await monde.compte(["referent", "organisme", FT]);
    await monde.lire(
      `insert into delegation (utilisateur_id, actes, acte_reference, validite)
       values ($1, '{orientation}', 'Arrêté 1', '[2026-01-01,)')`,
      id,
    );
    return id;
  };

  beforeAll(async () => {
    const client = await monde.base.poolTraitement.connect();
    await garnirPersonnes(client, [
      { id: P, territoireId: LENS, organismeId: null, referentId: null },
    ]);
    client.release();
  });

  it("aujourd’hui : rôles, délégations, dossiers prêtés, lien et sessions se ferment ensemble", async () => {
    const id = await preparer();
    await enTraitement(monde.base.traitement, AUJOURDHUI, async (trx) => {
      const lien = { personneId: P, sorte: "prescription", cibleId: id };
      await ouvrirVisibilite(trx, lien, { debut: jour("2026-11-01") });
      return accepte(undefined);
    });
    const session = await ouvrirSessionDeTest(monde.base, id);
    expect(await session.resoudre()).toBeDefined();
    const bilan = faitDe(await partir(await monde.contexte(admin), id, 1, AUJOURDHUI));
    expect(bilan).toEqual({
      roles: 1,
      delegations: 1,
      remplacements: 0,
      visibilites: 1,
      sessions: 1,
    });
    expect(await session.resoudre()).toBeUndefined();
    const { compte, roles } = await monde.vue(id);
    expect(compte).toMatchObject({ etat: "desactive", depart_le: "2026-11-24" });
    expect(roles[0]?.periode).toEqual({ debut: "2026-01-01", fin: "2026-11-24" });
    expect(
      await delegationEnVigueur(monde.base.app, id, "orientation", AUJOURDHUI),
    ).toBeUndefined();
    const encore = await partir(await monde.contexte(admin), id, 2, AUJOURDHUI);
    expect(refusDe(encore)).toBe("compte_desactive");

    faitDe(await reactiver(await monde.contexte(admin), id, 2));
    expect(await session.resoudre()).toBeUndefined();
    expect((await monde.vue(id)).roles[0]?.periode).toMatchObject({ fin: "2026-11-24" });
  });

  it("plus tard : le compte reste ouvert, le traitement le ferme le jour venu", async () => {
    const id = await preparer();
    const le = jour("2026-12-15");
    faitDe(await partir(await monde.contexte(admin), id, 1, le));
    expect((await monde.vue(id)).compte).toMatchObject({ etat: "actif", depart_le: le });
    const session = await ouvrirSessionDeTest(monde.base, id);
    const partis = async (jourDit: string): Promise<number> =>
      faitDe(await entretenirComptes(monde.base.traitement, jour(jourDit))).partis;
    expect(await partis("2026-12-14")).toBe(0);
    expect(await session.resoudre()).toBeDefined();
    expect(await partis("2026-12-15")).toBe(1);
    expect(await partis("2026-12-15")).toBe(0);
    expect(await session.resoudre()).toBeUndefined();
    expect((await monde.vue(id)).changements[0]?.resume).toContain("le jour du départ est venu");
  });

  it("ni dans le passé, ni le sien", async () => {
    const id = await preparer();
    const contexte = await monde.contexte(admin);
    expect(refusDe(await partir(contexte, id, 1, jour("2026-11-23")))).toBe("date_passee");
    expect(refusDe(await partir(contexte, admin, 1, AUJOURDHUI))).toBe("ses_propres_droits");
    expect(refusDe(await reactiver(contexte, id, 1))).toBe("compte_deja_actif");
  });
});
