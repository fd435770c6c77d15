import type { Acteur, Perimetre } from "#platform/acteur/acteur.ts";
import { litDesChiffres, rencontreDesPersonnes } from "./policy.ts";
import { estRole, type Role } from "./role.ts";

export const TYPES_PERIMETRE = [
  "departement",
  "territoire",
  "organisme",
  "portefeuille",
  "dossier",
  "entreprise",
  "aucun",
] as const;
export type TypePerimetre = (typeof TYPES_PERIMETRE)[number];

/**
 * A role given to an account, and over what. `portefeuille`: only whom she follows herself; `dossier`: her own
 * file; `entreprise`: her own company. The last two open no file of somebody else.
 */
export interface Affectation {
  readonly role: Role;
  readonly perimetreType: TypePerimetre;
  /** Id of the territoire or of the organisme, for these two. */
  readonly perimetreId: string | null;
}

/** As the database gives it; roles and perimeters this version does not know open nothing. */
export interface LigneAffectation {
  readonly role: string;
  readonly perimetre_type: string;
  readonly perimetre_id: string | null;
}

export const lireAffectations = (lignes: readonly LigneAffectation[]): readonly Affectation[] =>
  lignes.flatMap((l) => {
    const perimetreType = TYPES_PERIMETRE.find((t) => t === l.perimetre_type);
    if (!perimetreType || !estRole(l.role)) return [];
    return [{ role: l.role, perimetreType, perimetreId: l.perimetre_id }];
  });

interface Compte {
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
}

/**
 * What both walls need to know of an account on a day.
 *
 * @param affectations those in force that day
 */
export const acteurDe = (compte: Compte, affectations: readonly Affectation[]): Acteur => {
  const { departement, territoires } = perimetreDe(
    affectations.filter((a) => litDesChiffres(a.role)),
  );
  return {
    utilisateurId: compte.id,
    nom: `${compte.prenom} ${compte.nom}`,
    roles: [...new Set(affectations.map((a) => a.role))],
    perimetre: perimetreDe(affectations.filter((a) => rencontreDesPersonnes(a.role))),
    chiffres: { departement, territoires },
  };
};

const perimetreDe = (affectations: readonly Affectation[]): Perimetre => {
  const cibles = (type: TypePerimetre): readonly string[] => [
    ...new Set(
      affectations.flatMap((a) =>
        a.perimetreType === type && a.perimetreId ? [a.perimetreId] : [],
      ),
    ),
  ];
  return {
    departement: affectations.some((a) => a.perimetreType === "departement"),
    territoires: cibles("territoire"),
    organismes: cibles("organisme"),
  };
};
