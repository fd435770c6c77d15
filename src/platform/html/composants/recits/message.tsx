import type { Child, FC, PropsWithChildren } from "hono/jsx";
import type { NomIcone } from "../../icones.ts";
import { Icone } from "../signes/icone.tsx";

type GenreMessage = "info" | "attention" | "alerte" | "succes";

const SIGNES: { readonly [G in GenreMessage]: NomIcone } = {
  info: "info",
  attention: "triangle-alert",
  alerte: "circle-alert",
  succes: "circle-check",
};

type Props = PropsWithChildren<{
  readonly genre?: GenreMessage | undefined;
  /** The gesture that answers it. */
  readonly action?: Child | undefined;
}>;

/** Something to know before going on, in its place in the page. */
export const Message: FC<Props> = ({ genre = "info", action, children }) => (
  <div class={genre === "info" ? "message" : `message message--${genre}`}>
    <Icone nom={SIGNES[genre]} />
    <div>{children}</div>
    {action}
  </div>
);
