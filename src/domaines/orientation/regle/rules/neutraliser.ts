/** What the payer says of a person's activities and resources, codes as sent. */
export interface DitsDuFlux {
  readonly activites: readonly ActiviteDite[];
  readonly ressources: readonly RessourceDite[];
  readonly grossesse: boolean;
}
export interface ActiviteDite {
  readonly code: string;
  readonly debut: string;
  readonly fin?: string | undefined;
}
export interface RessourceDite {
  readonly nature: string;
  readonly totalCentimes: number;
}

/** Sickness, invalidity, handicap, sheltered work, maternity. */
const ACTIVITES_SENSIBLES: ReadonlySet<string> = new Set([
  "MAL",
  "MLD",
  "INV",
  "INF",
  "HAN",
  "CAT",
  "AMT",
  "MAT",
]);
/** Daily sickness, maternity and accident benefits; invalidity pension. */
const RESSOURCES_SENSIBLES: ReadonlySet<string> = new Set(["011", "012", "013", "014", "021"]);

/** Work, as an employee or on one's own: the only codes from which an input may be drawn. */
const ACTIVITES_PROFESSIONNELLES: ReadonlySet<string> = new Set([
  "SAL",
  "ETI",
  "AMA",
  "EXP",
  "CES",
  "CIA",
]);
/** Wages and income of the self-employed. */
const REVENUS_PROFESSIONNELS: ReadonlySet<string> = new Set(["001", "030"]);

export interface DitsNeutres {
  readonly travaux: readonly ActiviteDite[];
  readonly revenuProfessionnel: boolean;
  /** Something sensitive was said: a human looks, and nothing else comes of it. */
  readonly sensible: boolean;
}

/**
 * Keeps of the flow only what says work. A line of sickness, of invalidity, of « sans activité » and no line
 * at all become one and the same thing, so exchanging them cannot move a proposal, whatever rule a
 * département writes. Kept by a list of what is allowed: a health code nobody has listed decides nothing either.
 *
 * @rule R-ORI-09, R-ALG-03
 * @source RGPD, art. 9 ; loi 78-17, art. 6 et 47 ; Cons. const., 2018-765 DC
 */
export const neutraliser = (dits: DitsDuFlux): DitsNeutres => ({
  travaux: dits.activites.filter((a) => ACTIVITES_PROFESSIONNELLES.has(a.code)),
  revenuProfessionnel: dits.ressources.some(
    (r) => REVENUS_PROFESSIONNELS.has(r.nature) && r.totalCentimes > 0,
  ),
  sensible:
    dits.grossesse ||
    dits.activites.some((a) => ACTIVITES_SENSIBLES.has(a.code)) ||
    dits.ressources.some((r) => RESSOURCES_SENSIBLES.has(r.nature)),
});
