import type { Parcours } from "../../regle/entrees.ts";
import type { NatureOrganisme } from "../../regle/liste-regles.ts";

/** A body that may be designated, with the room it has today. */
export interface OrganismeDisponible {
  readonly id: string;
  readonly nom: string;
  readonly nature: string;
  /** `null` = serves the whole département. */
  readonly territoireId: string | null;
  readonly parcours: readonly Parcours[];
  /** Places left; `null` = no limit set. */
  readonly places: number | null;
}

const estComplet = (o: Pick<OrganismeDisponible, "places">): boolean =>
  o.places !== null && o.places <= 0;

const rang = (o: OrganismeDisponible): number =>
  (estComplet(o) ? 2 : 0) + (o.territoireId === null ? 1 : 0);
const place = (o: OrganismeDisponible): number => o.places ?? Number.MAX_SAFE_INTEGER;
const comparer = (a: OrganismeDisponible, b: OrganismeDisponible): number =>
  rang(a) - rang(b) ||
  place(b) - place(a) ||
  (a.nom < b.nom ? -1 : a.nom > b.nom ? 1 : a.id < b.id ? -1 : 1);

/**
 * The body of the nature a rule names, where the person lives: one of her territoire before one of the whole
 * département, one with room before a full one. A full body is still proposed and shown as full: « no room »
 * is never disguised as a criterion.
 *
 * @rule R-ORI-05, R-ORI-08
 * @source Code du travail, art. L. 5411-5-1 IV
 */
export const choisirOrganisme = (
  organismes: readonly OrganismeDisponible[],
  voulu: {
    readonly nature: NatureOrganisme | null;
    readonly parcours: Parcours | null;
    readonly territoireId: string | null;
    readonly actuelId: string | null;
  },
): string | null => {
  const { nature, parcours, territoireId, actuelId } = voulu;
  if (nature === "actuel") return actuelId;
  if (nature === null || parcours === null) return null;
  return (
    organismes
      .filter(
        (o) =>
          o.nature === nature &&
          o.parcours.includes(parcours) &&
          (o.territoireId === null || o.territoireId === territoireId),
      )
      .toSorted(comparer)[0]?.id ?? null
  );
};
