import type { Application } from "#platform/http/index.ts";
import { type ActeurJoue, csrfDe } from "../matrice/acteurs.ts";

export const ORIGINE = "http://passerelle.test";
const VISITE = "visite-hostile";

/** A request before it leaves, as attacks bend it. */
export interface Envoi {
  readonly methode: string;
  /** Path and parameters, as they travel. */
  readonly adresse: string;
  readonly hote?: string;
  readonly entetes: Readonly<Record<string, string>>;
  /** Of a POST: pairs, so that a name may come twice. */
  readonly champs: readonly (readonly [nom: string, valeur: string])[];
  /** Sent as it is, in place of the pairs. */
  readonly brut?: { readonly type: string; readonly texte: string };
}

/** What a browser of ours would send. */
export const envoiHonnete = (
  methode: string,
  adresse: string,
  acteur: ActeurJoue | undefined,
  champs: Envoi["champs"] = [],
): Envoi => ({
  methode,
  adresse,
  entetes: {
    cookie: acteur ? `passerelle=${acteur.jeton}` : `visite=${VISITE}`,
    origin: ORIGINE,
    "user-agent": "hostile",
  },
  champs: methode === "POST" ? [["_jeton", acteur?.csrf ?? csrfDe(VISITE)], ...champs] : [],
});

const corpsDe = ({ methode, champs, brut }: Envoi) => {
  if (methode !== "POST") return {};
  const type = brut?.type ?? "application/x-www-form-urlencoded";
  const texte =
    brut?.texte ??
    champs.map(([n, v]) => `${encodeURIComponent(n)}=${encodeURIComponent(v)}`).join("&");
  return { body: texte, type };
};

export const envoyer = async (application: Application, envoi: Envoi): Promise<Response> => {
  const { body, type } = corpsDe(envoi);
  const requete = new Request(`${envoi.hote ?? ORIGINE}${envoi.adresse}`, {
    method: envoi.methode,
    headers: { ...envoi.entetes, ...(type && { "content-type": type }) },
    ...(body !== undefined && { body }),
  });
  return application.fetch(requete, {});
};

export const avecEntetes = (envoi: Envoi, entetes: Envoi["entetes"]): Envoi => ({
  ...envoi,
  entetes: { ...envoi.entetes, ...entetes },
});

export const avecParametres = (envoi: Envoi, parametres: string): Envoi => ({
  ...envoi,
  adresse: `${envoi.adresse}${envoi.adresse.includes("?") ? "&" : "?"}${parametres}`,
});

export const avecChamps = (envoi: Envoi, champs: Envoi["champs"]): Envoi => ({
  ...envoi,
  champs: [...envoi.champs, ...champs],
});
