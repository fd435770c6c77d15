import type { FC } from "hono/jsx";
import { ecartJours, type Jour } from "#core/jour.ts";
import { usePage } from "../../contexte.ts";
import { jourCourt, joursRestants } from "../../formats.ts";

interface Props {
  readonly date: Jour;
  /** Days of the whole legal delay: the length of the gauge. */
  readonly delai: number;
  /** Days left from which the deadline is near. */
  readonly seuil: number;
}

const LARGEUR = 42;

const phrase = (reste: number): string => {
  if (reste === 0) return "échéance aujourd’hui, ";
  if (reste < 0) return `échéance dépassée de ${-reste} jour${reste < -1 ? "s" : ""}, `;
  return `encore ${reste} jour${reste > 1 ? "s" : ""}, `;
};

/** A deadline: how much of the delay is spent, days left, date. */
export const Echeance: FC<Props> = ({ date, delai, seuil }) => {
  const { aujourdhui } = usePage();
  const reste = ecartJours(aujourdhui, date);
  const alEchelle = (jours: number): string =>
    (Math.min(1, Math.max(0, (delai - jours) / delai)) * LARGEUR).toFixed(1);
  const degre = reste < 0 ? " echeance--tard" : reste <= seuil ? " echeance--proche" : "";
  return (
    <span class={`echeance${degre}`}>
      <svg viewBox={`0 0 ${LARGEUR} 10`} aria-hidden="true">
        <path class="rail" d={`M0 5.5H${LARGEUR}`} />
        <path class="seuil" d={`M${alEchelle(seuil)} 1V10`} />
        <path class="parcouru" d={`M0 5H${alEchelle(reste)}`} />
      </svg>
      <b aria-hidden="true">{joursRestants(date, aujourdhui)}</b>
      <span class="vh">{phrase(reste)}</span>
      <time datetime={date}>{jourCourt(date)}</time>
    </span>
  );
};
