import type { FC } from "hono/jsx";

interface Props {
  readonly etapes: readonly { readonly libelle: string; readonly href: string }[];
  /** Rank of the current one, from 0; those before are links. */
  readonly courante: number;
}

export const Etapes: FC<Props> = ({ etapes, courante }) => (
  <ol class="etapes">
    {etapes.map(({ libelle, href }, rang) => {
      if (rang < courante) {
        return (
          <li data-etat="fait">
            <a href={href}>{libelle}</a>
          </li>
        );
      }
      return <li aria-current={rang === courante ? "step" : undefined}>{libelle}</li>;
    })}
  </ol>
);
