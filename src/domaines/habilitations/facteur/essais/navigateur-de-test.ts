import type { Application } from "#platform/http/index.ts";

export const HOTE = "https://passerelle.test";
export const TEMOIN_SESSION = "__Host-passerelle";
export const TEMOIN_EN_COURS = "__Host-entree";

/** A browser: keeps cookies, follows a form from the page that holds it. */
export const ouvrirNavigateur = (app: Application, hote = HOTE) => {
  const temoins = new Map<string, string>();
  const demander = async (chemin: string, init: RequestInit = {}): Promise<Response> => {
    const reponse = await app.fetch(
      new Request(`${hote}${chemin}`, {
        ...init,
        headers: {
          cookie: [...temoins].map(([n, v]) => `${n}=${v}`).join("; "),
          origin: hote,
          "content-type": "application/x-www-form-urlencoded",
          "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0",
        },
      }),
    );
    for (const ligne of reponse.headers.getSetCookie()) {
      const [nom = "", valeur = ""] = (ligne.split(";")[0] ?? "").split("=");
      if (/max-age=0/i.test(ligne)) temoins.delete(nom);
      else temoins.set(nom, valeur);
    }
    return reponse;
  };
  const lire = async (chemin: string): Promise<string> => (await demander(chemin)).text();
  /** @param page where the form is; its token is read there */
  const poster = async (
    page: string,
    action: string,
    champs: Readonly<Record<string, string>>,
  ): Promise<Response> => {
    const jeton = /name="_jeton" value="([^"]+)"/.exec(await lire(page))?.[1] ?? "";
    const body = new URLSearchParams({ _jeton: jeton, ...champs }).toString();
    return demander(action, { method: "POST", body });
  };
  const entrer = (identifiant: string, motDePasse: string, suite = ""): Promise<Response> =>
    poster("/connexion", "/connexion", { identifiant, "mot-de-passe": motDePasse, suite });
  /** Whether the session of its cookie is still open. */
  const estDedans = async (): Promise<boolean> => (await demander("/mon-compte")).status === 200;
  return { temoins, demander, lire, poster, entrer, estDedans };
};

export type Navigateur = ReturnType<typeof ouvrirNavigateur>;
