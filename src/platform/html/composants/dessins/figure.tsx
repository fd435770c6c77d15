import type { Child, FC, PropsWithChildren } from "hono/jsx";

type Props = PropsWithChildren<{
  readonly id: string;
  /** What is seen. */
  readonly titre: Child;
  /** Unit and population. */
  readonly sous: Child;
  /** Source, date, what the figure cannot say. */
  readonly limites?: Child | undefined;
  readonly colonnes?: 4 | 5 | 6 | 7 | 8 | 12 | undefined;
  /** The data, when the drawing is not itself a table. */
  readonly tableau?: Child | undefined;
}>;

/** A drawing written by the server, its data beside it, its limits under it. */
export const Figure: FC<Props> = ({ id, titre, sous, limites, colonnes, tableau, children }) => (
  <section class={colonnes ? `bloc c${colonnes}` : "bloc"} aria-labelledby={id}>
    <figure class="figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{titre}</h2>
        <p>{sous}</p>
      </figcaption>
      {children}
      {tableau && (
        <details class="haut-petit">
          <summary>Voir le tableau</summary>
          {tableau}
        </details>
      )}
      {limites && <footer>{limites}</footer>}
    </figure>
  </section>
);

/** Wide drawings scroll in a named region that the keyboard reaches. */
export const Defilement: FC<PropsWithChildren<{ readonly libelle: string }>> = ({
  libelle,
  children,
}) => (
  <section class="defile" aria-label={libelle} tabindex={0}>
    {children}
  </section>
);
