import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { Bouton } from "../formulaires/bouton.tsx";
import { Formulaire } from "../formulaires/formulaire.tsx";

type PropsSelection = PropsWithChildren<{
  /** The page that lists what will change before it changes. */
  readonly action: string;
  readonly geste: string;
  readonly maximum: number;
  /** What cannot be chosen, and why. */
  readonly note?: Child | undefined;
}>;

/**
 * A list whose rows are chosen together. Boxes are counted by the style sheet, so the number is
 * exact without script.
 */
export const Selection: FC<PropsSelection> = ({ action, geste, maximum, note, children }) => (
  <Formulaire action={action} class="compteur-selection">
    {children}
    <section class="barre-selection" aria-label="Sélection">
      <span>
        <span class="nb" /> en sélection, {maximum} au plus
      </span>
      <Bouton variante="principal">{geste}</Bouton>
      <Bouton variante="discret" type="reset">
        Tout décocher
      </Bouton>
      {note && <span class="pousse petit pas-tel">{note}</span>}
    </section>
  </Formulaire>
);

interface PropsCase {
  readonly valeur: string;
  /** Who or what is chosen. */
  readonly libelle: string;
  readonly cochee?: boolean | undefined;
}

/** The box of a row. */
export const CaseLigne: FC<PropsCase> = ({ valeur, libelle, cochee }) => (
  <input
    type="checkbox"
    name="choix"
    value={valeur}
    aria-label={`Choisir ${libelle}`}
    checked={cochee}
  />
);
