/** How a typed code is read: figures of the application, or a recovery code. */
export type CodeLu =
  | { readonly sorte: "application"; readonly code: string }
  | { readonly sorte: "secours"; readonly code: string };

/**
 * People type codes with spaces and dashes, in capitals or not, and read 0 as O and 1 as I or L on paper.
 *
 * @returns recovery codes in the alphabet they are drawn from
 */
export const lireCode = (saisi: string): CodeLu => {
  const serre = saisi.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(serre)) return { sorte: "application", code: serre };
  const code = serre.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return { sorte: "secours", code };
};

/** Crockford's alphabet: no letter that is read as another, no word one would rather not print. */
export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `ABCD-EFGH-JKMN-PQRS`: 80 bits, in groups one can copy. */
export const ecrireCodeSecours = (octets: Uint8Array): string =>
  [...octets]
    .map((octet) => ALPHABET[octet % ALPHABET.length] ?? "")
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");
