import type { FC } from "hono/jsx";

interface Props {
  readonly nom: string;
  /** Its place, from 1, in the département's order of territories. */
  readonly rang: number;
  readonly href?: string | undefined;
}

/** Always named: the colour is a square beside the name, never a legend alone. */
export const Territoire: FC<Props> = ({ nom, rang, href }) => {
  const carre = (
    <svg viewBox="0 0 10 10" aria-hidden="true">
      <rect class={`t${rang}`} width="10" height="10" />
    </svg>
  );
  return href === undefined ? (
    <span class="terr">
      {carre}
      {nom}
    </span>
  ) : (
    <a class="terr" href={href}>
      {carre}
      {nom}
    </a>
  );
};
