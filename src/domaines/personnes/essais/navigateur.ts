import { autorise } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { ADRESSE_ESSAI, applicationEssai, ecrireFormulaire } from "#platform/http/essai.ts";
import type { MemoireRecherche, Route } from "#platform/http/index.ts";
import { AUJOURDHUI, type MondeEssai } from "./monde.ts";

/** Keeps searches in memory, by session. */
const memoire = (): MemoireRecherche => {
  const gardees = new Map<string, Readonly<Record<string, string>>>();
  return {
    garder: async (session, criteres) => {
      const id = crypto.randomUUID();
      gardees.set(`${session}/${id}`, criteres);
      return id;
    },
    lire: async (session, id) => gardees.get(`${session}/${id}`),
  };
};

export interface Lu {
  readonly statut: number;
  readonly html: string;
  readonly vers: string | null;
  readonly reponse: Response;
}

export interface Navigateur {
  lire(chemin: string): Promise<Lu>;
  poster(chemin: string, champs: Readonly<Record<string, string>>): Promise<Lu>;
}

/** Two browsers on one application, each with its account and session. */
export const ouvrirNavigateurs = async (
  monde: MondeEssai,
  routes: readonly Route[],
  acteurs: readonly Acteur[],
): Promise<readonly Navigateur[]> => {
  const recherches = memoire();
  return Promise.all(
    acteurs.map(async (acteur, rang) => {
      const app = await applicationEssai({
        routes,
        dependances: { db: monde.base.app, recherches },
        lireSession: () =>
          Promise.resolve({ id: `session-${rang}`, secretCsrf: "secret-de-session", acteur }),
        autorise,
        aujourdhui: () => AUJOURDHUI,
      });
      const envoyer = async (requete: Request): Promise<Lu> => {
        const reponse = await app.fetch(requete);
        const copie = reponse.clone();
        // No-break spaces are read as spaces: what counts here is what is said.
        const html = (await reponse.text()).replaceAll("\u00A0", " ");
        return {
          statut: reponse.status,
          html,
          vers: reponse.headers.get("location"),
          reponse: copie,
        };
      };
      const lire = (chemin: string) => envoyer(new Request(`${ADRESSE_ESSAI}${chemin}`));
      const poster = async (chemin: string, champs: Readonly<Record<string, string>>) => {
        const { html } = await lire("/personnes");
        const jeton = /name="_jeton" value="([^"]+)"/.exec(html)?.[1] ?? "";
        const corps = ecrireFormulaire([["_jeton", jeton], ...Object.entries(champs)]);
        return envoyer(new Request(`${ADRESSE_ESSAI}${chemin}`, corps));
      };
      return { lire, poster };
    }),
  );
};
