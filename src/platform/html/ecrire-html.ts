import { isValidElement, type JSXNode, jsx } from "hono/jsx";

/*
 * A page of fifty lines is two thousand nodes, and writing them is a third of what it costs the server. Hono's own
 * writer follows asynchronous components, moves metadata to the head and keeps a context across promises; on Node 20
 * the last one slows every promise of the process. Pages here are whole and synchronous: writing them so takes a
 * third of the time, for the same bytes.
 */

const VIDES = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);

/** Written alone when true, left out when false; of any other attribute, `true` and `false` are values. */
const DRAPEAUX = new Set([
  "async",
  "autofocus",
  "checked",
  "controls",
  "defer",
  "disabled",
  "download",
  "formnovalidate",
  "hidden",
  "inert",
  "multiple",
  "muted",
  "novalidate",
  "open",
  "readonly",
  "required",
  "reversed",
  "selected",
]);

/** Hono turns these tags into components of its own, and wraps what some hold: here a tag is a tag. */
const NATIFS = new Map<unknown, string>(
  ["button", "form", "input", "link", "meta", "script", "style", "title"].map((nom) => [
    jsx(nom, {}).tag,
    nom,
  ]),
);
const enveloppe = jsx("svg", {}).children[0];
const ESPACE: unknown = isValidElement(enveloppe) ? enveloppe.tag : undefined;

const SENSIBLES = /[&<>"']/;
const ENTITES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const echapper = (texte: string): string =>
  SENSIBLES.test(texte) ? texte.replace(/[&<>"']/g, (c) => ENTITES[c] ?? c) : texte;

/** Markup already written, by `raw` or by this function. */
const estEcrit = (valeur: object): boolean => "isEscaped" in valeur && valeur.isEscaped === true;

const NOM_D_ATTRIBUT = /^[a-zA-Z_:][a-zA-Z0-9_:.-]*$/;
const connus = new Set<string>();

const verifierNom = (nom: string): void => {
  if (connus.has(nom)) return;
  if (!NOM_D_ATTRIBUT.test(nom)) throw new Error(`Attribut mal nommé : ${nom}`);
  connus.add(nom);
};

const ecrireAttribut = (nom: string, valeur: unknown): string => {
  if (valeur === undefined || valeur === null) return "";
  verifierNom(nom);
  if (typeof valeur === "string") return ` ${nom}="${echapper(valeur)}"`;
  if (typeof valeur === "number") return ` ${nom}="${valeur}"`;
  if (typeof valeur === "boolean") {
    if (!DRAPEAUX.has(nom)) return ` ${nom}="${valeur}"`;
    return valeur ? ` ${nom}=""` : "";
  }
  throw new Error(`L’attribut ${nom} attend un texte, un nombre ou un booléen.`);
};

const ecrireBalise = (balise: string, { props, children }: JSXNode): string => {
  let sortie = `<${balise}`;
  for (const nom in props) {
    if (nom !== "children") sortie += ecrireAttribut(nom, props[nom]);
  }
  if (children.length === 0 && VIDES.has(balise)) return `${sortie}/>`;
  return `${sortie}>${ecrireSuite(children)}</${balise}>`;
};

const ecrireNoeud = (noeud: JSXNode): string => {
  const { tag } = noeud;
  if (typeof tag === "string") {
    return tag === "" ? ecrireSuite(noeud.children) : ecrireBalise(tag, noeud);
  }
  if (tag === ESPACE) return ecrireSuite(noeud.children);
  const natif = NATIFS.get(tag);
  return natif === undefined ? ecrireHtml(tag(noeud.props)) : ecrireBalise(natif, noeud);
};

const ecrireSuite = (enfants: readonly unknown[]): string => {
  let sortie = "";
  for (const enfant of enfants) sortie += ecrireHtml(enfant);
  return sortie;
};

/**
 * Markup of what a component returns. Text is escaped; `raw` is not.
 * @throws Error on a promise, a function or any other object: nothing of the kind belongs to a page
 */
export const ecrireHtml = (contenu: unknown): string => {
  if (typeof contenu === "string") return echapper(contenu);
  if (contenu === undefined || contenu === null || typeof contenu === "boolean") return "";
  if (typeof contenu === "number") return String(contenu);
  if (Array.isArray(contenu)) return ecrireSuite(contenu);
  if (isValidElement(contenu)) return ecrireNoeud(contenu);
  if (typeof contenu === "object" && estEcrit(contenu)) return String(contenu);
  throw new Error("Une page ne contient que du texte, des nombres et des composants synchrones.");
};
