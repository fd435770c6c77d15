import type { FC } from "hono/jsx";
import type { Jour } from "#core/jour.ts";
import { jourCourt, jourLong, jourMoyen } from "../../formats.ts";

interface Props {
  readonly jour: Jour;
  readonly forme?: "court" | "moyen" | "long";
}

const FORMES = { court: jourCourt, moyen: jourMoyen, long: jourLong };

export const DateJour: FC<Props> = ({ jour, forme = "moyen" }) => (
  <time datetime={jour}>{FORMES[forme](jour)}</time>
);
