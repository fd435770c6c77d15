import { ENTREES, NOMS_ENTREES } from "../../entrees.ts";
import type { Constat } from "../controle/controler.ts";
import { direValeur } from "./dire.ts";

const liste = (rangs: readonly number[]): string =>
  rangs.length === 1
    ? `la règle ${rangs[0]}`
    : `les règles ${rangs.slice(0, -1).join(", ")} et ${rangs.at(-1)}`;

const direExemple = ({ exemple }: Extract<Constat, { code: "sans_regle" }>): string =>
  NOMS_ENTREES.flatMap((nom) => {
    const valeur = exemple[nom];
    return valeur === undefined ? [] : [`${ENTREES[nom].libelle} : ${direValeur(nom, valeur)}`];
  }).join(" ; ");

/** What the check found, as a sentence that says what to do. */
export const direConstat = (c: Constat): string => {
  switch (c.code) {
    case "sans_regle":
      return `Une personne dans cette situation ne prend aucun chemin : ${direExemple(c) || "n’importe laquelle"}. Ajoutez une dernière règle qui vaut pour tout le monde.`;
    case "regle_impossible":
      return `Personne ne peut remplir la règle ${c.rang} : ses conditions s’excluent.`;
    case "regle_masquee":
      return c.contradiction
        ? `La règle ${c.rang} contredit ${liste(c.par)} : toutes les personnes qu’elle décrit sont prises avant, et envoyées ailleurs.`
        : `La règle ${c.rang} ne sert jamais : toutes les personnes qu’elle décrit sont prises avant par ${liste(c.par)}.`;
    case "recouvrement":
      return `Une partie des personnes de la règle ${c.rang} est prise avant par ${liste(c.par)}, ${c.par.length > 1 ? "qui proposent" : "qui propose"} autre chose : c’est l’ordre qui décide.`;
    case "parcours_actuel_inconnu":
      return `La règle ${c.rang} garde le parcours actuel, qui peut être inconnu : ces personnes auront un entretien.`;
  }
};
