import type { Child, FC, PropsWithChildren } from "hono/jsx";

type Props = PropsWithChildren<{
  readonly id: string;
  /** A question: « Valider 4 orientations ? » */
  readonly question: Child;
  /** Verb and object, and the way back. */
  readonly boutons: Child;
}>;

/** Read again before a bulk act: the consequences, each with its link. A page of its own without script. */
export const Relecture: FC<Props> = ({ id, question, boutons, children }) => (
  <section class="dialogue" aria-labelledby={id}>
    <h2 id={id}>{question}</h2>
    {children}
    <div class="actions">{boutons}</div>
  </section>
);
