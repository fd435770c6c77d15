import type { Jour } from "#core/jour.ts";
import { dernierJour } from "#core/periode.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { estRole, type Role } from "../../role/role.ts";
import { type Cible, direPerimetre, type RoleDonne } from "../compte.ts";
import type { RefusCompte } from "../errors.ts";
import { PHRASES } from "../phrases.ts";
import { donnable, type Responsabilite } from "../policy.ts";
import { lieuDe } from "../queries/lieux.ts";
import { compterPortefeuille } from "../queries/portefeuille.ts";
import { rolesDuCompte } from "../queries/roles.ts";
import { ecourterAffectation } from "../store.ts";
import { type ContexteCompte, surCompte } from "./contexte.ts";
import { ajouterRole } from "./donner-role.ts";

export interface MouvementDemande {
  readonly affectation: string;
  readonly perimetre: Cible;
  /** First day over the new perimeter. */
  readonly debut: Jour;
}

/** What a move takes and gives, before it is made. */
export interface Mouvement {
  readonly role: Role;
  readonly perdu: string;
  readonly gagne: string;
  readonly debut: Jour;
  readonly dernier: Jour | undefined;
  /** Persons she follows there and who need another référent. */
  readonly aConfier: number;
}

const trouver = (roles: readonly RoleDonne[], id: string, le: Jour): RoleDonne | undefined =>
  roles.find(
    (r) =>
      r.id === id &&
      (r.type === "territoire" || r.type === "organisme") &&
      r.periode !== undefined &&
      (r.periode.fin === undefined || r.periode.fin > le),
  );

export const prevoirMouvement = async (
  trx: Trx,
  { aujourdhui }: Pick<ContexteCompte, "aujourdhui">,
  responsabilite: Responsabilite,
  compteId: string,
  { affectation, perimetre, debut }: MouvementDemande,
): Promise<Result<Mouvement, RefusCompte>> => {
  const ancien = trouver(await rolesDuCompte(trx, compteId), affectation, debut);
  if (!ancien || !estRole(ancien.role)) return refuse({ code: "aucun_role_a_deplacer" });
  if (!donnable(responsabilite, ancien.role, { type: ancien.type, id: ancien.cible })) {
    return refuse({ code: "hors_responsabilite" });
  }
  if (debut < aujourdhui) return refuse({ code: "date_passee", aujourdhui });
  const lieu = await lieuDe(trx, perimetre, aujourdhui);
  const portefeuille = await compterPortefeuille(trx, compteId);
  return accepte({
    role: ancien.role,
    perdu: direPerimetre(ancien.type, ancien.lieu),
    gagne: direPerimetre(perimetre.type, lieu ?? null),
    debut,
    dernier: ancien.periode && dernierJour(ancien.periode),
    aConfier: portefeuille
      .filter(
        (p) => (ancien.type === "organisme" ? p.organismeId : p.territoireId) === ancien.cible,
      )
      .reduce((somme, p) => somme + p.nombre, 0),
  });
};

/** Closes the role over the old place the day before, and opens it over the new one: one gesture. */
export const deplacer = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  demande: MouvementDemande,
): Promise<Result<Mouvement, RefusCompte>> =>
  surCompte<Mouvement, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.deplacer", exige: "gerer" },
    async (trx, compte, responsabilite) => {
      const prevu = await prevoirMouvement(trx, contexte, responsabilite, compteId, demande);
      if (!prevu.ok) return prevu;
      const { role, debut, dernier, perdu, gagne } = prevu.value;
      await ecourterAffectation(trx, demande.affectation, debut, contexte.acteur.utilisateurId);
      const ouvert = await ajouterRole(trx, contexte, responsabilite, compte, {
        role,
        perimetre: demande.perimetre,
        debut,
        dernier,
      });
      if (!ouvert.ok) return ouvert;
      return accepte({
        value: prevu.value,
        resume: PHRASES.deplacement(debut, role, perdu, gagne),
        champs: ["affectation"],
        avant: { affectation: demande.affectation },
        apres: { ...demande },
      });
    },
  );
