import type { RefusModele } from "../errors.ts";
import type { Ligne, Morceau } from "../modele.ts";

const NOM = /^[a-z][a-z0-9_]{0,60}$/;
const INSECABLE = "\u00a0";
const FINE = "\u202f";

/** French spacing and apostrophe, for what an administrator types on an ordinary keyboard. */
export const typographie = (texte: string): string =>
  texte
    .replace(/'/g, "’")
    .replace(/ ([:»])/g, `${INSECABLE}$1`)
    .replace(/« /g, `«${INSECABLE}`)
    .replace(/ ([;?!])/g, `${FINE}$1`)
    .replace(/(\d) (?=\d{3}(?!\d)|[%€])/g, `$1${INSECABLE}`)
    .replace(/\b([LRD]\.) (?=\d)/g, `$1${INSECABLE}`)
    .replace(/\b(art\.|n°|M\.) (?=\S)/g, `$1${INSECABLE}`);

/** Signs that mean something to a typesetting language and nothing in a letter. */
const signeInterdit = (texte: string): string | undefined =>
  /[\\`$]/.exec(texte)?.[0] ?? /#[^\s#]\S*/.exec(texte)?.[0];

export interface LigneLue {
  readonly ligne: Ligne;
  readonly refus: readonly RefusModele[];
}

/** Reads the inside of a line: text, `**bold**`, `{variable}`. Everything else is literal text. */
export const lireLigne = (texte: string, numero: number): LigneLue => {
  const morceaux: Morceau[] = [];
  const refus: RefusModele[] = [];
  const signe = signeInterdit(texte);
  if (signe !== undefined) refus.push({ code: "code_interdit", ligne: numero, signe });
  let gras = false;
  for (const jeton of texte.split(/(\*\*|\{[^{}]*\})/)) {
    if (jeton === "") continue;
    if (jeton === "**") gras = !gras;
    else if (jeton.startsWith("{") && jeton.endsWith("}")) {
      const nom = jeton.slice(1, -1).trim();
      if (NOM.test(nom)) morceaux.push({ sorte: "variable", nom, gras });
      else refus.push({ code: "variable_inconnue", ligne: numero, nom });
    } else if (/[{}]/.test(jeton)) refus.push({ code: "accolade_ouverte", ligne: numero });
    else morceaux.push({ sorte: "texte", texte: typographie(jeton), gras });
  }
  if (gras) refus.push({ code: "gras_ouvert", ligne: numero });
  return { ligne: morceaux, refus };
};
