import {
  descriptionEntree,
  ENTREES,
  LIBELLES_PARCOURS,
  NOMS_ENTREES,
  type NomEntree,
  type ValeurEntree,
} from "../../entrees.ts";
import { type Condition, LIBELLES_NATURE_ORGANISME, type Regle } from "../../liste-regles.ts";
import type { Plage } from "../controle/domaine.ts";
import { type Cas, casDe, type Filtre } from "./cas.ts";

const direNombre = (nom: NomEntree, n: number): string => {
  const d = descriptionEntree(nom);
  if (d.type !== "nombre") return String(n);
  const unite =
    n <= 1 && d.unite.endsWith("s") && d.unite !== "mois" ? d.unite.slice(0, -1) : d.unite;
  return `${n} ${unite}`;
};

/** A value as agents read it; `null` is « inconnu ». */
export const direValeur = (nom: NomEntree, valeur: ValeurEntree | null): string => {
  if (valeur === null) return "inconnu";
  if (typeof valeur === "boolean") return valeur ? "oui" : "non";
  if (typeof valeur === "number") return direNombre(nom, valeur);
  const d = descriptionEntree(nom);
  return d.type === "choix" ? (d.valeurs[valeur] ?? valeur) : valeur;
};

/** « 25 ans ou moins », « de 26 à 49 ans ». */
export const direPlage = (nom: NomEntree, p: Plage): string => {
  const d = descriptionEntree(nom);
  if (d.type !== "nombre" || p.min === p.max) return direNombre(nom, p.min);
  if (p.max >= d.max) return p.min <= d.min ? "connu" : `${direNombre(nom, p.min)} ou plus`;
  if (p.min <= d.min) return `${direNombre(nom, p.max)} ou moins`;
  return `de ${p.min} à ${direNombre(nom, p.max)}`;
};

const direFiltre = (nom: NomEntree, { plage, valeurs, inconnu }: Filtre): string => {
  const connues = plage
    ? [direPlage(nom, plage)]
    : (valeurs ?? []).map((valeur) => direValeur(nom, valeur));
  return `${ENTREES[nom].libelle} : ${[...connues, ...(inconnu ? ["inconnu"] : [])].join(" ou ")}`;
};

/** « Âge : 25 ans ou moins », input by input. */
export const direCas = (cas: Cas): readonly string[] =>
  NOMS_ENTREES.flatMap((nom) => {
    const filtre = cas[nom];
    return filtre ? [direFiltre(nom, filtre)] : [];
  });

/** A condition in plain French: its cases, each as what must hold at once. */
export const direCondition = (condition: Condition): readonly (readonly string[])[] =>
  casDe(condition).map(direCas);

/** Same, on one line. */
export const direEnLigne = (condition: Condition): string => {
  const cas = direCondition(condition);
  if (cas.length === 0) return "Personne";
  return cas.map((c) => (c.length === 0 ? "Tout le monde" : c.join(" ; "))).join(", ou bien ");
};

/** What a rule proposes: « Emploi, France Travail ». */
export const direIssue = ({
  parcours,
  organisme_nature,
}: Pick<Regle, "parcours" | "organisme_nature">): string => {
  if (parcours === null || organisme_nature === null) return "Aucune proposition : entretien";
  if (parcours === "actuel") return "Même parcours, même organisme";
  return `${LIBELLES_PARCOURS[parcours]}, ${LIBELLES_NATURE_ORGANISME[organisme_nature]}`;
};
