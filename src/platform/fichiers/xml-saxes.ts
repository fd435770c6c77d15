import { arreter } from "./errors.ts";
import { type AnalyseurXml, creerAnalyseurXml } from "./xml.ts";
import type { ConducteurXml, ReceveurXml } from "./xml-pile.ts";
import type { ContexteXml, SchemaXml } from "./xml-schema.ts";

const ESPACES_XML = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const ESPACE_XSI = "http://www.w3.org/2001/XMLSchema-instance";
const ESPACE_XINCLUDE = "http://www.w3.org/2001/XInclude";

export interface LecteurSaxes {
  readonly analyseur: AnalyseurXml;
  blocOuvert(): boolean;
  /** Line where the block closed since the last call started; undefined when none did. */
  prendreBlocFerme(): number | undefined;
}

/** Drives a table from saxes' events: the reference, that any other reader must agree with. */
export const creerLecteurSaxes = <C extends ContexteXml>(
  schema: SchemaXml<C>,
  noeudBloc: number,
  conducteur: ConducteurXml,
  receveur: ReceveurXml<C>,
): LecteurSaxes => {
  const noeuds: number[] = [];
  const lignes: number[] = [];
  const textes: string[] = [];
  let ignores = 0;
  let racineLue = false;
  let ouvert = false;
  let ligneFermee: number | undefined;
  let nomCourant = "";

  const anomalie = (sorte: "element_inconnu" | "texte_inattendu" | "attribut_inconnu"): void =>
    receveur.surAnomalie({ sorte, element: nomCourant, ligne: analyseur.ligne() });

  const refuserPrefixe = (nom: string, ligne: number): void => {
    if (!nom.includes(":")) return;
    if (nom.endsWith(":include")) arreter("inclusion_interdite", { ligne, element: nom });
    arreter("espace_de_noms", { ligne, element: nom, valeur: nom });
  };

  const analyseur = creerAnalyseurXml({
    ouvrir(nom, ligne) {
      nomCourant = nom;
      refuserPrefixe(nom, ligne);
      if (ignores > 0) {
        ignores += 1;
        return;
      }
      const parent = noeuds.at(-1) ?? 0;
      if (parent === 0 && racineLue) {
        arreter("xml_mal_forme", { ligne, element: nom, valeur: "plusieurs racines" });
      }
      if (parent === 0 && nom !== schema.noms[schema.racine]) {
        arreter("racine_inattendue", { ligne, element: nom, valeur: nom });
      }
      const noeud = parent === 0 ? schema.racine : schema.enfant(parent, nom);
      if (noeud === 0) {
        ignores = 1;
        anomalie("element_inconnu");
        return;
      }
      racineLue = true;
      noeuds.push(noeud);
      lignes.push(ligne);
      textes.push("");
      if (noeud === noeudBloc) ouvert = true;
      if (schema.noeuds[noeud]?.enfants !== undefined) conducteur.ouvrir(noeud, ligne);
    },
    attribut(nom, valeur) {
      if (nom === "xmlns:xsi" && valeur === ESPACE_XSI) return;
      if (nom.startsWith("xsi:") || nom.startsWith("xml:")) return;
      const situation = { ligne: analyseur.ligne(), element: nomCourant };
      if (valeur === ESPACE_XINCLUDE) arreter("inclusion_interdite", situation);
      if (nom === "xmlns" && valeur === "") return;
      if (nom === "xmlns" || nom.startsWith("xmlns:")) {
        arreter("espace_de_noms", { ...situation, valeur });
      }
      if (ignores === 0) anomalie("attribut_inconnu");
    },
    texte(texte) {
      if (ignores > 0) return;
      const sommet = noeuds.length - 1;
      if (sommet < 0) return;
      textes[sommet] += texte;
    },
    fermer() {
      if (ignores > 0) {
        ignores -= 1;
        return;
      }
      const noeud = noeuds.pop() ?? 0;
      const ligne = lignes.pop() ?? 0;
      const texte = (textes.pop() ?? "").replace(ESPACES_XML, "");
      if (schema.noeuds[noeud]?.enfants === undefined) {
        conducteur.lire(noeud, texte, ligne);
      } else {
        nomCourant = schema.noms[noeud] ?? "";
        if (texte !== "") anomalie("texte_inattendu");
        conducteur.fermer(noeud);
      }
      if (noeud === noeudBloc) {
        ouvert = false;
        ligneFermee = ligne;
      }
    },
  });
  return {
    analyseur,
    blocOuvert: () => ouvert,
    prendreBlocFerme() {
      const ligne = ligneFermee;
      ligneFermee = undefined;
      return ligne;
    },
  };
};
