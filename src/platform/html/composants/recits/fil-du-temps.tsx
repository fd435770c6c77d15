import type { Child, FC } from "hono/jsx";
import type { Jour } from "#core/jour.ts";
import { usePage } from "../../contexte.ts";
import { jourCourt } from "../../formats.ts";

/** Shapes: disc = decision, ring = meeting, square = document, diamond = flux, brick disc = unjustified absence. */
export type SorteEvenement = "decision" | "rencontre" | "document" | "flux" | "absence";

export interface Evenement {
  readonly jour: Jour;
  readonly sorte: SorteEvenement;
  /** The fact, in one line. */
  readonly fait: Child;
  readonly detail?: Child | undefined;
  /** Who says so: agent, opérateur, flux CAF. */
  readonly source?: Child | undefined;
}

const CLASSES: { readonly [S in SorteEvenement]: string } = {
  decision: "noeud noeud--decision",
  rencontre: "noeud",
  document: "noeud noeud--document",
  flux: "noeud noeud--flux",
  absence: "noeud noeud--absent",
};

/** Newest first, the future on top, dotted; a year is told where it changes. */
export const FilDuTemps: FC<{ readonly evenements: readonly Evenement[] }> = ({ evenements }) => {
  const { aujourdhui } = usePage();
  return (
    <ol class="temps">
      {evenements.map(({ jour, sorte, fait, detail, source }, rang) => {
        const annee = jour.slice(0, 4);
        const precedente = (evenements[rang - 1]?.jour ?? aujourdhui).slice(0, 4);
        return (
          <li class={jour > aujourdhui ? "avenir" : undefined}>
            <time datetime={jour}>
              {jourCourt(jour)}
              {annee !== precedente && ` ${annee}`}
            </time>
            <span class={CLASSES[sorte]} aria-hidden="true" />
            <div>
              <p>
                {fait} {source && <span class="source">{source}</span>}
              </p>
              {detail && <p>{detail}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
};
