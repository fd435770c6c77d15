import { accepte, type Result, refuse } from "#core/result.ts";
import {
  type DescriptionEntree,
  descriptionEntree,
  NOMS_ENTREES,
  type NomEntree,
  type ValeurEntree,
} from "../../entrees.ts";
import type { Condition } from "../../liste-regles.ts";
import { type Cas, casDe, conditionDe, type Filtre } from "../../rules/ecriture/cas.ts";

/** More cases than that are not one rule but several. */
export const CAS_MAX = 6;

/** What was typed, field by field: `c1.age.min`, `c1.age.valeurs`. */
export type ChampsCas = Readonly<Record<string, string | readonly string[] | undefined>>;

export const champ = (rang: number, nom: NomEntree, quoi: "min" | "max" | "valeurs"): string =>
  `c${rang}.${nom}.${quoi}`;

/** Words of the boxes of an input; `inconnu` is one of them for every input. */
export const reponsesDe = (
  d: DescriptionEntree,
): readonly { readonly code: string; readonly libelle: string }[] => [
  ...(d.type === "oui_non"
    ? [
        { code: "oui", libelle: "oui" },
        { code: "non", libelle: "non" },
      ]
    : []),
  ...(d.type === "choix"
    ? Object.entries(d.valeurs).map(([code, libelle]) => ({ code, libelle }))
    : []),
  { code: "inconnu", libelle: "inconnu" },
];

const codeDe = (valeur: ValeurEntree): string =>
  typeof valeur === "boolean" ? (valeur ? "oui" : "non") : String(valeur);

const valeurDe = (d: DescriptionEntree, code: string): ValeurEntree =>
  d.type === "oui_non" ? code === "oui" : code;

const listeDe = (champs: ChampsCas, nom: string): readonly string[] => {
  const valeur = champs[nom];
  return typeof valeur === "string" ? [valeur] : (valeur ?? []);
};

const texteDe = (champs: ChampsCas, nom: string): string => listeDe(champs, nom)[0]?.trim() ?? "";

/** The cases of a condition as the form shows them; `undefined` when they are too many for it. */
export const champsDe = (condition: Condition): ChampsCas | undefined => {
  const cas = casDe(condition);
  if (cas.length > CAS_MAX) return undefined;
  return Object.fromEntries(
    cas.flatMap((c, i) =>
      NOMS_ENTREES.flatMap((nom): readonly (readonly [string, string | readonly string[]])[] => {
        const filtre = c[nom];
        const d = descriptionEntree(nom);
        if (!filtre) return [];
        const valeurs = [
          ...(filtre.valeurs ?? []).map(codeDe),
          ...(filtre.inconnu ? ["inconnu"] : []),
        ];
        const { plage } = filtre;
        const bas = plage && d.type === "nombre" && plage.min > d.min;
        const haut = plage && d.type === "nombre" && plage.max < d.max;
        // A stretch that is the whole domain says « known »: its lower bound is then written.
        const bornes = [
          ...(plage && (bas || !haut)
            ? [[champ(i + 1, nom, "min"), String(plage.min)] as const]
            : []),
          ...(plage && haut ? [[champ(i + 1, nom, "max"), String(plage.max)] as const] : []),
        ];
        return [[champ(i + 1, nom, "valeurs"), valeurs], ...bornes];
      }),
    ),
  );
};

/** Cases the form shows filled in. */
export const nombreDeCas = (champs: ChampsCas): number => {
  const remplis = Object.keys(champs)
    .filter((nom) => listeDe(champs, nom).some((v) => v.trim() !== ""))
    .flatMap((nom) => /^c(\d)\./.exec(nom)?.[1] ?? []);
  return Math.max(0, ...remplis.map(Number));
};

const NOMBRE = /^\d{1,4}$/;

const lireBorne = (
  d: Extract<DescriptionEntree, { type: "nombre" }>,
  texte: string,
  defaut: number,
): number | undefined => {
  if (texte === "") return defaut;
  const n = NOMBRE.test(texte) ? Number(texte) : Number.NaN;
  return n >= d.min && n <= d.max ? n : undefined;
};

type Lecture = Result<Filtre | undefined, Readonly<Record<string, string>>>;

const lireNombre = (
  champs: ChampsCas,
  rang: number,
  nom: NomEntree,
  d: Extract<DescriptionEntree, { type: "nombre" }>,
): Lecture => {
  const [cleMin, cleMax] = [champ(rang, nom, "min"), champ(rang, nom, "max")];
  const [texteMin, texteMax] = [texteDe(champs, cleMin), texteDe(champs, cleMax)];
  const inconnu = listeDe(champs, champ(rang, nom, "valeurs")).includes("inconnu");
  if (texteMin === "" && texteMax === "") return accepte(inconnu ? { inconnu } : undefined);
  const [min, max] = [lireBorne(d, texteMin, d.min), lireBorne(d, texteMax, d.max)];
  const attendu = `${d.libelle} : un nombre de ${d.min} à ${d.max}.`;
  if (min === undefined) return refuse({ [cleMin]: attendu });
  if (max === undefined) return refuse({ [cleMax]: attendu });
  if (min > max)
    return refuse({ [cleMin]: `${d.libelle} : « de ${min} à ${max} » ne contient rien.` });
  return accepte({ plage: { min, max }, inconnu });
};

const lireFiltre = (champs: ChampsCas, rang: number, nom: NomEntree): Lecture => {
  const d = descriptionEntree(nom);
  if (d.type === "nombre") return lireNombre(champs, rang, nom, d);
  const cle = champ(rang, nom, "valeurs");
  const codes = listeDe(champs, cle);
  const connus = reponsesDe(d).map((r) => r.code);
  if (codes.some((c) => !connus.includes(c)))
    return refuse({ [cle]: `${d.libelle} : choix inconnu.` });
  if (codes.length === 0) return accepte(undefined);
  const valeurs = codes.filter((c) => c !== "inconnu").map((c) => valeurDe(d, c));
  const inconnu = codes.includes("inconnu");
  return accepte(valeurs.length > 0 ? { valeurs, inconnu } : { inconnu });
};

/**
 * The condition a form says: one case at least, unless it is meant for everyone. What is left blank does not matter.
 * Every error is returned, under the name of its field.
 */
export const conditionSaisie = (
  champs: ChampsCas,
  tous: boolean,
): Result<Condition, Readonly<Record<string, string>>> => {
  const erreurs: Record<string, string> = {};
  const cas: Cas[] = [];
  for (let rang = 1; rang <= CAS_MAX; rang++) {
    const filtres: Partial<Record<NomEntree, Filtre>> = {};
    for (const nom of NOMS_ENTREES) {
      const lu = lireFiltre(champs, rang, nom);
      if (!lu.ok) Object.assign(erreurs, lu.refus);
      else if (lu.value) filtres[nom] = lu.value;
    }
    if (Object.keys(filtres).length > 0) cas.push(filtres);
  }
  if (Object.keys(erreurs).length > 0) return refuse(erreurs);
  if (tous && cas.length > 0) {
    return refuse({
      tous: "Cette règle a des conditions : videz-les, ou décochez « tout le monde ».",
    });
  }
  if (tous) return accepte({ et: [] });
  return cas.length > 0
    ? accepte(conditionDe(cas))
    : refuse({ tous: "Donnez au moins une condition, ou cochez « tout le monde »." });
};
