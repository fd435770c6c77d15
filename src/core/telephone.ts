export interface TelephonesLus {
  /** What was written, untouched. */
  readonly brut: string;
  /** E.164 (`+33639980001`), in the order written, without repeats. */
  readonly numeros: readonly string[];
  /** Something in the cell is not a number we can call. */
  readonly illisible: boolean;
}

interface Lecture {
  readonly numero: string;
  readonly reste: string;
}

const SEPARATEURS = /[/;,|\n\r]|\b(?:ou|et)\b/i;
const FORMES: readonly { readonly motif: RegExp; readonly indicatif: string }[] = [
  { motif: /^(?:\+|00)330?([1-9]\d{8})/, indicatif: "+33" },
  { motif: /^0([1-9]\d{8})/, indicatif: "+33" },
  { motif: /^33([1-9]\d{8})$/, indicatif: "+33" },
  // A spreadsheet read the number as a figure and lost its leading zero.
  { motif: /^([1-9]\d{8})$/, indicatif: "+33" },
  { motif: /^(?:\+|00)(?!33)([1-9]\d{6,14})$/, indicatif: "+" },
];

const premierNumero = (chiffres: string): Lecture | undefined => {
  for (const { motif, indicatif } of FORMES) {
    const m = motif.exec(chiffres);
    if (m) return { numero: `${indicatif}${m[1]}`, reste: chiffres.slice(m[0].length) };
  }
  return undefined;
};

/** Reads a cell that holds one or several numbers, French unless written with another country's prefix. */
export const lireTelephones = (brut: string): TelephonesLus => {
  const numeros = new Set<string>();
  let illisible = false;
  for (const morceau of brut.split(SEPARATEURS)) {
    let reste = morceau
      .replace(/\.0$/, "")
      .replace(/\(0\)/g, "")
      .replace(/[^\d+]/g, "");
    if (reste === "" && morceau.trim() !== "") illisible = true;
    while (reste !== "") {
      const lu = premierNumero(reste);
      if (!lu) {
        illisible = true;
        break;
      }
      numeros.add(lu.numero);
      reste = lu.reste;
    }
  }
  return { brut, numeros: [...numeros], illisible };
};

/** Can receive a text message (06, 07). */
export const estMobile = (e164: string): boolean => /^\+33[67]/.test(e164);

/** `06 39 98 00 01` for France, the international form otherwise; no-break spaces. */
export const formaterTelephone = (e164: string): string =>
  e164.startsWith("+33") ? `0${e164.slice(3)}`.replace(/(\d{2})(?=\d)/g, "$1\u00A0") : e164;
