import { A_RECUEILLIR, ENTREES, type Entrees, type NomEntree, type Parcours } from "../entrees.ts";
import type { NatureOrganisme, Regle } from "../liste-regles.ts";
import { entreesLues } from "./condition.ts";
import { type Contrefactuel, contrefactuels } from "./contrefactuels.ts";
import { direPlage, direValeur } from "./ecriture/dire.ts";
import type { RegleEcartee } from "./evaluer.ts";

/** A proposal as stored: enough, with its list, to explain it the same way years later. */
interface PropositionExpliquee {
  readonly regle: string | null;
  readonly parcours: Parcours | null;
  readonly entrees: Entrees;
  readonly manquantes: readonly string[];
  readonly ecartees: readonly RegleEcartee[];
}

export interface RegleExaminee {
  readonly rang: number;
  readonly phrase: string;
  /** « Âge : 34 ans · Activité depuis moins de 24 mois : inconnu ». */
  readonly valeurs: string;
  readonly issue: "non" | "inconnu" | "retenue";
}

export interface Explication {
  readonly phrase: string;
  readonly examinees: readonly RegleExaminee[];
  /** Ranks of the rules that follow the one retained: not looked at. */
  readonly nonExaminees: { readonly de: number; readonly a: number } | null;
  readonly manquantes: readonly string[];
  readonly auraitChange: readonly string[];
  readonly nAPasCompte: string;
}

export const PARCOURS_EN_CLAIR: Readonly<Record<Parcours, string>> = {
  emploi: "un accompagnement à vocation d’insertion professionnelle",
  socio_pro: "un accompagnement à vocation d’insertion socio-professionnelle",
  social: "un accompagnement préalable à vocation d’insertion sociale",
};

const NATURES_DITES: Readonly<Record<NatureOrganisme, string>> = {
  departement: "le Département",
  france_travail: "France Travail",
  mission_locale: "la mission locale",
  cap_emploi: "Cap emploi",
  ccas: "le CCAS",
  plie: "le PLIE",
  association: "une association",
  caf: "la CAF",
  msa: "la MSA",
  autre: "un autre organisme",
  actuel: "l’organisme qui accompagne déjà la personne",
};

const N_A_PAS_COMPTE =
  "La santé, le handicap et la grossesse, même dits par l’organisme payeur ; le sexe, le nom, la nationalité, le lieu de naissance, le quartier, le montant du droit. La place libre n’est regardée qu’ensuite.";

const ecrireLues = (regle: Regle, entrees: Entrees): string =>
  entreesLues(regle.condition)
    .map((nom) => `${ENTREES[nom].libelle} : ${direValeur(nom, entrees[nom])}`)
    .join(" · ");

const ecrireIssue = (c: Contrefactuel): string => {
  if (c.parcours === null) return "aucune proposition, entretien";
  const nature = c.organisme_nature ? `, ${NATURES_DITES[c.organisme_nature]}` : "";
  return `parcours ${PARCOURS_COURTS[c.parcours]}${nature}`;
};
const PARCOURS_COURTS: Readonly<Record<Parcours, string>> = {
  emploi: "emploi",
  socio_pro: "socio-pro",
  social: "social",
};

const ecrireContrefactuel = (c: Contrefactuel): string => {
  const valeurs =
    "min" in c.valeurs
      ? direPlage(c.entree, c.valeurs)
      : c.valeurs.map((v) => direValeur(c.entree, v)).join(" ou ");
  return `${ENTREES[c.entree].libelle} : ${valeurs} → ${ecrireIssue(c)}`;
};

const estEntree = (nom: string): nom is NomEntree => Object.hasOwn(ENTREES, nom);
const estARecueillir = (nom: string): nom is keyof typeof A_RECUEILLIR =>
  Object.hasOwn(A_RECUEILLIR, nom);

const libelleManquante = (nom: string): string => {
  if (estEntree(nom)) return ENTREES[nom].libelle;
  return estARecueillir(nom) ? A_RECUEILLIR[nom] : nom;
};

const minuscule = (texte: string): string => texte.charAt(0).toLowerCase() + texte.slice(1);

const phraseAgent = (retenue: Regle | undefined, parcours: Parcours | null): string => {
  if (!retenue) return "Aucune règle ne s’applique : la situation est à recueillir en entretien.";
  if (parcours === null) {
    return `${retenue.phrase_agent}. Les règles ne proposent rien avant que la situation soit connue.`;
  }
  return `Les règles proposent ${PARCOURS_EN_CLAIR[parcours]} : ${minuscule(retenue.phrase_agent)}.`;
};

/**
 * Everything the agent must see before deciding, drawn from the stored proposal and its list alone: the same
 * answer years later.
 *
 * @rule R-ALG-04, R-ALG-06
 * @source CRPA, art. R. 311-3-1-2
 */
export const expliquer = (regles: readonly Regle[], p: PropositionExpliquee): Explication => {
  const parCode = new Map(regles.map((r) => [r.code, r]));
  const retenue = p.regle === null ? undefined : parCode.get(p.regle);
  const examinees: RegleExaminee[] = p.ecartees.flatMap((e) => {
    const r = parCode.get(e.regle);
    return r
      ? [
          {
            rang: r.rang,
            phrase: r.phrase_agent,
            valeurs: ecrireLues(r, p.entrees),
            issue: e.pourquoi,
          },
        ]
      : [];
  });
  if (retenue) {
    examinees.push({
      rang: retenue.rang,
      phrase: retenue.phrase_agent,
      valeurs: ecrireLues(retenue, p.entrees),
      issue: "retenue",
    });
  }
  const dernier = regles.length;
  const suivante = (retenue?.rang ?? dernier) + 1;
  return {
    phrase: phraseAgent(retenue, p.parcours),
    examinees,
    nonExaminees: suivante <= dernier ? { de: suivante, a: dernier } : null,
    manquantes: p.manquantes.map(libelleManquante),
    auraitChange: contrefactuels(regles, p.entrees).map(ecrireContrefactuel),
    nAPasCompte: N_A_PAS_COMPTE,
  };
};

/**
 * Reasons as the letter tells them to the person. A decision that follows the rules says what counted; one that
 * departs from them says its author's reason, and the author's alone.
 *
 * @rule R-ORI-10
 * @source CRPA, art. L. 211-2
 */
export const raisonsPourLaPersonne = (
  regles: readonly Regle[],
  p: Pick<PropositionExpliquee, "regle"> | null,
  suit: boolean,
  motif: string | null,
): readonly string[] => {
  const retenue = regles.find((r) => r.code === p?.regle);
  const raisons = [
    ...(suit && retenue ? [retenue.phrase_personne] : []),
    ...(motif ? [motif] : []),
  ];
  return raisons.length > 0 ? raisons : ["votre situation, examinée par la personne qui signe"];
};
