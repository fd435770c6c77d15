import type { Child, FC } from "hono/jsx";

export interface EtapeFil {
  readonly libelle: string;
  readonly href: string;
}

interface Props {
  readonly titre: Child;
  /** One sentence that counts and dates. */
  readonly sous?: Child | undefined;
  /** Where the page is, when deeper than one level. */
  readonly fil?: readonly EtapeFil[] | undefined;
  /** One principal at most. */
  readonly actions?: Child | undefined;
}

export const Fil: FC<{ readonly etapes: readonly EtapeFil[] }> = ({ etapes }) => (
  <nav class="fil-zone" aria-label="Fil d’Ariane">
    <ol class="fil">
      {etapes.map(({ libelle, href }) => (
        <li>
          <a href={href}>{libelle}</a>
        </li>
      ))}
    </ol>
  </nav>
);

export const TetePage: FC<Props> = ({ titre, sous, fil, actions }) => (
  <div class="tete">
    {fil && <Fil etapes={fil} />}
    <h1>{titre}</h1>
    {sous && <p class="tete__sous">{sous}</p>}
    {actions && <div class="actions">{actions}</div>}
  </div>
);
