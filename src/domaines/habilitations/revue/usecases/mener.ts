import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadResponsabilite } from "../../compte/policy.ts";
import type { ContexteCompte } from "../../compte/usecases/contexte.ts";
import type { RefusRevue } from "../errors.ts";
import { mene } from "../policy.ts";
import { rolesEnVigueur } from "../queries/lignes.ts";
import { responsableDe } from "../rules/responsable.ts";
import { clore, insertLignes, insertRevue, revueEnCours } from "../store.ts";

const parLieu = (
  roles: readonly {
    readonly role: string;
    readonly id: string | null;
    readonly utilisateurId: string;
  }[],
  role: string,
): ReadonlyMap<string, readonly string[]> => {
  const trouves = new Map<string, string[]>();
  for (const r of roles) {
    if (r.role !== role || r.id === null) continue;
    const liste = trouves.get(r.id);
    if (liste) liste.push(r.utilisateurId);
    else trouves.set(r.id, [r.utilisateurId]);
  }
  return trouves;
};

/** Opens the yearly review: each role in force waits for an answer of who is in charge. @returns how many */
export const ouvrirRevue = (
  { db, acteur, aujourdhui, requeteId }: ContexteCompte,
  echeance: Jour,
): Promise<Result<number, RefusRevue>> =>
  enTransaction<number, RefusRevue>(db, acteur, aujourdhui, async (trx) => {
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    if (!mene(acteur, r)) return refuse({ code: "revue_reservee" });
    if (await revueEnCours(trx)) return refuse({ code: "revue_deja_ouverte" });
    if (echeance <= aujourdhui) return refuse({ code: "revue_echeance_passee" });
    const roles = await rolesEnVigueur(trx, aujourdhui);
    const repondants = {
      territoires: parLieu(roles, "responsable_territoire"),
      organismes: parLieu(roles, "gestionnaire_operateur"),
    };
    const id = nouvelUuid();
    await insertRevue(trx, { id, echeance, par: acteur.utilisateurId, le: aujourdhui });
    const lignes = roles.map((role) => ({
      affectationId: role.affectationId,
      utilisateurId: role.utilisateurId,
      responsable: responsableDe(role, repondants),
    }));
    await insertLignes(trx, id, lignes);
    await tracer(trx, {
      acteur,
      geste: "comptes.ouvrir_revue",
      objetSorte: "revue_droits",
      objetId: id,
      champs: ["ouverte_le", "echeance_le"],
      requeteId,
    });
    return accepte(lignes.length);
  });

/** Closes the campaign: what was not answered stays as it is, and stays listed. */
export const cloreRevue = ({
  db,
  acteur,
  aujourdhui,
  requeteId,
}: ContexteCompte): Promise<Result<undefined, RefusRevue>> =>
  enTransaction<undefined, RefusRevue>(db, acteur, aujourdhui, async (trx) => {
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    if (!mene(acteur, r)) return refuse({ code: "revue_reservee" });
    const revue = await revueEnCours(trx);
    if (!revue) return refuse({ code: "revue_aucune" });
    await clore(trx, revue.id, aujourdhui);
    await tracer(trx, {
      acteur,
      geste: "comptes.clore_revue",
      objetSorte: "revue_droits",
      objetId: revue.id,
      champs: ["close_le"],
      requeteId,
    });
    return accepte(undefined);
  });
