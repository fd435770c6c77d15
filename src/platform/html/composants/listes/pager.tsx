import type { Child, FC } from "hono/jsx";
import { LienBouton } from "../formulaires/bouton.tsx";
import { Icone } from "../signes/icone.tsx";

interface Props {
  /** Where we are: « 50 lignes sur plus de 1 000 ». */
  readonly situation: Child;
  readonly precedentes?: string | undefined;
  readonly suivantes?: string | undefined;
  readonly suite?: Child | undefined;
  readonly libelle?: string | undefined;
}

/** Keyset pages: before, after, never a number. */
export const Pager: FC<Props> = ({
  situation,
  precedentes,
  suivantes,
  suite,
  libelle = "Pages",
}) => (
  <nav class="pages" aria-label={libelle}>
    <span>{situation}</span>
    {precedentes && (
      <LienBouton href={precedentes} petit icone="chevron-left">
        Précédentes
      </LienBouton>
    )}
    {suivantes && (
      <LienBouton href={suivantes} petit>
        Suivantes <Icone nom="chevron-right" />
      </LienBouton>
    )}
    {suite && <span class="pousse pas-tel">{suite}</span>}
  </nav>
);
