import { inflateSync } from "node:zlib";
import { lirePdf, type ObjetPdf } from "../lire-pdf.ts";
import { lireObjetsFusionnes } from "./objets-pdf.ts";

/**
 * What a reader's copy and paste would find in a PDF of our compiler, page by page, for tests. Spaces are removed:
 * a line end is not a space in a PDF.
 */
export const pagesDuPdf = (pdf: Uint8Array): readonly string[] => pagesDe(lirePdf(pdf).objets);

/** Same, for a merged file. */
export const pagesDuLot = (pdf: Uint8Array): readonly string[] => pagesDe(lireObjetsFusionnes(pdf));

const pagesDe = (lus: readonly ObjetPdf[]): readonly string[] => {
  const objets = new Map(lus.map((o) => [o.numero, o]));
  const lire = (numero: string | undefined): ObjetPdf => {
    const objet = objets.get(Number(numero));
    if (!objet) throw new Error(`Objet ${numero} absent`);
    return objet;
  };
  return [...objets.values()]
    .filter((o) => /\/Type \/Page\b(?!s)/.test(o.texte))
    .map((page) => {
      const polices = /\/Font <<([^>]*)>>/.exec(page.texte)?.[1] ?? "";
      const signes = new Map(
        [...polices.matchAll(/\/(\w+) (\d+) 0 R/g)].map((m) => [
          m[1],
          lireTable(flux(lire(/\/ToUnicode (\d+)/.exec(lire(m[2]).texte)?.[1]))),
        ]),
      );
      const contenu = flux(lire(/\/Contents (\d+)/.exec(page.texte)?.[1]));
      return lireContenu(contenu, signes).replace(/\s/g, "");
    });
};

const flux = ({ texte, flux: octets = new Uint8Array() }: ObjetPdf): string =>
  Buffer.from(texte.includes("/FlateDecode") ? inflateSync(octets) : octets).toString("latin1");

const lireTable = (cmap: string): ReadonlyMap<number, string> =>
  new Map(
    [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim)].map((m) => [
      Number.parseInt(m[1] ?? "", 16),
      Buffer.from(m[2] ?? "", "hex")
        .swap16()
        .toString("utf16le"),
    ]),
  );

/** Content of a string; balanced parentheses need no escape in a PDF. */
const chaine = (niveaux: number): string =>
  niveaux === 0
    ? String.raw`(?:\\[\s\S]|[^\\()])*`
    : String.raw`(?:\\[\s\S]|[^\\()]|\(${chaine(niveaux - 1)}\))*`;
const OPERATIONS = new RegExp(
  String.raw`\/(\w+) [\d.]+ Tf|\((${chaine(4)})\)|<([0-9A-Fa-f]+)>`,
  "g",
);

const ECHAPPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const lireContenu = (
  contenu: string,
  signes: ReadonlyMap<string | undefined, ReadonlyMap<number, string>>,
): string => {
  let table: ReadonlyMap<number, string> | undefined;
  let texte = "";
  for (const m of contenu.matchAll(OPERATIONS)) {
    if (m[1] !== undefined) table = signes.get(m[1]);
    else {
      const octets =
        m[3] === undefined
          ? (m[2] ?? "").replace(/\\([0-7]{1,3}|[\s\S])/g, (_, e: string) =>
              /^[0-7]/.test(e) ? String.fromCharCode(Number.parseInt(e, 8)) : (ECHAPPES[e] ?? e),
            )
          : Buffer.from(m[3], "hex").toString("latin1");
      for (let i = 0; i + 1 < octets.length; i += 2) {
        texte += table?.get(octets.charCodeAt(i) * 256 + octets.charCodeAt(i + 1)) ?? "";
      }
    }
  }
  return texte;
};
