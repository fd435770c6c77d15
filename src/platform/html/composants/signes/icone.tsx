import type { FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";
import type { NomIcone } from "../../icones.ts";

/** Always beside a word: readers are not told of it. */
export const Icone: FC<{ readonly nom: NomIcone }> = ({ nom }) => {
  usePage().icones.add(nom);
  return (
    <svg class="i" aria-hidden="true">
      <use href={`#i-${nom}`} />
    </svg>
  );
};
