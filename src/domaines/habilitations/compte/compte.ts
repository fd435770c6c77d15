import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import type { Periode } from "#core/periode.ts";
import { facultatif, jourSaisi, texte } from "#platform/http/index.ts";
import type { TypePerimetre } from "../role/affectation.ts";
import { estRole, LIBELLES_ROLE, ROLES, type Role } from "../role/role.ts";

/** Where an account stands, for the list: `invite` has never come in, `depart` has a last day ahead. */
export const ETATS_COMPTE = {
  actif: "Actif",
  invite: "Jamais venu",
  depart: "Départ prévu",
  desactive: "Désactivé",
} as const;
export type EtatCompte = keyof typeof ETATS_COMPTE;

/** Days without log-in after which an account is worth asking about. */
export const JOURS_SANS_CONNEXION = 90;

export const LIBELLES_PERIMETRE: Readonly<Record<TypePerimetre, string>> = {
  departement: "tout le département",
  territoire: "un territoire",
  organisme: "un organisme",
  portefeuille: "les seules personnes suivies",
  dossier: "son propre dossier",
  entreprise: "sa propre entreprise",
  aucun: "aucun dossier",
};

/** A role given, with the words of its perimeter. */
export interface RoleDonne {
  readonly id: string;
  readonly role: string;
  readonly type: string;
  readonly cible: string | null;
  /** Name of the territoire or organisme. */
  readonly lieu: string | null;
  /** `undefined` when it was taken back before its first day. */
  readonly periode: Periode | undefined;
  /** Period first given, when it was cut short. */
  readonly prevue: Periode | undefined;
}

export interface Cible {
  readonly type: TypePerimetre;
  readonly id: string | null;
}

export const direRole = (role: string): string => (estRole(role) ? LIBELLES_ROLE[role] : role);

export const direPerimetre = (type: string, lieu: string | null): string =>
  lieu ?? LIBELLES_PERIMETRE[type as TypePerimetre] ?? type;

const CIBLE = /^(?:(departement|portefeuille|aucun)|(territoire|organisme):([0-9a-f-]{36}))$/;

/** `territoire:<id>`, `organisme:<id>`, `departement`, `portefeuille`, `aucun`. */
export const lireCible = (texte: string): Cible | undefined => {
  const m = CIBLE.exec(texte);
  if (!m) return undefined;
  if (m[1]) return { type: m[1] as TypePerimetre, id: null };
  return z.uuid().safeParse(m[3]).success
    ? { type: m[2] as TypePerimetre, id: m[3] ?? null }
    : undefined;
};

const Perimetre = z
  .string("Choisissez le périmètre.")
  .min(1, "Choisissez le périmètre.")
  .transform((saisi, contexte): Cible => {
    const cible = lireCible(saisi);
    if (cible) return cible;
    contexte.addIssue({ code: "custom", message: "Choisissez un des périmètres proposés." });
    return z.NEVER;
  });

const CODES = ROLES as unknown as readonly [Role, ...Role[]];

export const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const RoleSaisi = {
  role: z.enum(CODES, "Choisissez le rôle."),
  perimetre: Perimetre,
  debut: jourSaisi("Indiquez le premier jour, par exemple 30 nov. 2026."),
  dernier: facultatif(jourSaisi()),
};

export const SaisieRole = z.object({ version, ...RoleSaisi });

const Identite = {
  prenom: texte(100, "Indiquez le prénom."),
  nom: texte(100, "Indiquez le nom."),
  qualite: texte(200, "Indiquez la qualité, telle qu’elle figurera sur les décisions."),
  courriel: z
    .email("Indiquez un courriel professionnel, par exemple prenom.nom@exemple.fr.")
    .max(200),
  telephone: facultatif(texte(30)),
  structure: facultatif(z.uuid("Choisissez une des structures proposées.")),
};
export type IdentiteSaisie = {
  readonly prenom: string;
  readonly nom: string;
  readonly qualite: string;
  readonly courriel: string;
  readonly telephone?: string | undefined;
  readonly structure?: string | undefined;
};

export const SaisieIdentite = z.object({ version, ...Identite });

export const SaisieCreation = z.object({
  ...Identite,
  identifiant: facultatif(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(
        /^[a-z0-9][a-z0-9._-]{2,89}$/,
        "Trois caractères au moins : lettres sans accent, chiffres, point ou tiret.",
      ),
  ),
  ...RoleSaisi,
});

export const SaisieFin = z.object({
  version,
  fin: jourSaisi("Indiquez le premier jour sans accès."),
});

export const SaisieMouvement = z.object({
  version,
  perimetre: Perimetre,
  debut: jourSaisi("Indiquez le premier jour au nouveau périmètre."),
});

export const SaisieVersion = z.object({ version });

/** An account locked for a gesture. */
export interface CompteVerrouille {
  readonly id: string;
  readonly identifiant: string;
  readonly prenom: string;
  readonly nom: string;
  readonly qualite: string;
  readonly courriel: string | null;
  readonly telephone: string | null;
  readonly structure_id: string | null;
  readonly etat: string;
  readonly depart_le: Jour | null;
  readonly derniere_connexion_a: Date | null;
  readonly version: number;
}
