import { aMasquer } from "#core/petits-effectifs.ts";
import {
  type Chiffres,
  COMPTES,
  type CodeIndicateur,
  type TerritoireChiffre,
  type Valeurs,
} from "../indicateur.ts";

/** A delay tells as much as the number of decisions it is drawn from. */
const DELAIS = ["delai_median", "delai_p90"] as const satisfies readonly CodeIndicateur[];

const sans = (valeurs: Valeurs, masquees: readonly CodeIndicateur[]): Valeurs =>
  Object.fromEntries(Object.entries(valeurs).filter(([code]) => !masquees.some((m) => m === code)));

const avecDelais = (masquees: readonly CodeIndicateur[]): readonly CodeIndicateur[] =>
  masquees.includes("decides") ? [...masquees, ...DELAIS] : masquees;

/**
 * What may be told to who does not see the people behind the figures: counts under the threshold are hidden, with
 * enough of the others that the département's total does not give them back.
 *
 * @param seuil  smallest count shown
 */
export const masquerPetits = (chiffres: Chiffres, seuil: number): Chiffres => {
  const { territoires, ensemble } = chiffres;
  const parCode = COMPTES.map((code) => ({
    code,
    places: aMasquer(
      territoires.map((t) => t.valeurs[code] ?? 0),
      seuil,
    ),
  }));
  const masquer = (t: TerritoireChiffre, place: number): TerritoireChiffre => {
    const masquees = avecDelais(
      parCode.filter(({ places }) => places.has(place)).map(({ code }) => code),
    );
    return { ...t, masquees, valeurs: sans(t.valeurs, masquees) };
  };
  const petits = avecDelais(
    COMPTES.filter((code) => aMasquer([ensemble?.[code] ?? 0], seuil).size > 0),
  );
  return {
    ...chiffres,
    ensemble: ensemble && sans(ensemble, petits),
    ensembleMasquees: ensemble ? petits : [],
    territoires: territoires.map(masquer),
  };
};
