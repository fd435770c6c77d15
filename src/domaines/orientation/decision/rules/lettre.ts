import { formaterJourLong } from "#core/dates-saisies.ts";
import type { Jour } from "#core/jour.ts";
import type { Auteur, DonneesCourrier, IdentiteDepartement } from "#domaines/documents/index.ts";
import type { Parcours } from "../../regle/entrees.ts";
import { PARCOURS_EN_CLAIR } from "../../regle/rules/expliquer.ts";

/** What the letter needs to know of the person and of the body; nothing of her situation but the reasons. */
export interface FaitsLettre {
  readonly orientationId: string;
  readonly civilite: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly matricule: string | null;
  readonly lignes: readonly string[];
  readonly codePostal: string | null;
  readonly commune: string | null;
  readonly organisme: string;
  readonly premierContact: string;
}

const CIVILITES: Readonly<Record<string, string>> = {
  MR: "Monsieur",
  MME: "Madame",
  MLE: "Madame",
};

const FINALITE = "proposer à chaque personne un accompagnement adapté à sa situation";
const COMPLEMENTS_MAX = 3;

/** Postal lines come without names: the street is the one that starts with a number, or the last. */
const adresse = (f: FaitsLettre): DonneesCourrier["destinataire"]["adresse"] => {
  const numerotee = f.lignes.findIndex((l) => /^\d/.test(l));
  const rang = numerotee >= 0 ? numerotee : f.lignes.length - 1;
  return {
    complement: f.lignes.filter((_, i) => i !== rang).slice(0, COMPLEMENTS_MAX),
    voie: f.lignes[rang] ?? "",
    code_postal: f.codePostal ?? "",
    commune: f.commune ?? "",
  };
};

/**
 * Everything the letter of orientation says, frozen with it.
 *
 * @param decision.aideeParUnCalcul  a proposal was before the author's eyes, followed or not (R-ALG-02)
 * @rule R-ORI-10, R-GEN-07, R-ALG-02
 * @source CASF, art. L. 262-29, L. 262-47 ; CRPA, art. L. 211-2, L. 212-1, L. 311-3-1
 */
export const donneesLettre = (
  faits: FaitsLettre,
  decision: {
    readonly parcours: Parcours;
    readonly raisons: readonly string[];
    readonly aideeParUnCalcul: boolean;
    readonly jour: Jour;
    readonly contactAvant: Jour;
    readonly delaiRecours: string;
  },
  auteur: Auteur,
  identite: IdentiteDepartement,
): DonneesCourrier => ({
  identite,
  auteur,
  destinataire: {
    civilite: CIVILITES[faits.civilite ?? ""] ?? "",
    prenom: faits.prenom,
    nom: faits.nom,
    adresse: adresse(faits),
  },
  reference: `ORI-${decision.jour.slice(0, 4)}-${faits.orientationId.slice(-8).toUpperCase()}`,
  date: decision.jour,
  reperes: faits.matricule
    ? [{ libelle: "Votre numéro d’allocataire", valeur: faits.matricule }]
    : [],
  valeurs: {
    parcours: PARCOURS_EN_CLAIR[decision.parcours],
    organisme: faits.organisme,
    organisme_coordonnees: faits.premierContact,
    contact_avant: formaterJourLong(decision.contactAvant),
    raisons: [...decision.raisons],
    date_effet: formaterJourLong(decision.jour),
    recours_delai: decision.delaiRecours,
    ...(decision.aideeParUnCalcul ? { algorithme: FINALITE } : {}),
  },
});
