import { type EcrivainPdf, ouvrirEcrivainPdf } from "./ecrire-pdf.ts";
import { lirePdf, type ObjetPdf, type PdfLu, renumeroter } from "./lire-pdf.ts";

/** What the merged file keeps of a part: where its pages and its structure hang. */
interface Partie {
  readonly pages: number;
  readonly nombrePages: number;
  readonly structure: readonly number[];
  readonly parents: number;
}

interface Racines {
  readonly catalogue: number;
  readonly pages: number;
  readonly structure: number;
  readonly document: number;
}

/** Parts of a catalogue that point into the whole file and that letters never have. */
const NON_GERE = /\/(?:Names|Dests|AcroForm|IDTree)\b/;

/**
 * Joins PDFs of our own compiler into one, part after part, and keeps what general tools lose: the tags. Each part
 * becomes a `Part` of one `Document`; bookmarks are not kept; title, language and PDF/UA identification are those of the first part.
 *
 * @param parties  one buffer at a time, so that only one part is in memory; they may still be under composition
 * @returns number of pages
 */
export const fusionnerPdf = async (
  parties: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  chemin: string,
): Promise<number> => {
  const sortie = ouvrirEcrivainPdf(chemin);
  try {
    return await fusionner(parties, sortie);
  } catch (erreur) {
    sortie.abandonner();
    throw erreur;
  }
};

const fusionner = async (
  parties: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  sortie: EcrivainPdf,
): Promise<number> => {
  const premier = sortie.reserver(4);
  const racines: Racines = {
    catalogue: premier,
    pages: premier + 1,
    structure: premier + 2,
    document: premier + 3,
  };
  const ecrites: Partie[] = [];
  let cleParent = 0;
  let info: number | undefined;
  for await (const octets of parties) {
    const lu = lirePdf(octets);
    const base = sortie.reserver(Math.max(...lu.objets.map((o) => o.numero)) + 1);
    if (ecrites.length === 0) {
      const catalogue = trouver(lu, lu.racine).texte;
      sortie.ecrire(racines.catalogue, catalogueFusionne(catalogue, racines, base));
      info = lu.info === undefined ? undefined : base + lu.info;
    }
    const { partie, cles } = ecrirePartie(lu, base, cleParent, racines, sortie);
    ecrites.push(partie);
    cleParent += cles;
  }
  if (ecrites.length === 0) throw new Error("Aucun PDF à réunir.");
  const nombrePages = ecrites.reduce((somme, p) => somme + p.nombrePages, 0);
  const references = (numeros: readonly number[]): string =>
    numeros.map((n) => `${n} 0 R`).join(" ");
  sortie.ecrire(
    racines.pages,
    `<< /Type /Pages /Count ${nombrePages} /Kids [${references(ecrites.map((p) => p.pages))}] >>`,
  );
  sortie.ecrire(
    racines.structure,
    `<< /Type /StructTreeRoot ${ROLES} /K [${racines.document} 0 R] /ParentTree << /Kids [${references(ecrites.map((p) => p.parents))}] >> /ParentTreeNextKey ${cleParent} >>`,
  );
  sortie.ecrire(
    racines.document,
    `<< /Type /StructElem /S /Document /P ${racines.structure} 0 R /K [${references(ecrites.flatMap((p) => p.structure))}] >>`,
  );
  sortie.terminer(racines.catalogue, info);
  return nombrePages;
};

/** Standard roles of the names that the compiler writes beside the standard ones. */
const ROLES = "/RoleMap << /Datetime /Span /Terms /Part /Title /P /Strong /Span /Em /Span >>";

const trouver = (lu: PdfLu, numero: number): ObjetPdf => {
  const objet = lu.objets.find((o) => o.numero === numero);
  if (!objet) throw new Error(`PDF inattendu : objet ${numero} absent.`);
  return objet;
};

const reference = (texte: string, cle: string): number => {
  const lue = new RegExp(`/${cle} \\[?(\\d+) 0 R`).exec(texte)?.[1];
  if (lue === undefined) throw new Error(`PDF inattendu : ${cle} absent.`);
  return Number(lue);
};

const catalogueFusionne = (texte: string, racines: Racines, base: number): string =>
  renumeroter(texte, (n) => base + n)
    .replace(/\/Outlines \d+ 0 R/, "")
    .replace(/\/Pages \d+ 0 R/, `/Pages ${racines.pages} 0 R`)
    .replace(/\/StructTreeRoot \d+ 0 R/, `/StructTreeRoot ${racines.structure} 0 R`);

const ecrirePartie = (
  lu: PdfLu,
  base: number,
  cleParent: number,
  racines: Racines,
  sortie: EcrivainPdf,
): { partie: Partie; cles: number } => {
  const catalogue = trouver(lu, lu.racine).texte;
  const pages = reference(catalogue, "Pages");
  const structure = reference(catalogue, "StructTreeRoot");
  const arbre = trouver(lu, structure).texte;
  if (NON_GERE.test(catalogue) || NON_GERE.test(arbre)) {
    throw new Error("PDF inattendu : ce fichier porte des renvois qui ne se réunissent pas.");
  }
  const document = reference(arbre, "K");
  const vers = (n: number): number => (n === structure ? racines.document : base + n);

  let nombrePages = 0;
  for (const objet of lu.objets) {
    if (objet.numero === lu.racine || objet.numero === structure) continue;
    let texte = renumeroter(objet.texte, vers);
    if (objet.numero === document) texte = texte.replace("/S /Document", "/S /Part");
    else if (objet.numero === pages) {
      nombrePages = Number(/\/Count (\d+)/.exec(texte)?.[1] ?? 0);
      texte = texte.replace("<<", `<< /Parent ${racines.pages} 0 R`);
    } else if (texte.includes("/StructParent")) {
      texte = texte.replace(
        /\/(StructParents?) (\d+)/g,
        (_tout, cle: string, n: string) => `/${cle} ${Number(n) + cleParent}`,
      );
    }
    sortie.ecrire(base + objet.numero, texte, objet.flux);
  }

  const nums = /\/Nums \[([^\]]*)\]/.exec(arbre)?.[1] ?? "";
  const feuilles = [...nums.matchAll(/(\d+) (\d+) 0 R/g)].map((m) => ({
    cle: Number(m[1]) + cleParent,
    objet: base + Number(m[2]),
  }));
  const cles = Number(/\/ParentTreeNextKey (\d+)/.exec(arbre)?.[1] ?? feuilles.length);
  const parents = sortie.reserver(1);
  sortie.ecrire(
    parents,
    `<< /Limits [${feuilles[0]?.cle ?? 0} ${feuilles.at(-1)?.cle ?? 0}] /Nums [${feuilles.map((f) => `${f.cle} ${f.objet} 0 R`).join(" ")}] >>`,
  );
  return {
    partie: { pages: base + pages, nombrePages, structure: [base + document], parents },
    cles,
  };
};
