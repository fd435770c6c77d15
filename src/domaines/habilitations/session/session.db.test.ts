import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { creerMemoireRecherche } from "../recherche/recherche.ts";
import { hacherMotDePasse } from "../utilisateur/mot-de-passe.ts";
import { purgerConnexions } from "./store.ts";
import { fermerSession } from "./usecases/fermer-session.ts";
import { type DemandeConnexion, ouvrirSession } from "./usecases/ouvrir-session.ts";
import { resoudreSession } from "./usecases/resoudre-session.ts";

const AUJOURDHUI = jour("2026-11-24");
const MOT_DE_PASSE = "un long mot de passe d’essai";
const SOPHIE = "00000000-0000-4000-8000-000000000001";
const FERMEE = "00000000-0000-4000-8000-000000000002";
const DEMO = "00000000-0000-4000-8000-000000000003";
const TERRITOIRE = "00000000-0000-4000-8000-0000000000a1";

const coffre = creerCoffre("0f".repeat(32));
let base: BaseDeTest;
let client: pg.Client;

beforeAll(async () => {
  base = await baseDeTest();
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await client.query("set search_path = passerelle, public");
  const empreinte = await hacherMotDePasse(MOT_DE_PASSE);
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe, etat, demonstration) values
     ($1, 'sophie.wattel', 'Wattel', 'Sophie', 'Agent', $4, 'actif', true),
     ($2, 'fermee', 'Fermée', 'Anne', 'Agent', $4, 'desactive', false),
     ($3, 'demo', 'Démo', 'Paul', 'Agent', $4, 'actif', true)`,
    [SOPHIE, FERMEE, DEMO, empreinte],
  );
  await client.query(
    `insert into affectation (utilisateur_id, role, perimetre_type, perimetre_id, validite) values
     ($1, 'agent_orientation', 'territoire', $2, '[2026-01-01,2026-12-01)'),
     ($1, 'direction', 'departement', null, '[2026-12-01,)')`,
    [SOPHIE, TERRITOIRE],
  );
});
afterAll(() => client.end());

beforeEach(async () => {
  await client.query("delete from tentative_connexion");
  await client.query("delete from session");
  await client.query("delete from trace");
  await client.query("update utilisateur set etat = 'actif' where id = $1", [SOPHIE]);
});

/** Passwords alone, as the demonstration allows; second factors: `facteur/`. */
const connecter = (demande: Partial<DemandeConnexion> = {}, demonstration = true) =>
  ouvrirSession(
    { db: base.app, coffre, aujourdhui: AUJOURDHUI, demonstration },
    { identifiant: "sophie.wattel", motDePasse: MOT_DE_PASSE, adresse: "192.0.2.1", ...demande },
  );

const jetonDe = async (demande: Partial<DemandeConnexion> = {}): Promise<string> => {
  const ouverte = await connecter(demande);
  if (!ouverte.ok) throw new Error(`Connexion refusée : ${ouverte.refus.code}`);
  return ouverte.value.jeton;
};

const resoudre = (jeton: string, aujourdhui = AUJOURDHUI) =>
  resoudreSession(base.app, jeton, aujourdhui);

const vieillir = (minutes: number) =>
  client.query("update tentative_connexion set a = a - make_interval(mins => $1)", [minutes]);

const REFUSE = { ok: false, refus: { code: "identifiants_refuses" } };

describe("connexion : entrer", () => {
  it("ouvre une session dont l’acteur porte les rôles et le périmètre du jour", async () => {
    const jeton = await jetonDe();
    expect((await resoudre(jeton))?.acteur).toEqual({
      utilisateurId: SOPHIE,
      nom: "Sophie Wattel",
      roles: ["agent_orientation"],
      perimetre: { departement: false, territoires: [TERRITOIRE], organismes: [] },
      chiffres: { departement: false, territoires: [TERRITOIRE] },
    });
    expect((await resoudre(jeton, jour("2026-12-01")))?.acteur).toMatchObject({
      roles: ["direction"],
      perimetre: { departement: true, territoires: [] },
    });
    expect((await resoudre(jeton, jour("2025-12-31")))?.acteur.roles).toEqual([]);
  });

  it("ne garde du témoin qu’une empreinte", async () => {
    const jeton = await jetonDe();
    expect(Buffer.from(jeton, "base64url")).toHaveLength(32);
    const { rows } = await client.query("select to_jsonb(s)::text as ligne from session s");
    expect(JSON.stringify(rows)).not.toContain(jeton);
  });

  it("répond de même à un mot de passe faux, un compte inconnu et un compte fermé", async () => {
    expect(await connecter({ motDePasse: "faux" })).toEqual(REFUSE);
    expect(await connecter({ identifiant: "personne" })).toEqual(REFUSE);
    expect(await connecter({ identifiant: "fermee" })).toEqual(REFUSE);
  });

  it("refuse un compte de démonstration hors de la démonstration", async () => {
    expect(await connecter({ identifiant: "demo" }, false)).toEqual(REFUSE);
    expect((await connecter({ identifiant: "demo" }, true)).ok).toBe(true);
  });

  it("donne un témoin nouveau à chaque entrée et ferme la session d’avant", async () => {
    const premier = await jetonDe();
    const second = await jetonDe({ ancienJeton: premier });
    expect(second).not.toBe(premier);
    expect(await resoudre(premier)).toBeUndefined();
    expect(await resoudre(second)).toBeDefined();
  });

  it("trace les entrées et les refus, sans garder ce qui a été tapé", async () => {
    await jetonDe();
    await connecter({ identifiant: "mon-mot-de-passe", requeteId: "r1" });
    await connecter({ motDePasse: "faux" });
    const { rows } = await client.query(
      "select acteur_id, acteur, geste, objet_id, motif, requete_id from trace order by seq",
    );
    const refus = { acteur_id: null, acteur: "visiteur", geste: "session.refuser" };
    expect(rows).toMatchObject([
      { acteur_id: SOPHIE, acteur: "Sophie Wattel", geste: "session.ouvrir" },
      { ...refus, objet_id: null, motif: "compte_inconnu", requete_id: "r1" },
      { ...refus, objet_id: SOPHIE, motif: "mot_de_passe" },
    ]);
    expect(JSON.stringify(rows)).not.toContain("mon-mot-de-passe");
  });
});

describe("connexion : freinage", () => {
  it.each(["sophie.wattel", "inconnu"])(
    "après cinq échecs, le compte %s attend, même avec le bon mot de passe",
    async (identifiant) => {
      for (let i = 0; i < 5; i += 1) {
        expect(await connecter({ identifiant, motDePasse: "faux" })).toEqual(REFUSE);
      }
      const attendre = (minutes: number) => ({
        ok: false,
        refus: { code: "trop_d_essais", minutes },
      });
      expect(await connecter({ identifiant })).toEqual(attendre(1));
      await vieillir(1);
      expect(await connecter({ identifiant, motDePasse: "faux" })).toEqual(REFUSE);
      expect(await connecter({ identifiant })).toEqual(attendre(2));
    },
  );

  it("une entrée réussie, ou une heure, efface les échecs du compte", async () => {
    for (let i = 0; i < 4; i += 1) await connecter({ motDePasse: "faux" });
    expect((await connecter()).ok).toBe(true);
    for (let i = 0; i < 5; i += 1) await connecter({ motDePasse: "faux" });
    await vieillir(61);
    expect((await connecter()).ok).toBe(true);
  });

  it("vingt essais lancés ensemble ne font pas vingt essais", async () => {
    const issues = await Promise.all(
      Array.from({ length: 20 }, () => connecter({ motDePasse: "faux" })),
    );
    expect(issues.filter((i) => !i.ok && i.refus.code === "identifiants_refuses")).toHaveLength(5);
  });

  it("cinquante échecs d’une même adresse ferment la porte à tous les comptes, là seulement", async () => {
    const cle = coffre.signer("connexion/adresse", "192.0.2.1");
    await client.query(
      "insert into tentative_connexion (cle) select $1 from generate_series(1, 50)",
      [cle],
    );
    expect(await connecter()).toMatchObject({ ok: false, refus: { code: "trop_d_essais" } });
    expect((await connecter({ adresse: "192.0.2.2" })).ok).toBe(true);
    await vieillir(16);
    expect((await connecter()).ok).toBe(true);
    const { rows } = await client.query(
      "select count(*) as n from tentative_connexion where cle = $1",
      [cle],
    );
    expect(rows[0]).toEqual({ n: "50" });
  });

  it("ne garde ni le nom du compte ni l’adresse", async () => {
    await connecter({ motDePasse: "faux" });
    const { rows } = await client.query(
      "select encode(cle, 'escape') as cle from tentative_connexion",
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/sophie|192\.0\.2/);
  });
});

describe("session : fin", () => {
  const changer = (affectation: string) => client.query(`update session set ${affectation}`);

  it("la déconnexion ferme la session et oublie ses recherches", async () => {
    const jeton = await jetonDe();
    const ouverte = await resoudre(jeton);
    if (!ouverte) throw new Error("session perdue");
    const memoire = creerMemoireRecherche(base.app, coffre);
    await memoire.garder(ouverte.session.id, { nom: "KASPRZAK" });
    await fermerSession(base.app, ouverte.acteur, AUJOURDHUI, jeton, "r2");
    expect(await resoudre(jeton)).toBeUndefined();
    expect((await client.query("select 1 from recherche")).rows).toEqual([]);
  });

  it("ferme après soixante minutes sans un geste, et chaque geste les fait repartir", async () => {
    const jeton = await jetonDe();
    await changer("vue_a = now() - interval '59 minutes'");
    expect(await resoudre(jeton)).toBeDefined();
    expect(
      (await client.query("select vue_a > now() - interval '1 minute' as f from session")).rows,
    ).toContainEqual({ f: true });
    await changer("vue_a = now() - interval '61 minutes'");
    expect(await resoudre(jeton)).toBeUndefined();
  });

  it("ferme au bout de douze heures, quoi qu’il s’y passe", async () => {
    const jeton = await jetonDe();
    const { rows } = await client.query(
      "select expire_a - cree_a = interval '12 hours' as f from session order by cree_a desc limit 1",
    );
    expect(rows).toEqual([{ f: true }]);
    await changer("expire_a = now()");
    expect(await resoudre(jeton)).toBeUndefined();
  });

  it("un compte désactivé est dehors à la requête suivante, et sa réouverture ne rend pas la session", async () => {
    const jeton = await jetonDe();
    await client.query("update utilisateur set etat = 'desactive' where id = $1", [SOPHIE]);
    expect(await resoudre(jeton)).toBeUndefined();
    await client.query("update utilisateur set etat = 'actif' where id = $1", [SOPHIE]);
    expect(await resoudre(jeton)).toBeUndefined();
  });

  it.each(["", "x", "a".repeat(10_000)])("un témoin inventé n’est personne", async (jeton) =>
    expect(await resoudre(jeton)).toBeUndefined(),
  );

  it("la purge ôte les vieux essais et les sessions finies depuis un mois, rien d’autre", async () => {
    const finie = await jetonDe();
    await changer("expire_a = now() - interval '31 days'");
    const actuelle = await jetonDe();
    await connecter({ motDePasse: "faux" });
    await vieillir(25 * 60);
    await connecter({ motDePasse: "faux" });
    await base.app.transaction().execute(purgerConnexions);
    expect((await client.query("select 1 from session")).rows).toHaveLength(1);
    expect((await client.query("select 1 from tentative_connexion")).rows).toHaveLength(2);
    expect(await resoudre(finie)).toBeUndefined();
    expect(await resoudre(actuelle)).toBeDefined();
  });
});

describe("recherche gardée hors des adresses", () => {
  const CRITERES = { nom: "KASPRZAK", naissance: "1992-03-12" };
  const ouvrir = async () => {
    const session = (await resoudre(await jetonDe()))?.session;
    if (!session) throw new Error("session perdue");
    return session.id;
  };

  it("se relit dans sa session, une heure durant, et ne se lit pas dans la table", async () => {
    const memoire = creerMemoireRecherche(base.app, coffre);
    const session = await ouvrir();
    const id = await memoire.garder(session, CRITERES);
    expect(await memoire.lire(session, id)).toEqual(CRITERES);
    const { rows } = await client.query("select encode(criteres, 'escape') as t from recherche");
    expect(JSON.stringify(rows)).not.toContain("KASPRZAK");
    await client.query("update recherche set expire_a = expire_a - interval '1 hour'");
    expect(await memoire.lire(session, id)).toBeUndefined();
  });

  it("n’est rien pour une autre session, ni sous un identifiant inventé", async () => {
    const memoire = creerMemoireRecherche(base.app, coffre);
    const id = await memoire.garder(await ouvrir(), CRITERES);
    const autre = await ouvrir();
    expect(await memoire.lire(autre, id)).toBeUndefined();
    expect(await memoire.lire(autre, "00000000-0000-4000-8000-000000000000")).toBeUndefined();
    expect(await memoire.lire(autre, "' or 1=1 --")).toBeUndefined();
  });
});
