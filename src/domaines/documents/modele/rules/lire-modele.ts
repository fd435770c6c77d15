import { accepte, type Result, refuse } from "#core/result.ts";
import type { RefusModele } from "../errors.ts";
import type { Ligne, Modele, NatureCourrier, Noeud } from "../modele.ts";
import { lireLigne } from "./lire-ligne.ts";
import { verifierMentions } from "./mentions.ts";

const LONGUEUR_MAXIMALE = 40_000;
const IMBRICATION_MAXIMALE = 4;

type Bloc =
  | { readonly geste: "modele"; readonly ligne: number; readonly noeuds: Noeud[] }
  | { readonly geste: "encadre"; readonly ligne: number; readonly noeuds: Noeud[] }
  | {
      readonly geste: "si";
      readonly ligne: number;
      readonly variable: string;
      /** The branch written first is for an absent value (`{si non x}`). */
      readonly inverse: boolean;
      noeuds: Noeud[];
      premiere: Noeud[] | undefined;
    };

/** The text under way: lines that follow one another belong to the same paragraph or list. */
interface EnCours {
  sorte: "paragraphe" | "puces" | "numeros";
  lignes: Ligne[];
}

const GESTE =
  /^\{\s*(si non|si|sinon|fin si|encadre|fin encadre|saut de page|signature)(?:\s+([^{}]*?))?\s*\}$/;
const PUCE = /^[-•]\s+(.*)$/;
const NUMERO = /^\d{1,2}[.)]\s+(.*)$/;

/**
 * Reads a letter model written by an administrator.
 *
 * The markup: `# objet` first, `## intertitre`, `- puce`, `1. numéro`, `**gras**`, `{variable}`, and alone on
 * their line `{si x}` `{si non x}` `{sinon}` `{fin si}`, `{encadre}` `{fin encadre}`, `{signature}`, `{saut de page}`.
 * A blank line ends a paragraph; a plain end of line is kept. Never throws: every mistake comes back with its line.
 *
 * @param nature  what the model may name and what the law wants to read in it
 */
