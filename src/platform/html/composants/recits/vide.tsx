import type { Child, FC } from "hono/jsx";

interface Props {
  readonly titre: Child;
  /** Why it is empty, when it fills. */
  readonly children: Child;
  /** One way out. */
  readonly lien?: Child | undefined;
}

export const Vide: FC<Props> = ({ titre, children, lien }) => (
  <div class="vide">
    <b>{titre}</b>
    <span class="leger">{children}</span>
    {lien}
  </div>
);
