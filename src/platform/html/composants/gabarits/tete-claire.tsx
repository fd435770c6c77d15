import type { FC } from "hono/jsx";
import type { EntreeNavigation } from "../../contexte.ts";
import { Entrees } from "./barre.tsx";
import { Marque } from "./marque.tsx";

interface Props {
  /** Name of the public service, « Insertion ». */
  readonly nom: string;
  readonly entrees: readonly EntreeNavigation[];
}

/** Head of the pages for the public and allocataires. */
export const TeteClaire: FC<Props> = ({ nom, entrees }) => (
  <header class="tete-claire">
    <div>
      <Marque nom={nom} />
      <nav aria-label="Principale">
        <Entrees entrees={entrees} />
      </nav>
    </div>
  </header>
);
