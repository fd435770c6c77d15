import { MARQUE } from "./attaques.ts";
import type { Envoi } from "./envoi.ts";

/** A form as a page offers it, filled as it comes. */
export interface Formulaire {
  readonly action: string;
  readonly champs: Envoi["champs"];
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const ENTITES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const enClair = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => ENTITES[e] ?? e);

const attribut = (balise: string, nom: string): string | undefined => {
  const valeur = new RegExp(`\\s${nom}="([^"]*)"`).exec(balise)?.[1];
  return valeur === undefined ? undefined : enClair(valeur);
};

const champsDe = (corps: string): Envoi["champs"] => {
  const champs: (readonly [string, string])[] = [];
  const balises = /<(input|button)\b[^>]*>|<(select|textarea)\b[^>]*>([\s\S]*?)<\/\2>/g;
  for (const [balise, seule, double, dedans = ""] of corps.matchAll(balises)) {
    const nom = attribut(balise, "name");
    if (nom === undefined || nom === "_jeton") continue;
    if (double === "textarea") champs.push([nom, enClair(dedans)]);
    else if (double === "select")
      champs.push([
        nom,
        attribut(/<option[^>]*value="[^"][^>]*>/.exec(dedans)?.[0] ?? "", "value") ?? "",
      ]);
    else if (seule) champs.push([nom, attribut(balise, "value") ?? ""]);
  }
  return champs;
};

/** One of each kind: a list repeats the same form a row. */
export const lireFormulaires = (page: string): readonly Formulaire[] => {
  const vus = new Map<string, Formulaire>();
  for (const [tout, ouvrante = "", corps = ""] of page.matchAll(
    /(<form\b[^>]*>)([\s\S]*?)<\/form>/g,
  )) {
    if (attribut(ouvrante, "method") !== "post") continue;
    const actions = [
      attribut(ouvrante, "action"),
      ...[...tout.matchAll(/<button\b[^>]*>/g)].map(([b]) => attribut(b, "formaction")),
    ];
    for (const action of actions) {
      if (action?.startsWith("/"))
        vus.set(action.replace(UUID, ":id"), { action, champs: champsDe(corps) });
    }
  }
  return [...vus.values()];
};

export interface Deformation {
  readonly nom: string;
  readonly champs: Envoi["champs"];
  /** A body that none of our forms writes: nothing of it is accepted. */
  readonly refusee: boolean;
}

const partout = ({ champs }: Formulaire, deformer: (valeur: string) => string): Envoi["champs"] =>
  champs.map(([n, v]) => [n, deformer(v)] as const);

/** The same form, as nobody filled it in. @param interdits  ids of what the account does not see */
export const deformations = (
  f: Formulaire,
  interdits: readonly string[],
): readonly Deformation[] => {
  const [premier] = f.champs;
  const portes = f.champs.some(([, v]) => v.match(UUID));
  return [
    {
      nom: "liste",
      champs: f.champs.map(([n, v]) => [`${n}[]`, v] as const),
      refusee: f.champs.length > 0,
    },
    { nom: "clé de prototype", champs: [...f.champs, ["__proto__", "1"]], refusee: true },
    { nom: "doublé", champs: premier ? [...f.champs, premier] : [], refusee: false },
    { nom: "octets nuls", champs: partout(f, (v) => `\0${v}\0`), refusee: false },
    { nom: "démesuré", champs: partout(f, () => "a".repeat(60_000)), refusee: false },
    { nom: "code", champs: partout(f, () => `"><svg onload=${MARQUE}>`), refusee: false },
    { nom: "nombres d’ailleurs", champs: partout(f, () => "-9999999999999999999"), refusee: false },
    { nom: "valeurs d’ailleurs", champs: partout(f, () => "NaN"), refusee: false },
    { nom: "vide", champs: [], refusee: false },
    ...(portes ? interdits : []).map((id) => ({
      nom: "identifiant d’ailleurs",
      champs: partout(f, (v) => v.replace(UUID, id)),
      refusee: false,
    })),
  ];
};
