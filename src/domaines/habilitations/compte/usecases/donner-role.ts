import type { Jour } from "#core/jour.ts";
import { ajouterJours } from "#core/jour.ts";
import type { Periode } from "#core/periode.ts";
import { seChevauchent } from "#core/periode.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { estRole, type Role } from "../../role/role.ts";
import { type Cible, direPerimetre, direRole } from "../compte.ts";
import type { RefusAcces, RefusRole } from "../errors.ts";
import { PHRASES } from "../phrases.ts";
import { donnable, type Responsabilite } from "../policy.ts";
import { lieuDe } from "../queries/lieux.ts";
import { rolesDuCompte } from "../queries/roles.ts";
import { conflitsDe } from "../rules/conflits-roles.ts";
import { PERIMETRES_ADMIS, perimetreAdmis } from "../rules/perimetres-admis.ts";
import { insertAffectation } from "../store.ts";
import { type ContexteCompte, type Fait, surCompte } from "./contexte.ts";

export interface RoleDemande {
  readonly role: Role;
  readonly perimetre: Cible;
  readonly debut: Jour;
  /** Last day, included. */
  readonly dernier?: Jour | undefined;
}

interface CompteVise {
  readonly id: string;
  readonly etat: string;
  readonly depart_le: Jour | null;
}

export const periodeDe = (debut: Jour, dernier: Jour | undefined): Periode =>
  dernier === undefined ? { debut } : { debut, fin: ajouterJours(dernier, 1) };

/** Adds a role to an account already locked. @returns its words: « Référent…, SLAI de Lens, du … » */
export const ajouterRole = async (
  trx: Trx,
  { acteur, aujourdhui }: Pick<ContexteCompte, "acteur" | "aujourdhui">,
  responsabilite: Responsabilite,
  compte: CompteVise,
  { role, perimetre, debut, dernier }: RoleDemande,
): Promise<Result<string, RefusRole>> => {
  const admis = PERIMETRES_ADMIS[role];
  if (!perimetreAdmis(role, perimetre.type)) {
    return refuse({ code: "perimetre_non_admis", role, admis });
  }
  if (!donnable(responsabilite, role, perimetre))
    return refuse({ code: "role_non_donnable", role });
  const lieu = await lieuDe(trx, perimetre, aujourdhui);
  if (perimetre.id !== null && lieu === undefined) return refuse({ code: "perimetre_inconnu" });
  if (debut < aujourdhui) return refuse({ code: "date_passee", aujourdhui });
  if (dernier !== undefined && dernier < debut) return refuse({ code: "periode_inverse" });
  if (compte.etat !== "actif") return refuse({ code: "compte_desactive" });
  const periode = periodeDe(debut, dernier);
  const { depart_le: depart } = compte;
  if (depart !== null && (periode.fin === undefined || periode.fin > depart)) {
    return refuse({ code: "depart_prevu", le: depart });
  }
  const deja = (await rolesDuCompte(trx, compte.id)).flatMap((r) =>
    r.periode && estRole(r.role)
      ? [{ role: r.role, type: r.type, cible: r.cible, periode: r.periode }]
      : [],
  );
  const conflits = conflitsDe({ role, periode }, deja);
  if (conflits.length > 0) return refuse({ code: "roles_incompatibles", conflits });
  const meme = deja.some(
    (r) =>
      r.role === role &&
      r.type === perimetre.type &&
      r.cible === perimetre.id &&
      seChevauchent(r.periode, periode),
  );
  if (meme) return refuse({ code: "role_deja_donne" });
  await insertAffectation(trx, {
    utilisateurId: compte.id,
    role,
    cible: perimetre,
    periode,
    par: acteur.utilisateurId,
  });
  const quoi = `${direRole(role)}, ${direPerimetre(perimetre.type, lieu ?? null)}`;
  return accepte(PHRASES.role(quoi, debut, dernier));
};

export const donnerRole = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
  demande: RoleDemande,
): Promise<Result<string, RefusRole | RefusAcces>> =>
  surCompte<string, RefusRole>(
    contexte,
    { compteId, version, geste: "comptes.donner_role", exige: "gerer" },
    async (trx, compte, responsabilite) => {
      const donne = await ajouterRole(trx, contexte, responsabilite, compte, demande);
      if (!donne.ok) return donne;
      return accepte<Fait<string>>({
        value: donne.value,
        resume: `Rôle donné : ${donne.value}`,
        champs: ["affectation"],
        apres: {
          role: demande.role,
          perimetre: demande.perimetre,
          debut: demande.debut,
          dernier: demande.dernier,
        },
      });
    },
  );
