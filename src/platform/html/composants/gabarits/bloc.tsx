import type { Child, FC, PropsWithChildren } from "hono/jsx";

type Props = PropsWithChildren<{
  readonly id: string;
  readonly titre: Child;
  /** Beside the title: what is counted, how. */
  readonly note?: Child | undefined;
  /** At right, usually one link. */
  readonly lien?: Child | undefined;
  /** Hairline instead of the ink rule, for what matters less. */
  readonly leger?: boolean | undefined;
  readonly colonnes?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12 | undefined;
}>;

/** A section: ink rule, title, content on the page itself. */
export const Bloc: FC<Props> = ({ id, titre, note, lien, leger, colonnes, children }) => (
  <section
    class={`bloc${leger ? " bloc--leger" : ""}${colonnes ? ` c${colonnes}` : ""}`}
    id={id}
    aria-labelledby={`${id}-titre`}
  >
    <header>
      <h2 id={`${id}-titre`}>{titre}</h2>
      {note && <span class="leger petit">{note}</span>}
      {lien && <span class="pousse">{lien}</span>}
    </header>
    {children}
  </section>
);

/** Name and value, line by line. */
export const Fiche: FC<{ readonly lignes: readonly (readonly [nom: string, valeur: Child])[] }> = ({
  lignes,
}) => (
  <dl class="fiche">
    {lignes.map(([nom, valeur]) => (
      <>
        <dt>{nom}</dt>
        <dd>{valeur}</dd>
      </>
    ))}
  </dl>
);
