import { CHAMP_JETON, jetonValable } from "../gardes/csrf.ts";
import { arreter } from "../reponses/erreurs.ts";
import type { Route } from "../routes.ts";
import type { Contexte } from "../types.ts";
import { ajouterChamp, type Corps } from "./champs.ts";
import { lireMultipart } from "./multipart.ts";

/** A form without file: far above any screen of ours, far below what would hurt. */
const TAILLE_MAX = 512 * 1024;
const CHAMPS_MAX = 2_000;

/** Reads the body of a POST and refuses it unless it carries our token. */
export async function lireCorps(c: Contexte, route: Route): Promise<Corps> {
  const [type = ""] = (c.req.header("content-type") ?? "").split(";");
  if (route.depot && type === "multipart/form-data") {
    return lireMultipart(c, route.depot, (champs) => exigerJeton(c, champs));
  }
  if (type !== "application/x-www-form-urlencoded") return arreter(415);
  const texte = await lireTexte(c.req.raw, TAILLE_MAX);
  const champs = new Map<string, string[]>();
  let nombre = 0;
  for (const [nom, valeur] of new URLSearchParams(texte)) {
    if (++nombre > CHAMPS_MAX) return arreter(413);
    ajouterChamp(champs, nom, valeur);
  }
  exigerJeton(c, champs);
  return { champs, fichiers: [] };
}

function exigerJeton(c: Contexte, champs: ReadonlyMap<string, readonly string[]>): void {
  const jetons = champs.get(CHAMP_JETON) ?? [];
  if (jetons.length !== 1 || !jetonValable(c, jetons[0] ?? "")) arreter(403, JETON_REFUSE);
}

const JETON_REFUSE =
  "Ce formulaire n’est plus valable : votre session a changé depuis son affichage. Revenez à la page, puis recommencez.";

async function lireTexte(requete: Request, max: number): Promise<string> {
  if (Number(requete.headers.get("content-length") ?? 0) > max) return arreter(413);
  if (!requete.body) return "";
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of requete.body) {
    taille += morceau.length;
    if (taille > max) return arreter(413);
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux).toString("utf8");
}
