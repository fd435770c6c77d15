import type { RefusModele } from "../errors.ts";
import type { NatureCourrier, Noeud } from "../modele.ts";

const intersection = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((nom) => b.has(nom));

/** Which values are there (`true`) or missing, for the case looked at. */
type Cas = ReadonlyMap<string, boolean>;

/**
 * Names printed on every path through the model that the case allows.
 * A mention that only one branch of an unrelated condition prints does not count.
 */
const toujoursImprimees = (noeuds: readonly Noeud[], cas: Cas): ReadonlySet<string> => {
  const noms = new Set<string>();
  const ajouter = (ligne: readonly { sorte: string; nom?: string }[]): void => {
    for (const m of ligne) if (m.nom !== undefined) noms.add(m.nom);
  };
  for (const n of noeuds) {
    if (n.sorte === "paragraphe") n.lignes.forEach(ajouter);
    else if (n.sorte === "titre") ajouter(n.ligne);
    else if (n.sorte === "puces" || n.sorte === "numeros") n.elements.forEach(ajouter);
    else if (n.sorte === "signature") noms.add("signature");
    else if (n.sorte === "encadre") {
      for (const nom of toujoursImprimees(n.noeuds, cas)) noms.add(nom);
    } else if (n.sorte === "si") {
      const oui = toujoursImprimees(n.presente, cas);
      const non = toujoursImprimees(n.absente, cas);
      const connue = cas.get(n.variable);
      const suivies = connue === undefined ? intersection(oui, non) : connue ? oui : non;
      for (const nom of suivies) noms.add(nom);
    }
  }
  return noms;
};

/**
 * Mandatory mentions of a nature of letter: the département words them, it cannot leave one out.
 *
 * @rule R-ORI-10, R-GEN-03, R-GEN-07, R-ALG-02
 * @source CRPA, art. L. 211-2, L. 212-1, L. 311-3-1 et R. 311-3-1-1 ; CASF, art. L. 262-47 et R. 262-88
 */
export const verifierMentions = (
  noeuds: readonly Noeud[],
  nature: NatureCourrier,
): readonly RefusModele[] =>
  nature.exigences.flatMap((e): RefusModele[] => {
    const absentes = e.variables.filter((nom) => {
      const cas = new Map([[nom, true]]);
      if (e.quand) cas.set(e.quand.variable, e.quand.presente);
      return !toujoursImprimees(noeuds, cas).has(nom);
    });
    return absentes.length === 0
      ? []
      : [{ code: "mention_manquante", ligne: 0, regle: e.regle, phrase: e.phrase, absentes }];
  });
