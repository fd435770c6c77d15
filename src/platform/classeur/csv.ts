import { type Cellule, type Classeur, neutraliser } from "./classeur.ts";

/** What French spreadsheets open without asking: semicolons, a byte order mark, CRLF. */
const SEPARATEUR = ";";
const FIN = "\r\n";
const MARQUE = "\uFEFF";
/** Characters gathered before they leave: a line at a time would cost a write each. */
const BLOC = 64 * 1024;

const proteger = (texte: string): string =>
  /[";\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;

const enTexte = (cellule: Cellule): string => {
  if (cellule === null) return "";
  if (typeof cellule === "number") return String(cellule).replace(".", ",");
  return typeof cellule === "string" ? proteger(neutraliser(cellule)) : cellule.jour;
};

async function* blocs({ colonnes, lignes }: Classeur): AsyncGenerator<Uint8Array> {
  const encodeur = new TextEncoder();
  let texte = MARQUE + colonnes.map((c) => proteger(c.titre)).join(SEPARATEUR) + FIN;
  for await (const ligne of lignes) {
    texte += ligne.map(enTexte).join(SEPARATEUR) + FIN;
    if (texte.length < BLOC) continue;
    yield encodeur.encode(texte);
    texte = "";
  }
  if (texte !== "") yield encodeur.encode(texte);
}

/** Bytes leave as lines come: nothing is held whole. */
export const ecrireCsv = (classeur: Classeur): ReadableStream<Uint8Array> => {
  const source = blocs(classeur);
  return new ReadableStream({
    async pull(controle) {
      const { value, done } = await source.next();
      if (done) controle.close();
      else controle.enqueue(value);
    },
    async cancel() {
      await source.return(undefined);
    },
  });
};
