import type { FC, PropsWithChildren } from "hono/jsx";
import type { NomIcone } from "../../icones.ts";
import { Icone } from "./icone.tsx";

/** What a state means. A person's situation is « neutre »: alerts are for deadlines and files. */
export type GenreEtat = "neutre" | "info" | "attention" | "alerte" | "succes" | "plein";

const SIGNES: { readonly [G in GenreEtat]: NomIcone | undefined } = {
  neutre: undefined,
  info: "info",
  attention: "circle-dashed",
  alerte: "circle-alert",
  succes: "check",
  plein: "triangle-alert",
};

type Props = PropsWithChildren<{
  readonly genre?: GenreEtat | undefined;
  /** Another sign than the genre's own. */
  readonly icone?: NomIcone | undefined;
}>;

export const Etat: FC<Props> = ({ genre = "neutre", icone = SIGNES[genre], children }) => (
  <span class={genre === "neutre" ? "etat" : `etat etat--${genre}`}>
    {icone && <Icone nom={icone} />}
    {children}
  </span>
);
