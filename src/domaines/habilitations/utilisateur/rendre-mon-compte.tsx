import { lirePour } from "#platform/db/transaction.ts";
import { duAu } from "#platform/html/index.ts";
import { type Contexte, rendre } from "#platform/http/index.ts";
import { lireFacteurs } from "../facteur/store.ts";
import { estRole, LIBELLES_ROLE } from "../role/role.ts";
import type { Moyen } from "../session/session.ts";
import type { ContexteMonCompte } from "./contexte-http.ts";
import { type MonCompte, PageMonCompte, quand } from "./pages/mon-compte.tsx";
import { lireMonCompte, listMesRoles, listMesSessions } from "./queries/lire-mon-compte.ts";
import { direNavigateur } from "./rules/navigateur.ts";

const PERIMETRES: Readonly<Record<string, string>> = {
  departement: "Tout le département",
  portefeuille: "Les personnes que je suis",
  dossier: "Mon dossier",
  entreprise: "Mon entreprise",
  aucun: "Aucun dossier",
};

const LIBELLES_MOYEN: Readonly<Record<Moyen, string>> = {
  mot_de_passe: "Mot de passe seul",
  application: "Mot de passe et application",
  cle: "Mot de passe et clé",
  secours: "Mot de passe et code de secours",
  oidc: "Fournisseur d’identité",
};
const direMoyen = (moyen: string): string =>
  Object.entries(LIBELLES_MOYEN).find(([m]) => m === moyen)?.[1] ?? "";

const lire = ({ db, acteur, aujourdhui, porteur }: ContexteMonCompte) =>
  lirePour(db, acteur, aujourdhui, async (trx) => ({
    compte: await lireMonCompte(trx, porteur.utilisateurId),
    roles: await listMesRoles(trx, porteur.utilisateurId, aujourdhui),
    sessions: await listMesSessions(trx, porteur.utilisateurId, porteur.empreinte),
    facteurs: await lireFacteurs(trx, porteur.utilisateurId),
  }));

const direMotDePasse = (compte: Awaited<ReturnType<typeof lire>>["compte"]): string => {
  if (!compte.a_mot_de_passe) return "Vous entrez par le fournisseur d’identité de votre service.";
  const change = compte.mot_de_passe_change_a;
  return change ? `Choisi le ${quand(change)}.` : "Celui de l’ouverture du compte.";
};

export const rendreMonCompte = async (
  c: Contexte,
  contexte: ContexteMonCompte,
): Promise<Response> => {
  const { compte, roles, sessions, facteurs } = await lire(contexte);
  const monCompte: MonCompte = {
    nom: `${compte.prenom} ${compte.nom}`,
    identite: [
      ["Identifiant", compte.identifiant],
      ["Qualité", compte.qualite],
      ["Courriel", compte.courriel ?? "non renseigné"],
      ["Téléphone", compte.telephone ?? "non renseigné"],
      ...(compte.oidc_sujet === null ? [] : [["Fournisseur d’identité", "relié"] as const]),
    ],
    roles: roles.map((r) => ({
      role: estRole(r.role) ? LIBELLES_ROLE[r.role] : r.role,
      perimetre: r.perimetre ?? PERIMETRES[r.perimetre_type] ?? "",
      periode: r.debut ? duAu(r.debut, r.dernier ?? undefined) : "",
    })),
    aMotDePasse: compte.a_mot_de_passe,
    motDePasse: direMotDePasse(compte),
    facteurs,
    dispense: !contexte.exige && contexte.demonstration && facteurs.liste.length === 0,
    sessions: sessions.map((s) => ({
      id: s.id,
      navigateur: direNavigateur(s.agent),
      moyen: direMoyen(s.moyen),
      ouverte: s.cree_a,
      vue: s.vue_a,
      courante: s.courante,
    })),
  };
  return rendre(c, <PageMonCompte compte={monCompte} />);
};
