import type { Responsable } from "../revue.ts";

export interface RoleARevoir {
  readonly utilisateurId: string;
  readonly type: string;
  readonly id: string | null;
  /** Territoire of the organisme, for this type. */
  readonly territoireId: string | null;
}

/** Accounts that may answer, by territoire and by organisme. */
export interface Repondants {
  readonly territoires: ReadonlyMap<string, readonly string[]>;
  readonly organismes: ReadonlyMap<string, readonly string[]>;
}

/**
 * Who confirms or ends a role in the yearly review: the nearest one in charge who is not its holder; the direction
 * when there is none. Nobody answers for herself.
 */
export const responsableDe = (
  { utilisateurId, type, id, territoireId }: RoleARevoir,
  repondants: Repondants,
): Responsable => {
  const unAutre = (comptes: readonly string[] = []): boolean =>
    comptes.some((compte) => compte !== utilisateurId);
  if (type === "organisme" && id !== null && unAutre(repondants.organismes.get(id))) {
    return { type: "organisme", id };
  }
  const territoire = type === "territoire" ? id : type === "organisme" ? territoireId : null;
  return territoire !== null && unAutre(repondants.territoires.get(territoire))
    ? { type: "territoire", id: territoire }
    : { type: "direction", id: null };
};
