/** The outcome of something that may be refused: a value, or a refusal that callers must handle. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refus: R };

export const accepte = <T>(value: T): { readonly ok: true; readonly value: T } => ({
  ok: true,
  value,
});

export const refuse = <R>(refus: R): { readonly ok: false; readonly refus: R } => ({
  ok: false,
  refus,
});