export const lireModele = (
  corps: string,
  nature: NatureCourrier,
): Result<Modele, readonly RefusModele[]> => {
  if (corps.length > LONGUEUR_MAXIMALE) {
    return refuse([{ code: "modele_trop_long", ligne: 0, maximum: LONGUEUR_MAXIMALE }]);
  }
  const refus: RefusModele[] = [];
  const racine: Noeud[] = [];
  const pile: Bloc[] = [{ geste: "modele", ligne: 0, noeuds: racine }];
  let objet: Ligne | undefined;
  let enCours: EnCours | undefined;
  const courant = (): Bloc => pile.at(-1) ?? { geste: "modele", ligne: 0, noeuds: racine };

  const fermerTexte = (): void => {
    if (enCours?.sorte === "paragraphe") {
      courant().noeuds.push({ sorte: "paragraphe", lignes: enCours.lignes });
    } else if (enCours) courant().noeuds.push({ sorte: enCours.sorte, elements: enCours.lignes });
    enCours = undefined;
  };
  const lire = (texte: string, numero: number, dansListe: boolean): Ligne => {
    const lue = lireLigne(texte, numero);
    refus.push(...lue.refus, ...verifierVariables(lue.ligne, numero, dansListe));
    return lue.ligne;
  };
  const verifierVariables = (ligne: Ligne, numero: number, dansListe: boolean): RefusModele[] =>
    ligne.flatMap((m): RefusModele[] => {
      if (m.sorte !== "variable") return [];
      const variable = trouver(nature, m.nom);
      if (!variable) return [{ code: "variable_inconnue", ligne: numero, nom: m.nom }];
      if (variable.type === "liste" && !(dansListe && ligne.length === 1)) {
        return [{ code: "liste_mal_placee", ligne: numero, nom: m.nom }];
      }
      return variable.facultative && !estGardee(pile, m.nom)
        ? [{ code: "variable_sans_si", ligne: numero, nom: m.nom }]
        : [];
    });
  const ajouter = (sorte: EnCours["sorte"], texte: string, numero: number): void => {
    if (enCours?.sorte !== sorte) fermerTexte();
    enCours ??= { sorte, lignes: [] };
    enCours.lignes.push(lire(texte, numero, sorte !== "paragraphe"));
  };

  const faireGeste = (geste: string, reste: string, numero: number): void => {
    fermerTexte();
    const bloc = courant();
    if (geste === "si" || geste === "si non") {
      if (!trouver(nature, reste))
        refus.push({ code: "variable_inconnue", ligne: numero, nom: reste });
      if (pile.length > IMBRICATION_MAXIMALE) {
        refus.push({ code: "trop_imbrique", ligne: numero, maximum: IMBRICATION_MAXIMALE });
      }
      const inverse = geste === "si non";
      pile.push({
        geste: "si",
        ligne: numero,
        variable: reste,
        inverse,
        noeuds: [],
        premiere: undefined,
      });
    } else if (reste !== "") {
      refus.push({ code: "geste_mal_place", ligne: numero, geste: `${geste} ${reste}` });
    } else if (geste === "encadre") {
      if (pile.some((b) => b.geste === "encadre")) {
        refus.push({ code: "geste_mal_place", ligne: numero, geste });
      }
      pile.push({ geste: "encadre", ligne: numero, noeuds: [] });
    } else if (geste === "sinon") {
      if (bloc.geste === "si" && bloc.premiere === undefined) {
        bloc.premiere = bloc.noeuds;
        bloc.noeuds = [];
      } else refus.push({ code: "fin_sans_debut", ligne: numero, geste });
    } else if (geste === "fin si" || geste === "fin encadre") {
      if (bloc.geste !== geste.slice(4))
        refus.push({ code: "fin_sans_debut", ligne: numero, geste });
      else {
        pile.pop();
        courant().noeuds.push(noeudDe(bloc));
      }
    } else if (pile.some((b) => b.geste === "encadre")) {
      refus.push({ code: "geste_mal_place", ligne: numero, geste });
    } else bloc.noeuds.push({ sorte: geste === "signature" ? "signature" : "saut" });
  };

  for (const [rang, brute] of corps.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const texte = brute.trim();
    const numero = rang + 1;
    const geste = GESTE.exec(texte);
    if (texte === "") fermerTexte();
    else if (geste) faireGeste(geste[1] ?? "", (geste[2] ?? "").trim(), numero);
    else if (texte.startsWith("## ")) {
      fermerTexte();
      courant().noeuds.push({ sorte: "titre", ligne: lire(texte.slice(3).trim(), numero, false) });
    } else if (texte.startsWith("# ")) {
      if (objet) refus.push({ code: "objet_repete", ligne: numero });
      else if (racine.length > 0 || enCours || pile.length > 1) {
        refus.push({ code: "objet_manquant", ligne: 1 });
      }
      objet = lire(texte.slice(2).trim(), numero, false);
    } else {
      const puce = PUCE.exec(texte)?.[1];
      const numerote = NUMERO.exec(texte)?.[1];
      if (puce !== undefined) ajouter("puces", puce, numero);
      else if (numerote !== undefined) ajouter("numeros", numerote, numero);
      else ajouter("paragraphe", texte, numero);
    }
  }
  fermerTexte();
  for (const bloc of pile.slice(1)) {
    refus.push({ code: "bloc_non_ferme", ligne: bloc.ligne, geste: bloc.geste });
  }
  if (!objet) refus.push({ code: "objet_manquant", ligne: 1 });
  else if (refus.length === 0) {
    refus.push(...verifierMentions(racine, nature));
    if (refus.length === 0) return accepte({ objet, noeuds: racine });
  }
  return refuse(refus);
};

const trouver = (
  nature: NatureCourrier,
  nom: string,
): NatureCourrier["variables"][string] | undefined =>
  Object.hasOwn(nature.variables, nom) ? nature.variables[nom] : undefined;

/** True inside the branch of a `{si …}` that is only printed when the value is there. */
const estGardee = (pile: readonly Bloc[], nom: string): boolean =>
  pile.some(
    (b) => b.geste === "si" && b.variable === nom && (b.premiere === undefined) === !b.inverse,
  );

const noeudDe = (bloc: Bloc): Noeud => {
  if (bloc.geste !== "si") return { sorte: "encadre", noeuds: bloc.noeuds };
  const premiere = bloc.premiere ?? bloc.noeuds;
  const seconde = bloc.premiere ? bloc.noeuds : [];
  const [presente, absente] = bloc.inverse ? [seconde, premiere] : [premiere, seconde];
  return { sorte: "si", variable: bloc.variable, presente, absente };
};
