import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";
import { ecrireHtml } from "../../ecrire-html.ts";
import { NOMS_ICONES, type NomIcone } from "../../icones.ts";

/** Written once a process: some pages show one a line. */
const SIGNES = new Map(
  NOMS_ICONES.map((nom) => [
    nom,
    raw(
      ecrireHtml(
        <svg class="i" aria-hidden="true">
          <use href={`#i-${nom}`} />
        </svg>,
      ),
    ),
  ]),
);

/** Always beside a word: readers are not told of it. */
export const Icone: FC<{ readonly nom: NomIcone }> = ({ nom }) => {
  usePage().icones.add(nom);
  return <>{SIGNES.get(nom)}</>;
};
