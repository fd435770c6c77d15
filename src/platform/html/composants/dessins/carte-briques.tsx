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

const [LARGEUR, HAUTEUR] = [112, 74];
/** Characters that a tile holds on its single line, then on each of two smaller ones. */
const [SUR_UNE_LIGNE, PAR_LIGNE] = [14, 17];

/** `Métropole Roubaix-Tourcoing` → `Métropole`, `Roubaix-Tourcoing`: cut at spaces, then after hyphens. */
export const lignesDeNom = (nom: string): readonly string[] => {
  if (nom.length <= SUR_UNE_LIGNE) return [nom];
  const morceaux = nom.split(/(?<=[ -])/);
  const lignes: string[] = [];
  for (const morceau of morceaux) {
    const suite = `${lignes.at(-1) ?? ""}${morceau}`;
    if (lignes.length > 0 && suite.trimEnd().length <= PAR_LIGNE) lignes[lignes.length - 1] = suite;
    else lignes.push(morceau);
  }
  return lignes.map((l) => l.trimEnd());
};

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
            const lignes = lignesDeNom(nom);
            return (
              <a href={href} aria-label={`${nom}, ${valeur} ${unite}`}>
                <rect
                  class={`brique s${classe}`}
                  x={gauche}
                  y={haut}
                  width={LARGEUR}
                  height={HAUTEUR}
                />
                <text
                  class={`sur-s${classe}`}
                  y={haut + (lignes.length > 1 ? 17 : 22)}
                  font-size={nom.length > SUR_UNE_LIGNE ? "11" : "13.5"}
                >
                  {lignes.map((ligne, rang) => (
                    <tspan x={gauche + 8} dy={rang === 0 ? 0 : 13}>
                      {ligne}
                    </tspan>
                  ))}
                </text>
                <text
                  class={`sur-s${classe}`}
                  x={gauche + 8}
                  y={haut + 60}
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
