/** What an attachment changed on the kept record, by column: before, after. */
export type Apporte = Readonly<Record<string, readonly [avant: unknown, apres: unknown]>>;

/** Only what truly changed is worth remembering. */
export const apportDe = (
  avant: Readonly<Record<string, unknown>>,
  apres: Readonly<Record<string, unknown>>,
): Apporte =>
  Object.fromEntries(
    Object.keys(apres)
      .filter((colonne) => avant[colonne] !== apres[colonne])
      .map((colonne) => [colonne, [avant[colonne] ?? null, apres[colonne] ?? null] as const]),
  );

/**
 * What undoing gives back: each column the attachment had changed returns to what it was, unless something else was
 * decided since.
 */
export const aReprendre = (
  apporte: Apporte,
  actuel: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(apporte)
      .filter(([colonne, [, apres]]) => (actuel[colonne] ?? null) === apres)
      .map(([colonne, [avant]]) => [colonne, avant]),
  );
