import type { FC } from "hono/jsx";
import { compter, nombre } from "#platform/html/index.ts";
import type { CodeIndicateur, Valeurs } from "../../indicateur/indicateur.ts";
import type { Lien } from "../tableau.ts";

/** Figures of all that an account reads. */
export interface Total {
  readonly valeurs: Valeurs;
  /** Too small to be told: absent from `valeurs`, which is not zero. */
  readonly masquees: readonly CodeIndicateur[];
}

interface Props {
  readonly total: Total;
  readonly lien: Lien;
}

const Compte: FC<Props & { readonly code: CodeIndicateur; readonly unite: string }> = ({
  total: { valeurs, masquees },
  lien,
  code,
  unite,
}) => {
  if (masquees.includes(code)) return "Très peu";
  const phrase = compter(valeurs[code] ?? 0, unite);
  const href = lien(code);
  return href === undefined ? phrase : <a href={href}>{phrase}</a>;
};

const enAttente = ({ valeurs, masquees }: Total): string =>
  masquees.includes("en_attente")
    ? "parmi celles qui attendent une décision"
    : `sur ${nombre(valeurs.en_attente ?? 0)} en attente d’une décision`;

const SANS_DELAI =
  "Aucune décision depuis un an dans ce que vous voyez, trop peu pour le dire, ou plusieurs territoires sans médiane commune.";

/** Three sentences that the figures lead to. */
export const Faits: FC<Props> = ({ total, lien }) => {
  const { delai_median, delai_p90 } = total.valeurs;
  return (
    <ul class="faits">
      <li>
        <p class="fait__no">
          <Compte {...{ total, lien }} code="hors_delai" unite="procédure" />
        </p>
        <p>
          <b>hors du délai légal,</b> {enAttente(total)}. Elle revient alors à France Travail.
        </p>
      </li>
      <li>
        <p class="fait__no">
          {delai_median === undefined ? (
            "Pas de délai"
          ) : (
            <Compte {...{ total, lien }} code="delai_median" unite="jour" />
          )}
        </p>
        <p>
          {delai_median === undefined
            ? SANS_DELAI
            : `de l’information reçue à la décision pour la moitié des personnes, ${nombre(delai_p90 ?? delai_median)} pour neuf sur dix.`}
        </p>
      </li>
      <li>
        <p class="fait__no">
          <Compte {...{ total, lien }} code="soumission_inconnue" unite="adulte" />
        </p>
        <p>
          <b>dont on ne sait pas s’ils sont soumis</b> aux droits et devoirs : leur organisme ne le
          dit pas.
        </p>
      </li>
    </ul>
  );
};
