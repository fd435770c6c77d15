import { SaxesParser } from "saxes";
import {
  ATTRIBUTS_MAX,
  arreter,
  BLOC_MAX,
  type CodeFichier,
  LectureArretee,
  PROFONDEUR_MAX,
  TEXTE_MAX,
} from "./errors.ts";

export interface EvenementsXml {
  ouvrir(nom: string, ligne: number): void;
  attribut(nom: string, valeur: string): void;
  texte(texte: string): void;
  fermer(ligne: number): void;
}

export interface AnalyseurXml {
  /** Reads one more piece of text, cut anywhere. @throws LectureArretee */
  alimenter(texte: string): void;
  /** The file is over. @throws LectureArretee */
  terminer(): void;
  /** Counts lines that were read elsewhere, so that the next ones keep their place in the file. */
  decaler(lignes: number): void;
  ligne(): number;
  profondeur(): number;
  /** True when the last character given ended a tag, hence between two elements or in their text. */
  surUneBalise(): boolean;
}

/** saxes' own words, translated; what is not listed is "mal formé". */
const TRADUCTIONS: readonly (readonly [RegExp, CodeFichier, string])[] = [
  [/disallowed character\.$/, "caractere_interdit", ""],
  [/entity/, "entite_interdite", ""],
  [/unclosed tag|document must contain a root|unexpected end/, "fichier_tronque", ""],
  [/unexpected close tag|unmatched close/, "xml_mal_forme", "balise fermante inattendue"],
  [/duplicate attribute/, "xml_mal_forme", "attribut répété"],
  [/text data outside of root|only be whitespace/, "xml_mal_forme", "texte hors de la racine"],
  [/\]\]>/, "xml_mal_forme", "« ]]> » dans un texte"],
  [/XML declaration|xml declaration/, "xml_mal_forme", "déclaration XML"],
];

const ESPERLUETTE = /&(?!amp;|lt;|gt;|quot;|apos;|#)/;

/**
 * Streaming XML reader over saxes: strict, no DOCTYPE, no entity but the five of XML, no processing
 * instruction, no inclusion, bounded depth, attributes, text and distance between two tags.
 */
export const creerAnalyseurXml = (evenements: EvenementsXml): AnalyseurXml => {
  const parser = new SaxesParser({ defaultXMLVersion: "1.0", forceXMLVersion: true });
  const chemin: string[] = [];
  let decalage = 0;
  let donnes = 0;
  let derniereBalise = -1;
  let dernierSigne = 0;
  let ligneDernierSigne = 1;
  let texteEnCours = 0;
  let terminaison = false;
  /** A `&` that may well be alone was read since the last tag: saxes waits for its `;`. */
  let suspens = false;

  const ligne = (): number => parser.line + decalage;
  const ici = (): { ligne: number; element?: string } => {
    const element = chemin.at(-1);
    return element === undefined ? { ligne: ligne() } : { ligne: ligne(), element };
  };
  const noterSigne = (): void => {
    dernierSigne = parser.position;
    ligneDernierSigne = ligne();
  };
  const noterBalise = (): void => {
    derniereBalise = parser.position;
    noterSigne();
    texteEnCours = 0;
  };
  const noterTexte = (texte: string): void => {
    texteEnCours += texte.length;
    if (texteEnCours > TEXTE_MAX) arreter("texte_trop_long", ici());
    evenements.texte(texte);
  };

  const ouvrir = (nom: string, attributs: Readonly<Record<string, unknown>>): void => {
    if (chemin.length === 0) verifierVersion();
    if (chemin.length >= PROFONDEUR_MAX) arreter("trop_profond", ici());
    chemin.push(nom);
    const numero = ligne();
    evenements.ouvrir(nom, numero);
    let nombre = 0;
    for (const attribut in attributs) {
      nombre += 1;
      if (nombre > ATTRIBUTS_MAX) arreter("trop_attributs", ici());
      evenements.attribut(attribut, String(attributs[attribut]));
    }
    noterBalise();
  };
  const verifierVersion = (): void => {
    const { version } = parser.xmlDecl;
    if (version !== undefined && version !== "1.0") {
      arreter("version_xml", { ligne: 1, valeur: version });
    }
  };

  // No more than seven handlers: each is a new property of the parser, and V8 turns an object that grew too
  // much into a dictionary, which makes saxes five times slower. Hence no "attribute", "xmldecl", "comment".
  parser.on("doctype", () => arreter("doctype_interdit", ici()));
  parser.on("processinginstruction", () => arreter("instruction_interdite", ici()));
  parser.on("opentag", ({ name, attributes }) => ouvrir(name, attributes));
  parser.on("text", noterTexte);
  parser.on("cdata", (texte) => {
    noterTexte(texte);
    noterSigne();
  });
  parser.on("closetag", () => {
    evenements.fermer(ligne());
    chemin.pop();
    noterBalise();
  });
  parser.on("error", (erreur) => {
    const [, code, valeur] = TRADUCTIONS.find(([motif]) => motif.test(erreur.message)) ?? [];
    if (terminaison && suspens) {
      arreter("entite_interdite", { ...ici(), ligne: ligneDernierSigne });
    }
    if (terminaison) arreter("fichier_tronque", ici());
    arreter(code ?? "xml_mal_forme", valeur ? { ...ici(), valeur } : ici());
  });

  return {
    alimenter(texte) {
      donnes += texte.length;
      parser.write(texte);
      const attente = texte.slice(Math.max(0, texte.length - (donnes - dernierSigne)));
      suspens = ESPERLUETTE.test(attente) || (suspens && attente.length === texte.length);
      // saxes may wait for a `;` or a `>` that never comes: it must not swallow the file meanwhile.
      if (donnes - dernierSigne > BLOC_MAX) {
        const code = texte.includes("<") ? "bloc_trop_grand" : "texte_trop_long";
        arreter(suspens ? "entite_interdite" : code, { ...ici(), ligne: ligneDernierSigne });
      }
    },
    terminer() {
      terminaison = true;
      try {
        parser.close();
      } catch (erreur) {
        if (erreur instanceof LectureArretee) throw erreur;
        arreter("fichier_tronque", ici());
      }
    },
    decaler(lignes) {
      decalage += lignes;
    },
    ligne,
    profondeur: () => chemin.length,
    surUneBalise: () => derniereBalise === donnes,
  };
};
