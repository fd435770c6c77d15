import type { Jour } from "#core/jour.ts";
import { jourMoyen } from "#platform/html/index.ts";
import type { Reponses } from "#platform/http/index.ts";
import type { TypePerimetre } from "../role/affectation.ts";
import { LIBELLES_ROLE, type Role } from "../role/role.ts";
import { LIBELLES_PERIMETRE } from "./compte.ts";
import type { Conflit } from "./rules/conflits-roles.ts";

/** What any gesture on an account may be answered. */
export type RefusAcces =
  | { readonly code: "compte_inconnu" }
  | { readonly code: "ses_propres_droits" }
  | { readonly code: "hors_responsabilite" }
  | { readonly code: "modifie_entre_temps"; readonly changements: readonly string[] };

export type RefusRole =
  | { readonly code: "role_non_donnable"; readonly role: Role }
  | {
      readonly code: "perimetre_non_admis";
      readonly role: Role;
      readonly admis: readonly TypePerimetre[];
    }
  | { readonly code: "perimetre_inconnu" }
  | { readonly code: "periode_inverse" }
  | { readonly code: "date_passee"; readonly aujourdhui: Jour }
  | { readonly code: "roles_incompatibles"; readonly conflits: readonly Conflit[] }
  | { readonly code: "role_deja_donne" }
  | { readonly code: "compte_desactive" }
  | { readonly code: "depart_prevu"; readonly le: Jour };

export type RefusCompte =
  | RefusAcces
  | RefusRole
  | { readonly code: "identifiant_pris" }
  | { readonly code: "structure_inconnue" }
  | { readonly code: "role_inconnu" }
  | { readonly code: "role_deja_termine" }
  | { readonly code: "aucun_role_a_deplacer" }
  | { readonly code: "compte_deja_actif" };

const VOUS = "Relisez le compte, puis recommencez si c’est encore utile.";

export const REPONSES_ACCES: Reponses<RefusAcces> = {
  compte_inconnu: { status: 404, message: () => "" },
  ses_propres_droits: {
    status: 403,
    message: () => "Personne ne change ses propres droits : demandez à un autre responsable.",
  },
  hors_responsabilite: {
    status: 403,
    message: () =>
      "Ce compte a des rôles que vous ne gérez pas : demandez à l’administrateur technique.",
  },
  modifie_entre_temps: {
    status: 409,
    message: ({ changements }) =>
      `Ce compte a changé depuis que vous l’avez ouvert. ${changements.join(" ")} ${VOUS}`,
  },
};

export const REPONSES_COMPTE: Reponses<RefusCompte> = {
  ...REPONSES_ACCES,
  role_non_donnable: {
    status: 422,
    message: ({ role }) =>
      `Vous ne pouvez pas donner le rôle « ${LIBELLES_ROLE[role]} » sur ce périmètre : demandez à l’administrateur technique.`,
  },
  perimetre_non_admis: {
    status: 422,
    message: ({ role, admis }) =>
      `Le rôle « ${LIBELLES_ROLE[role]} » se donne sur ${admis.map((t) => LIBELLES_PERIMETRE[t]).join(", ou ")}. Choisissez un de ces périmètres.`,
  },
  perimetre_inconnu: { status: 422, message: () => "Choisissez un des périmètres proposés." },
  periode_inverse: {
    status: 422,
    message: () => "Le dernier jour vient avant le premier : corrigez l’une des deux dates.",
  },
  date_passee: {
    status: 422,
    message: ({ aujourdhui }) =>
      `Ce qui est passé ne change plus : indiquez le ${jourMoyen(aujourdhui)} ou une date à venir.`,
  },
  roles_incompatibles: {
    status: 422,
    message: ({ conflits }) =>
      conflits
        .map(({ autre, raison }) => `Incompatible avec « ${LIBELLES_ROLE[autre]} ». ${raison}`)
        .join(" "),
  },
  role_deja_donne: {
    status: 422,
    message: () => "Ce compte a déjà ce rôle sur ce périmètre pendant cette période.",
  },
  compte_desactive: {
    status: 409,
    message: () => "Ce compte est désactivé : réactivez-le d’abord.",
  },
  depart_prevu: {
    status: 422,
    message: ({ le }) =>
      `Le départ est prévu le ${jourMoyen(le)} : le rôle doit finir avant, ou le départ être annulé.`,
  },
  identifiant_pris: {
    status: 422,
    message: () =>
      "Cet identifiant est déjà pris : choisissez-en un autre, ou laissez le champ vide.",
  },
  structure_inconnue: { status: 422, message: () => "Choisissez une des structures proposées." },
  role_inconnu: { status: 404, message: () => "" },
  role_deja_termine: { status: 409, message: () => "Ce rôle est déjà terminé." },
  aucun_role_a_deplacer: {
    status: 422,
    message: () =>
      "Ce rôle ne se déplace pas : il est terminé, ou ne tient ni à un territoire ni à un organisme.",
  },
  compte_deja_actif: { status: 409, message: () => "Ce compte est déjà actif." },
};

/** The field of the form beside which a refusal is said; the whole form when absent. */
export const CHAMP_DU_REFUS: Readonly<Partial<Record<RefusCompte["code"], string>>> = {
  role_non_donnable: "role",
  perimetre_non_admis: "perimetre",
  perimetre_inconnu: "perimetre",
  periode_inverse: "dernier",
  aucun_role_a_deplacer: "perimetre",
  roles_incompatibles: "role",
  role_deja_donne: "role",
  depart_prevu: "dernier",
  identifiant_pris: "identifiant",
  structure_inconnue: "structure",
};
