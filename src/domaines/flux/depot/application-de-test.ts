import { autorise } from "#domaines/habilitations/index.ts";
import { ADRESSE_ESSAI, applicationEssai, SESSION_ESSAI } from "#platform/http/essai.ts";
import type { Application } from "#platform/http/index.ts";
import type { BaseDeTest } from "../../../../tests/base.ts";
import type { AtelierFlux } from "./atelier.ts";
import { fichier, foyerNumero, foyersNumeros } from "./atelier-de-test.ts";
import { routesFlux } from "./routes.tsx";

const { utilisateurId } = SESSION_ESSAI.acteur;
export const NIR = "291070000000123";

/** Three dossiers that enter, one whose birth is no day of the calendar. */
export const AVEC_REJET = fichier([
  ...foyersNumeros(3),
  foyerNumero(4, { naissance: "1991-02-31" }).replace(
    "<TOPVALIEC>",
    `<NIR>${NIR}</NIR><TOPVALIEC>`,
  ),
]);

/** The account behind the session. */
export const inscrireSophie = async (atelier: AtelierFlux): Promise<void> => {
  await atelier.pool.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     values ($1, 'sophie.wattel', 'Wattel', 'Sophie', 'gestionnaire', 'x')`,
    [utilisateurId],
  );
};

interface Qui {
  readonly role?: string;
  readonly departement?: boolean;
}

/** The application as this account sees it. @param file  receives the deposits handed to the worker */
export const ouvrirFlux = (
  base: BaseDeTest,
  atelier: AtelierFlux,
  file: string[],
  { role = "gestionnaire_slai", departement = true }: Qui = {},
): Promise<Application> =>
  applicationEssai({
    routes: routesFlux({
      atelier,
      mettreEnFile: async (id) => {
        file.push(id);
      },
    }),
    dependances: {
      db: base.app,
      get recherches(): never {
        throw new Error("Aucune recherche ici");
      },
    },
    lireSession: async () => ({
      ...SESSION_ESSAI,
      acteur: {
        ...SESSION_ESSAI.acteur,
        roles: [role],
        perimetre: { departement, territoires: [], organismes: [] },
      },
    }),
    autorise,
  });

/** A file dropped on the page, as a browser sends it. */
export const televerser = async (
  app: Application,
  contenu: string | Uint8Array<ArrayBuffer> | undefined,
  nom = "envoi.xml",
): Promise<Response> => {
  const corps = new FormData();
  corps.append("_jeton", await jetonDe(app));
  corps.append(
    "fichier",
    new File(contenu === undefined ? [] : [contenu], contenu === undefined ? "" : nom),
  );
  return app.fetch(
    new Request(`${ADRESSE_ESSAI}/flux`, {
      method: "POST",
      headers: { origin: ADRESSE_ESSAI },
      body: corps,
    }),
  );
};

export const lire = async (
  app: Application,
  chemin: string,
): Promise<{ statut: number; page: string }> => {
  const reponse = await app.fetch(new Request(`${ADRESSE_ESSAI}${chemin}`));
  return { statut: reponse.status, page: await reponse.text() };
};

export const jetonDe = async (app: Application): Promise<string> => {
  const { page } = await lire(app, "/flux");
  return /name="_jeton" value="([^"]+)"/.exec(page)?.[1] ?? "";
};

export const poster = async (
  app: Application,
  chemin: string,
  champs: Readonly<Record<string, string>>,
): Promise<Response> =>
  app.fetch(
    new Request(`${ADRESSE_ESSAI}${chemin}`, {
      method: "POST",
      headers: { origin: ADRESSE_ESSAI, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ _jeton: await jetonDe(app), ...champs }).toString(),
    }),
  );
