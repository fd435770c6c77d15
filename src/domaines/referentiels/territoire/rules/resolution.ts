import type { Jour } from "#core/jour.ts";
import type {
  Commune,
  CommuneAncienne,
  Decoupage,
  ExceptionCommune,
  Territoire,
} from "../territoire.ts";

/** Finds the territoire of a commune code at a day; without a day, as things stand now. */
export type Resolveur = (code: string, jour?: Jour) => Territoire | undefined;

const sApplique = (exception: ExceptionCommune, jour: Jour | undefined): boolean => {
  if (jour === undefined) return exception.fin === undefined;
  return (
    (exception.debut === undefined || exception.debut <= jour) &&
    (exception.fin === undefined || jour < exception.fin)
  );
};

/**
 * Prepares the resolution of one département under one preset. The commune decides, never the
 * intercommunalité alone: some straddle two départements, and only this département's communes are known here.
 * A dated exception wins over the intercommunalité; an old code follows the commune that took it over; a code
 * of elsewhere has no territoire.
 */
export const preparerResolveur = (
  communes: readonly Commune[],
  anciennes: readonly CommuneAncienne[],
  decoupage: Decoupage,
): Resolveur => {
  const parCode = new Map(decoupage.territoires.map((t) => [t.code, t]));
  const parEpci = new Map(
    decoupage.rattachements.flatMap((r) =>
      r.epci.map((siren) => [siren, parCode.get(r.territoire)]),
    ),
  );
  const parCommune = new Map(
    communes.map((c) => [c.code, c.epci === null ? undefined : parEpci.get(c.epci)]),
  );
  const successeur = new Map(anciennes.map((a) => [a.code, a.remplaceePar]));
  const exceptions = new Map(
    decoupage.exceptions.map((e) => [
      e.commune,
      decoupage.exceptions.filter((autre) => autre.commune === e.commune),
    ]),
  );

  return (code, jour) => {
    const actuel = successeur.get(code) ?? code;
    const exception = exceptions.get(actuel)?.find((e) => sApplique(e, jour));
    return exception ? parCode.get(exception.territoire) : parCommune.get(actuel);
  };
};
