import { readFileSync } from "node:fs";
import { jourMoyen, nombre, typographier } from "#platform/html/index.ts";
import type { DocumentTypst } from "#platform/pdf/compilateur.ts";
import type { Ecart } from "../regle/rules/ecriture/comparer.ts";
import { direCompte } from "./pages/sankey.tsx";
import { faitsSaillants, parametresDits, titreSimulation } from "./pages/simulation.tsx";
import { aPresenter, titreColonne } from "./pages/tableaux.tsx";
import { dessinerFlux, type Noeud } from "./rules/sankey.ts";
import {
  DIMENSIONS,
  type Dimension,
  ISSUES,
  type Issue,
  LIBELLES_ISSUE,
  type Resultat,
  type Simulation,
  type Tableau,
} from "./simulation.ts";

/** Ink that prints: the parcours' hues, as a printer knows them. */
const ENCRES: Readonly<Record<Issue, string>> = {
  emploi: "#17698f",
  socio_pro: "#b06a1f",
  social: "#8a2a5f",
  entretien: "#8f8e8b",
};
const POLICE = "Atkinson Hyperlegible Next";

const cote = (noeuds: readonly Noeud[], x: number, epaisseur: number, aGauche: boolean): string =>
  noeuds
    .map(({ issue, compte, y, hauteur }) => {
      const [texteX, ancre] = aGauche ? [x - 8, "end"] : [x + epaisseur + 8, "start"];
      const texte = `${direCompte(compte)} ${LIBELLES_ISSUE[issue]}`;
      return `<rect fill="${ENCRES[issue]}" x="${x}" y="${y.toFixed(1)}" width="${epaisseur}" height="${hauteur.toFixed(1)}"/><text x="${texteX}" y="${(y + hauteur / 2 + 5).toFixed(1)}" text-anchor="${ancre}" font-family="${POLICE}" font-size="15">${texte}</text>`;
    })
    .join("");

/** Same geometry as on screen. */
const enSvg = (flux: Tableau): string => {
  const d = dessinerFlux(flux);
  const bandes = d.bandes.map(
    ({ avant, apres, trace }) =>
      `<path fill="${ENCRES[avant]}" fill-opacity="${avant === apres ? "0.22" : "0.8"}" d="${trace}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${d.largeur} ${d.hauteur}">${bandes.join("")}${cote(d.avant, d.gauche, d.epaisseur, true)}${cote(d.apres, d.droite, d.epaisseur, false)}</svg>`;
};

interface TableauPapier {
  readonly titre: string;
  readonly titres: readonly string[];
  readonly lignes: readonly (readonly string[])[];
  readonly note: string;
  /** Words rather than figures: set left. */
  readonly texte: boolean;
}

const tableau = (
  titre: string,
  titres: readonly string[],
  lignes: readonly (readonly string[])[],
  options: { readonly note?: string; readonly texte?: boolean } = {},
): TableauPapier => ({
  titre,
  titres,
  lignes,
  note: options.note ?? "",
  texte: options.texte ?? false,
});

const lignesDe = (t: Tableau, nommer: (ligne: string) => string): readonly (readonly string[])[] =>
  t.lignes.map((ligne, i) => [
    nommer(ligne),
    ...t.colonnes.map((_, j) => direCompte(t.cellules[i]?.[j] ?? null)),
    direCompte(t.totauxLignes[i] ?? null),
  ]);

const tableauxDe = (r: Resultat, ecarts: readonly Ecart[]): readonly TableauPapier[] => {
  const issues = ISSUES.map((i) => LIBELLES_ISSUE[i]);
  const libelle = (ligne: string): string => LIBELLES_ISSUE[ligne as Issue];
  return [
    tableau(
      "",
      ["Avant (lignes), après (colonnes)", ...issues, "Total"],
      [
        ...lignesDe(r.flux, libelle),
        ["Total", ...r.flux.totauxColonnes.map(direCompte), direCompte(r.flux.total)],
      ],
    ),
    tableau(
      "Ce qui change dans les règles",
      ["Règle", "Avant", "Après"],
      ecarts.flatMap((e) =>
        e.sorte === "changee"
          ? [
              ...(e.deplacee
                ? [[`${e.phrase} : place`, `rang ${e.rangAvant}`, `rang ${e.rangApres}`]]
                : []),
              ...e.champs.map((c) => [`${e.phrase} : ${c.nom.toLowerCase()}`, c.avant, c.apres]),
            ]
          : [
              [
                e.phrase,
                e.sorte === "ajoutee" ? "absente" : `rang ${e.rangAvant}`,
                e.sorte === "ajoutee" ? `rang ${e.rangApres}` : "absente",
              ],
            ],
      ),
      { texte: true },
    ),
    ...(Object.keys(DIMENSIONS) as Dimension[]).map((d) =>
      tableau(
        `Par ${DIMENSIONS[d].toLowerCase()}`,
        [DIMENSIONS[d], ...r.dimensions[d].colonnes.map(titreColonne), "Total"],
        lignesDe(r.dimensions[d], (ligne) => ligne),
        d === "sexe" ? { note: "Compté après coup : aucune règle ne lit le sexe." } : {},
      ),
    ),
    tableau(
      "Charge des organismes, si toutes les propositions étaient suivies",
      ["Organisme", "Capacité", "Suivis", "Avant", "Après"],
      aPresenter(r.organismes).map((o) => [
        o.nom,
        o.capacite === null ? "sans limite" : nombre(o.capacite),
        direCompte(o.suivis),
        direCompte(o.avant),
        direCompte(o.apres),
      ]),
    ),
  ];
};

let source: string | undefined;

/** The paper of a simulation, from its stored and protected result: the same on any day. */
export const papierDeSimulation = (
  s: Simulation,
  r: Resultat,
  ecarts: readonly Ecart[],
  emetteur: string,
): DocumentTypst => {
  source ??= readFileSync(new URL("./papier.typ", import.meta.url), "utf8");
  const titre = typographier(`Règles de proposition d’orientation. ${titreSimulation(s)}`);
  return {
    source,
    titre,
    donnees: {
      emetteur,
      titre,
      resume: faitsSaillants(r),
      parametres: parametresDits(s).map(([nom, valeur]) => [nom, valeur]),
      dessin: enSvg(r.flux),
      dessin_dit: `Flux entre propositions, avant à gauche et après à droite ; le tableau qui suit donne les nombres.`,
      tableaux: tableauxDe(r, ecarts),
      limites: [
        "Une proposition n’est pas une décision : un agent examine et décide pour chacun.",
        `« — » : moins de ${s.seuilPublication} personnes, ou nombre caché pour qu’un plus petit ne se retrouve pas.`,
        `Situations connues au ${jourMoyen(s.jour)} ; une donnée inconnue n’est jamais comptée comme un « non ».`,
        "La santé, le handicap, la grossesse, le sexe, le nom, la nationalité et le lieu de naissance n’entrent dans aucune règle.",
      ],
      pied: `Simulation du ${jourMoyen(s.jour)}, empreinte des règles ${s.empreinte.slice(0, 12)}`,
    },
  };
};
