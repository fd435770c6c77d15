import { masquerNir } from "../../lecture-caf/rules/nir.ts";

/** An element that holds text alone: its opening tag, then what it says. */
const TEXTE = /<([A-Za-z_][\w.-]*)([^<>]*)>([^<]+)(?=<)/g;
const REPERE = /•••/;

const estSensible = (element: string, valeur: string): boolean =>
  valeur.trim() !== "" && masquerNir(element, valeur) !== valeur;

const repere = (rang: number): string => `•••${rang}•••`;

/**
 * The block as someone who may not see a NIR reads it: each one becomes a numbered mark, so that removing a
 * person does not shift the numbers of the others.
 */
export const masquerBloc = (bloc: string): string => {
  let rang = 0;
  return bloc.replace(TEXTE, (tout, element: string, attributs: string, valeur: string) => {
    if (!estSensible(element, valeur)) return tout;
    rang += 1;
    return `<${element}${attributs}>${repere(rang)}`;
  });
};

/**
 * Puts the received values back in place of their marks. `undefined` when a mark was altered, repeated, or moved
 * to another element: put in a name, a NIR would be seen by all.
 */
export const restaurerBloc = (corrige: string, original: string): string | undefined => {
  const connus = new Map<string, { readonly element: string; readonly valeur: string }>();
  for (const [, element = "", , valeur = ""] of original.matchAll(TEXTE)) {
    if (estSensible(element, valeur)) connus.set(repere(connus.size + 1), { element, valeur });
  }
  const restaure = corrige.replace(
    TEXTE,
    (tout, element: string, attributs: string, lu: string) => {
      const connu = connus.get(lu.trim());
      if (connu?.element !== element) return tout;
      connus.delete(lu.trim());
      return `<${element}${attributs}>${connu.valeur}`;
    },
  );
  return REPERE.test(restaure) ? undefined : restaure;
};
