import type { FC } from "hono/jsx";
import { Defilement } from "./figure.tsx";

export interface Brique {
  readonly nom: string;
  readonly href: string;
  /** Written in the tile, with its unit. */
  readonly valeur: string;
  readonly unite: string;
  /** Intensity, 1 to 5; its bounds are in the legend. */
  readonly classe: 1 | 2 | 3 | 4 | 5;
  /** Place in the staggered courses, in half-tiles, then in rows: data of the département. */
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly libelle: string;
  readonly briques: readonly Brique[];
  /** Bounds of the five classes, in words. */
  readonly legende: readonly string[];
}

const [LARGEUR, HAUTEUR] = [100, 70];

/** One tile per territory: name, value, intensity; every tile is a link. */
export const CarteBriques: FC<Props> = ({ libelle, briques, legende }) => {
  const largeur = Math.max(...briques.map(({ x }) => (x / 2 + 1) * LARGEUR));
  const hauteur = Math.max(...briques.map(({ y }) => (y + 1) * HAUTEUR));
  return (
    <>
      <Defilement libelle={libelle}>
        {/* biome-ignore lint/a11y/useSemanticElements: the group of links is a drawing */}
        <svg
          class="carte"
          viewBox={`-2 -2 ${largeur + 4} ${hauteur + 4}`}
          role="group"
          aria-label={libelle}
        >
          {briques.map(({ nom, href, valeur, unite, classe, x, y }) => {
            const [gauche, haut] = [(x / 2) * LARGEUR, y * HAUTEUR];
            return (
              <a href={href} aria-label={`${nom}, ${valeur} ${unite}`}>
                <rect
                  class={`brique s${classe}`}
                  x={gauche}
                  y={haut}
                  width={LARGEUR}
                  height={HAUTEUR}
                />
                <text class={`sur-s${classe}`} x={gauche + 9} y={haut + 22} font-size="13.5">
                  {nom}
                </text>
                <text
                  class={`sur-s${classe}`}
                  x={gauche + 9}
                  y={haut + 56}
                  font-size="28"
                  font-weight="700"
                  letter-spacing="-.5"
                >
                  {valeur}
                  <tspan font-size="14" font-weight="400" dx="4">
                    {unite}
                  </tspan>
                </text>
              </a>
            );
          })}
        </svg>
      </Defilement>
      <p class="note-figure legende">
        {legende.map((bornes, rang) => (
          <span>
            <svg class="cle" viewBox="0 0 10 10" aria-hidden="true">
              <rect class={`s${rang + 1}`} width="10" height="10" />
            </svg>
            {bornes}
          </span>
        ))}
      </p>
    </>
  );
};
