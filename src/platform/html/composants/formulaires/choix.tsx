import type { Child, FC } from "hono/jsx";
import { idChamp, type Saisie, valeursDe } from "../../saisie.ts";
import { MessageErreur } from "./champ.tsx";

interface Reponse {
  readonly valeur: string;
  readonly libelle: Child;
  /** What choosing it entails. */
  readonly consequence?: Child | undefined;
}

interface Props {
  readonly nom: string;
  readonly libelle: Child;
  readonly reponses: readonly Reponse[];
  readonly saisie?: Saisie | undefined;
  readonly aide?: Child | undefined;
  /** Several answers allowed. */
  readonly multiple?: boolean | undefined;
  readonly enLigne?: boolean | undefined;
}

/** Answers as full-width rows, each with its consequence. */
export const Choix: FC<Props> = ({ nom, libelle, reponses, saisie, aide, multiple, enLigne }) => {
  const id = idChamp(nom);
  const erreur = saisie?.erreurs[nom];
  const choisies = valeursDe(saisie, nom);
  const decrit = [aide ? `${id}-aide` : "", erreur ? `${id}-erreur` : ""].filter(Boolean).join(" ");
  return (
    <fieldset class="champ" aria-describedby={decrit || undefined}>
      <legend class="etiquette">{libelle}</legend>
      {aide && (
        <span class="aide" id={`${id}-aide`}>
          {aide}
        </span>
      )}
      {erreur && <MessageErreur id={`${id}-erreur`}>{erreur}</MessageErreur>}
      <div class={enLigne ? "choix choix--trois" : "choix"}>
        {reponses.map(({ valeur, libelle: mot, consequence }, rang) => (
          <label>
            <input
              type={multiple ? "checkbox" : "radio"}
              name={nom}
              value={valeur}
              id={rang === 0 ? id : `${id}-${rang}`}
              checked={choisies.includes(valeur)}
              aria-invalid={erreur ? "true" : undefined}
            />
            <b>{mot}</b>
            {consequence && <small>{consequence}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
