import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { enHexadecimal } from "./couleurs.ts";

/** Order inside each layer; the layers themselves are ranked by `couches.css`. */
const FEUILLES = [
  "jetons/clair",
  "jetons/echelles",
  "base",
  "gabarits/barre",
  "gabarits/page",
  "gabarits/public",
  "composants/bouton",
  "composants/champ",
  "composants/choix",
  "composants/filtres",
  "composants/registre",
  "composants/selection",
  "composants/etat",
  "composants/echeance",
  "composants/pont",
  "composants/bloc",
  "composants/message",
  "composants/bandeau",
  "composants/pourquoi",
  "composants/regles",
  "composants/temps",
  "composants/etapes",
  "composants/fiches-telephone",
  "dessins/travail",
  "dessins/figure",
  "dessins/teintes",
  "utilitaires",
  "impression",
] as const;

const lire = (chemin: string): string =>
  readFileSync(fileURLToPath(new URL(chemin, import.meta.url)), "utf8");

/** Whole stylesheet of a département, before bundling. */
export function feuilleDeStyles(theme: string): string {
  const couleursDuTheme = lire(`./themes/${theme}.css`);
  return [
    lire("./styles/couches.css"),
    ...FEUILLES.map((nom) => lire(`./styles/${nom}.css`)),
    couleursSombres(),
    couleursAnciennes(teinteDe(couleursDuTheme)),
    couleursDuTheme,
  ].join("\n");
}

/**
 * The dark colours, twice from one source: chosen by the person, or by her system unless she chose
 * light. Never on paper.
 */
function couleursSombres(): string {
  const source = lire("./styles/jetons/sombre.css");
  const deLaPersonne = ':root[data-theme="sombre"]';
  const duSysteme = source.replace(deLaPersonne, ':root:not([data-theme="clair"])');
  return `@media screen { ${source} }
@media screen and (prefers-color-scheme: dark) { ${duSysteme} }`;
}

const teinteDe = (theme: string): number => {
  const teinte = /--teinte:\s*(\d+)/.exec(theme)?.[1];
  if (!teinte) throw new Error("Un thème ne donne que --teinte, et doit la donner.");
  return Number(teinte);
};

/** The light colours for browsers without OKLCH. */
function couleursAnciennes(teinte: number): string {
  const declarations = [
    ...lire("./styles/jetons/clair.css").matchAll(/(--[\w-]+):\s*(oklch\([^;/]+\));/g),
  ];
  const enHex = declarations.flatMap(([, nom, valeur]) =>
    nom && valeur
      ? [`${nom}: ${enHexadecimal(valeur.replace("var(--teinte)", String(teinte)))};`]
      : [],
  );
  return `@layer jetons { @supports not (color: oklch(0 0 0)) { :root { ${enHex.join(" ")} } } }`;
}
