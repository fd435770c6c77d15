import { createHash, createHmac } from "node:crypto";
import type pg from "pg";
import {
  LIBELLES_ROLE,
  ROLES,
  type Role,
  rencontreDesPersonnes,
} from "#domaines/habilitations/index.ts";
import { PERIMETRES_JOUES, type PerimetreJoue, VOIT_LE_COMPTE } from "./politique.ts";

export const idJoue = (sorte: string, n: number): string =>
  `00000000-0000-4000-8000-${sorte}${String(n).padStart(12 - sorte.length, "0")}`;

export interface ActeurJoue {
  readonly nom: string;
  readonly role: Role | undefined;
  readonly perimetre: PerimetreJoue | undefined;
  readonly utilisateurId: string;
  readonly jeton: string;
  /** What a form of this session carries against forgery. */
  readonly csrf: string;
}

/** Where an account's perimeter is, when it is somewhere. */
export interface Cibles {
  readonly territoire: string;
  readonly organisme: string;
}

const jetonDe = (utilisateurId: string): string => `jeton-de-la-matrice-${utilisateurId}`;
const secretDe = (utilisateurId: string): string => `secret-de-la-matrice-${utilisateurId}`;

/** Zeros as mask: the token is then the expected one itself. */
export const csrfDe = (secret: string): string =>
  Buffer.concat([
    Buffer.alloc(32),
    createHmac("sha256", secret).update("passerelle/csrf").digest(),
  ]).toString("base64url");

const acteurDe = (
  n: number,
  nom: string,
  role?: Role | undefined,
  perimetre?: PerimetreJoue | undefined,
): ActeurJoue => {
  const utilisateurId = idJoue("c", n);
  return {
    nom,
    role,
    perimetre,
    utilisateurId,
    jeton: jetonDe(utilisateurId),
    csrf: csrfDe(secretDe(utilisateurId)),
  };
};

/** Every perimeter for who meets persons or looks after accounts; the widest and the narrowest for the others. */
const perimetresDe = (role: Role): readonly PerimetreJoue[] =>
  rencontreDesPersonnes(role) || VOIT_LE_COMPTE[role] ? PERIMETRES_JOUES : ["departement", "aucun"];

export const creerActeurs = async (
  client: pg.ClientBase,
  cibles: Cibles,
): Promise<readonly ActeurJoue[]> => {
  const acteurs = ROLES.flatMap((role) =>
    perimetresDe(role).map((perimetre) => ({ role, perimetre })),
  ).map(({ role, perimetre }, n) =>
    acteurDe(n + 1, `${LIBELLES_ROLE[role]}, ${perimetre}`, role, perimetre),
  );
  for (const a of acteurs) await inscrire(client, a, cibles);
  return acteurs;
};

const inscrire = async (
  client: pg.ClientBase,
  { utilisateurId, role, perimetre, jeton }: ActeurJoue,
  cibles: Cibles,
): Promise<void> => {
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     values ($1, $2, 'Matrice', 'Compte', 'Agent', null)`,
    [utilisateurId, `matrice-${utilisateurId.slice(-6)}`],
  );
  const cible = perimetre === "territoire" || perimetre === "organisme" ? cibles[perimetre] : null;
  await client.query(
    `insert into affectation (utilisateur_id, role, perimetre_type, perimetre_id, validite)
     values ($1, $2, $3, $4, '[2026-01-01,)')`,
    [utilisateurId, role, perimetre, cible],
  );
  await client.query(
    `insert into delegation (utilisateur_id, actes, acte_reference, validite)
     values ($1, '{orientation}', 'Arrêté d’essai', '[2026-01-01,)')`,
    [utilisateurId],
  );
  await client.query(
    `insert into session (empreinte, utilisateur_id, jeton_csrf, expire_a)
     values ($1, $2, $3, now() + interval '1 day')`,
    [createHash("sha256").update(jeton).digest(), utilisateurId, secretDe(utilisateurId)],
  );
};
