import type { FC } from "hono/jsx";
import { idChamp, type Saisie } from "../../saisie.ts";

const NOMBRES = ["", "Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf"];

interface Props {
  readonly saisie: Saisie | undefined;
  /** Takes the focus when the page opens; not where it is only shown. */
  readonly focus?: boolean | undefined;
}

/** First thing under the head of a form shown again; same words as beside each field. */
export const ResumeErreurs: FC<Props> = ({ saisie, focus = true }) => {
  const erreurs = Object.entries(saisie?.erreurs ?? {});
  if (erreurs.length === 0) return null;
  const combien = NOMBRES[erreurs.length] ?? String(erreurs.length);
  return (
    <section
      class="resume-erreurs"
      aria-labelledby="resume-erreurs-titre"
      role="alert"
      tabindex={-1}
      autofocus={focus}
    >
      <h2 id="resume-erreurs-titre">
        {combien} chose{erreurs.length > 1 ? "s" : ""} à corriger
      </h2>
      <ul>
        {erreurs.map(([nom, phrase]) => (
          <li>{nom === "" ? phrase : <a href={`#${idChamp(nom)}`}>{phrase}</a>}</li>
        ))}
      </ul>
    </section>
  );
};
