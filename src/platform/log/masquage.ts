/** A NIR with or without its key, whatever separates its parts. */
const NIR =
  /\b[1278][ .-]?\d{2}[ .-]?\d{2}[ .-]?(?:\d{2}|2[AB])[ .-]?\d{3}[ .-]?\d{3}(?:[ .-]?\d{2})?\b/gi;

export const masquer = (texte: string): string => texte.replace(NIR, "[NIR masqué]");

/** PostgreSQL quotes the offending value in its sentence: `invalid input syntax…: "KACZMAREK"`. */
const sansValeurs = (texte: string): string => texte.replace(/"[^"]*"/g, '"…"');

const texteDe = (objet: object, cle: string): string | undefined => {
  const valeur: unknown = Reflect.get(objet, cle);
  return typeof valeur === "string" ? valeur : undefined;
};

export interface ErreurDecrite {
  readonly type: string;
  readonly message: string;
  readonly pile: string | undefined;
  readonly code?: string;
  readonly table?: string;
  readonly contrainte?: string;
  readonly cause?: ErreurDecrite;
}

/**
 * What of an error may be written down. Only named fields: `detail`, `where` and `parameters` of a
 * PostgreSQL error hold the values of the row.
 */
export function decrireErreur(erreur: unknown): ErreurDecrite {
  if (!(erreur instanceof Error)) {
    return {
      type: typeof erreur,
      message: "valeur levée qui n'est pas une erreur",
      pile: undefined,
    };
  }
  const code = texteDe(erreur, "code");
  const table = texteDe(erreur, "table");
  const contrainte = texteDe(erreur, "constraint");
  const deLaBase = texteDe(erreur, "severity") !== undefined;
  const propre = (texte: string) => masquer(deLaBase ? sansValeurs(texte) : texte);
  return {
    type: erreur.name,
    message: propre(erreur.message),
    pile: erreur.stack === undefined ? undefined : propre(erreur.stack),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(contrainte === undefined ? {} : { contrainte }),
    ...(erreur.cause instanceof Error ? { cause: decrireErreur(erreur.cause) } : {}),
  };
}
