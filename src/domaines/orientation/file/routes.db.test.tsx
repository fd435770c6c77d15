import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { autorise } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import {
  ADRESSE_ESSAI,
  applicationEssai,
  ecrireFormulaire,
  SESSION_ESSAI,
} from "#platform/http/essai.ts";
import type { Application } from "#platform/http/index.ts";
import { IDENTITE_ESSAI, poserAgent } from "../essais/agents.ts";
import { type MondeEssai, monterMonde, poserArrivage, poserPersonne } from "../essais/monde.ts";
import { routesOrientation } from "../index.ts";
import { apresArrivage } from "../proposition/usecases/apres-arrivage.ts";

const AUJOURDHUI = jour("2026-11-24");
const SALARIE = [{ code: "SAL", debut: "2020-01-01" }];

describe("écrans de l’orientation", () => {
  let monde: MondeEssai;
  let agent: Acteur;
  let web: Application;

  const ouvrir = (acteur: Acteur): Promise<Application> =>
    applicationEssai({
      routes: routesOrientation({
        identite: IDENTITE_ESSAI,
        mettreEnFile: () => Promise.reject(new Error("inutile ici")),
      }),
      dependances: {
        db: monde.base.app,
        get recherches(): never {
          throw new Error("inutile ici");
        },
      },
      lireSession: () => Promise.resolve({ ...SESSION_ESSAI, acteur }),
      autorise,
      aujourdhui: () => AUJOURDHUI,
    });
  const lire = async (chemin: string, application = web) => {
    const reponse = await application.fetch(new Request(`${ADRESSE_ESSAI}${chemin}`));
    return { statut: reponse.status, html: await reponse.text() };
  };
  const jetonDe = (html: string): string => /name="_jeton" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const poster = async (
    chemin: string,
    champs: readonly (readonly [string, string])[],
    depuis = "/orientation",
  ) => {
    const { html } = await lire(depuis);
    const reponse = await web.fetch(
      new Request(
        `${ADRESSE_ESSAI}${chemin}`,
        ecrireFormulaire([["_jeton", jetonDe(html)], ...champs]),
      ),
    );
    return {
      statut: reponse.status,
      vers: reponse.headers.get("location"),
      html: await reponse.text(),
    };
  };
  const orientationDe = async (nom: string) => {
    const { rows } = await sql<{ id: string; version: number; organisme: string }>`
      select o.id, o.version, q.organisme_id as organisme from orientation o join personne p on p.id = o.personne_id
      left join proposition q on q.id = o.proposition_id where p.nom_usage = ${nom}`.execute(
      monde.base.traitement,
    );
    const [trouvee] = rows;
    if (!trouvee) throw new Error(`${nom} n’est pas dans la file`);
    return trouvee;
  };

  beforeAll(async () => {
    monde = await monterMonde(AUJOURDHUI);
    const { traitement } = monde.base;
    const poser = (
      arrivage: Parameters<typeof poserPersonne>[1],
      p: Parameters<typeof poserPersonne>[2],
    ) => poserPersonne(traitement, arrivage, { territoireId: monde.lens, ...p });
    const stock = await poserArrivage(traitement, {
      recuA: "2026-09-05T08:00:00Z",
      premiere: true,
    });
    await poser(stock, { nom: "STOCK", activites: SALARIE });
    const octobre = await poserArrivage(traitement, { recuA: "2026-10-01T08:00:00Z" });
    await poser(octobre, { nom: "TARDIVE", activites: SALARIE });
    const mois = await poserArrivage(traitement, { recuA: "2026-11-05T08:00:00Z" });
    await poser(mois, { nom: "SUIVIE", activites: SALARIE });
    await poser(mois, { nom: "LOT_UN", activites: SALARIE });
    await poser(mois, { nom: "LOT_DEUX", activites: SALARIE });
    await poser(mois, { nom: "CHANGEE", activites: SALARIE });
    await poser(mois, {
      nom: "SENSIBLE",
      activites: [...SALARIE, { code: "INV", debut: "2026-01-01" }],
    });
    await poser(mois, { nom: "INCONNUE" });
    await poser(mois, { nom: "AILLEURS", territoireId: null });
    const { rows } = await sql<{ territoire_id: string }>`
      select territoire_id from commune_territoire where commune = '62041'`.execute(traitement);
    await poser(mois, {
      nom: "DEMENAGEE",
      activites: SALARIE,
      territoireId: rows[0]?.territoire_id ?? null,
    });
    await apresArrivage(traitement, { depotId: mois.id, aujourdhui: AUJOURDHUI });
    agent = await poserAgent(monde, {
      territoires: [monde.lens],
      roles: ["agent_orientation", "responsable_territoire"],
    });
    web = await ouvrir(agent);
  });

  it("la file montre le périmètre, groupé par échéance, la reprise à part", async () => {
    const { statut, html } = await lire("/orientation");
    expect(statut).toBe(200);
    expect(html).toContain("<h1>À orienter</h1>");
    for (const nom of ["TARDIVE", "SUIVIE", "SENSIBLE", "INCONNUE"]) expect(html).toContain(nom);
    expect(html).not.toContain("AILLEURS");
    expect(html).not.toContain("STOCK");
    expect(html).toContain("Dépassées : la décision revient à France Travail");
    expect(html.indexOf("TARDIVE")).toBeLessThan(html.indexOf("SUIVIE"));
    expect((await lire("/orientation?onglet=reprise")).html).toContain("STOCK");
  });

  it("une ligne se valide en un geste, sauf hors délai, à recueillir ou à examiner", async () => {
    const { html } = await lire("/orientation");
    for (const nom of ["SUIVIE", "LOT_UN"]) {
      expect(html).toContain(`formaction="/orientation/${(await orientationDe(nom)).id}/valider"`);
    }
    for (const nom of ["TARDIVE", "SENSIBLE", "INCONNUE"]) {
      const { id } = await orientationDe(nom);
      expect(html).not.toContain(`/orientation/${id}/valider`);
      expect(html).not.toContain(`value="${id}:`);
    }
    expect(html).toContain("Élément sensible déclaré");
    expect(html).not.toMatch(/invalidité|INV\b/);
  });

  it.each([
    { vue: "ouverture", present: "SUIVIE", absent: "STOCK" },
    { vue: "depassees", present: "TARDIVE", absent: "SUIVIE" },
    { vue: "examen", present: "SENSIBLE", absent: "SUIVIE" },
    { vue: "a_recueillir", present: "INCONNUE", absent: "SUIVIE" },
  ])("la vue $vue garde $present et laisse $absent", async ({ vue, present, absent }) => {
    const { html } = await lire(`/orientation?vue=${vue}`);
    expect(html).toContain(present);
    expect(html).not.toContain(absent);
  });

  it("un filtre inconnu n’est pas une adresse de chez nous", async () => {
    expect((await lire("/orientation?vue=sante")).statut).toBe(400);
    expect((await lire("/orientation?nom=x")).statut).toBe(400);
  });

  it("le dossier dit pourquoi, ce qui manque, ce qui aurait changé, ce qui n’a pas compté ; sa lecture est tracée", async () => {
    const { id } = await orientationDe("INCONNUE");
    const { statut, html } = await lire(`/orientation/${id}`);
    expect(statut).toBe(200);
    expect(html).toContain("INCONNUE Camille");
    for (const dit of [
      "Ce qui manque",
      "Ce qui aurait changé la proposition",
      "Ce qui n’a pas compté",
      "retenue",
      "version 1",
    ]) {
      expect(html).toContain(dit);
    }
    const { rows } =
      await sql`select geste from trace where objet_id = ${id} and acteur_id = ${agent.utilisateurId}`.execute(
        monde.base.traitement,
      );
    expect(rows).toEqual([{ geste: "orientation.consulter" }]);
  });

  it("hors du périmètre, le dossier n’existe pas, ni pour lire ni pour décider", async () => {
    const { id, version } = await orientationDe("AILLEURS");
    expect((await lire(`/orientation/${id}`)).statut).toBe(404);
    expect(
      (await poster(`/orientation/${id}/valider`, [["version", String(version)]])).statut,
    ).toBe(404);
    expect((await lire(`/orientation/${nouvelUuid()}`)).statut).toBe(404);
    expect((await lire("/orientation/zzz")).statut).toBe(404);
  });

  it("valider depuis la liste, puis revenir en arrière", async () => {
    const { id, version } = await orientationDe("SUIVIE");
    const validee = await poster(`/orientation/${id}/valider`, [
      ["choix", "autre"],
      ["version", String(version)],
    ]);
    expect(validee).toMatchObject({ statut: 303, vers: "/orientation" });
    const { html } = await lire(`/orientation/${id}`);
    expect(html).toContain("Ouvrir la lettre (PDF)");
    expect(html).toContain("Arrêté d’essai n° 1");
    const encore = await poster(`/orientation/${id}/valider`, [["version", String(version)]]);
    expect(encore.statut).toBe(409);
    expect((await poster(`/orientation/${id}/annuler`, [], `/orientation/${id}`)).statut).toBe(303);
    expect((await lire("/orientation")).html).toContain(`/orientation/${id}/valider`);
  });

  it("R-ALG-06 changer sans raison : la page revient avec la saisie et l’erreur près du champ", async () => {
    const { id, version } = await orientationDe("CHANGEE");
    const { rows } = await sql<{
      id: string;
    }>`select id from organisme_referent where 'social' = any (parcours) order by id limit 1`.execute(
      monde.base.traitement,
    );
    const champs: [string, string][] = [
      ["version", String(version)],
      ["parcours", "social"],
      ["organisme", rows[0]?.id ?? ""],
      ["motif", "court"],
    ];
    const refusee = await poster(`/orientation/${id}/decider`, champs, `/orientation/${id}`);
    expect(refusee.statut).toBe(422);
    expect(refusee.html).toContain("Dites pourquoi, en 20 caractères au moins");
    expect(refusee.html).toContain(">court</textarea>");
    champs[3] = ["motif", "Vous souhaitez d’abord régler votre logement."];
    expect(await poster(`/orientation/${id}/decider`, champs, `/orientation/${id}`)).toMatchObject({
      statut: 303,
      vers: `/orientation/${id}`,
    });
    const { html } = await lire(`/orientation/${id}`);
    expect(html).toContain("non suivie");
    expect(
      (await poster(`/orientation/${id}/decider`, [["version", "1"]], `/orientation/${id}`)).statut,
    ).toBe(422);
  });

  it("relire puis valider un lot", async () => {
    const [un, deux, sensible] = [
      await orientationDe("LOT_UN"),
      await orientationDe("LOT_DEUX"),
      await orientationDe("SENSIBLE"),
    ];
    const choix = [un, deux, sensible].map((o) => ["choix", `${o.id}:${o.version}`] as const);
    const relecture = await poster("/orientation/relecture", choix);
    expect(relecture.statut).toBe(200);
    expect(relecture.html).toContain("LOT_UN");
    expect(relecture.html).toContain("laissé de côté");
    expect(relecture.html).not.toContain(`value="${sensible.id}`);
    expect(await poster("/orientation/valider-lot", choix)).toMatchObject({ statut: 409 });
    expect(await poster("/orientation/valider-lot", choix.slice(0, 2))).toMatchObject({
      statut: 303,
    });
    expect((await poster("/orientation/relecture", [["choix", "n’importe quoi"]])).statut).toBe(
      400,
    );
  });

  it("l’export suit les filtres, est tracé, et refuse qui n’exporte pas", async () => {
    const { statut, html } = await lire("/orientation/export?vue=a_recueillir");
    expect(statut).toBe(200);
    expect(html).toContain("INCONNUE;Camille;40;");
    expect(html).not.toContain("SENSIBLE");
    const simple = await ouvrir({ ...agent, roles: ["agent_orientation"] });
    expect((await lire("/orientation/export", simple)).statut).toBe(403);
  });

  it("qui consulte sans décider ne voit aucun geste de décision", async () => {
    const direction = await ouvrir({ ...agent, roles: ["direction"] });
    const { html } = await lire("/orientation", direction);
    expect(html).toContain("SENSIBLE");
    expect(html).not.toContain("/valider");
    const { id } = await orientationDe("SENSIBLE");
    expect((await lire(`/orientation/${id}`, direction)).html).toContain("ne les décide pas");
  });

  it("R-ALG-06 dit, avant l’envoi, ce qui empêche de suivre la proposition", async () => {
    const inconnue = await orientationDe("INCONNUE");
    const sansProposition = await lire(`/orientation/${inconnue.id}`);
    expect(sansProposition.html).toContain("Les règles ne proposent rien.");
    expect(sansProposition.html).not.toContain("(facultatif)");

    await sql`update personne set territoire_id = ${monde.lens} where nom_usage = 'DEMENAGEE'`.execute(
      monde.base.traitement,
    );
    const partie = await orientationDe("DEMENAGEE");
    const horsChoix = await lire(`/orientation/${partie.id}`);
    expect(horsChoix.html).toContain("n’intervient pas ici.");
    expect(horsChoix.html).not.toContain("(facultatif)");
  });
});
