import type { Child, FC } from "hono/jsx";
import { nombre } from "../../formats.ts";

export interface Part {
  readonly nom: string;
  readonly valeur: number;
  readonly href?: string | undefined;
  readonly note?: Child | undefined;
  /** Absent: told in figures, not drawn (it is not a part of the same whole). */
  readonly ton?: "s5" | "s3" | "f-safran" | "f-alerte" | "f-encre2" | undefined;
}

interface Props {
  /** The sentence of the drawing: « Sur 67 526 foyers : … ». */
  readonly libelle: string;
  readonly parts: readonly Part[];
}

const [LARGEUR, ECART, MINIMUM] = [1000, 2, 4];

/** One whole cut in parts, the figures under it; the smallest part still shows. */
export const Repartition: FC<Props> = ({ libelle, parts }) => {
  const dessinees = parts.filter((p) => p.ton !== undefined && p.valeur > 0);
  const total = dessinees.reduce((somme, p) => somme + p.valeur, 0);
  const utile = LARGEUR - ECART * (dessinees.length - 1) - MINIMUM * dessinees.length;
  let x = 0;
  return (
    <div class="figure entre">
      <svg
        viewBox={`0 0 ${LARGEUR} 34`}
        preserveAspectRatio="none"
        class="parts"
        role="img"
        aria-label={libelle}
      >
        {dessinees.map(({ valeur, ton }) => {
          const largeur = MINIMUM + (valeur / total) * utile;
          const gauche = x;
          x += largeur + ECART;
          return (
            <rect class={ton} x={gauche.toFixed(1)} y="0" width={largeur.toFixed(1)} height="34" />
          );
        })}
      </svg>
      <dl class="chiffres">
        {parts.map(({ nom, valeur, href, note, ton }) => (
          <div>
            <dt>
              {ton && (
                <svg class="cle" viewBox="0 0 10 10" aria-hidden="true">
                  <rect class={ton} width="10" height="10" />
                </svg>
              )}
              {nom}
            </dt>
            <dd>{href ? <a href={href}>{nombre(valeur)}</a> : nombre(valeur)}</dd>
            {note && <dd class="note">{note}</dd>}
          </div>
        ))}
      </dl>
    </div>
  );
};
