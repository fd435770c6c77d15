import { z } from "zod";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nomPourAffichage } from "#core/texte.ts";
import { voitPersonne } from "#domaines/habilitations/index.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { normaliserIdentite } from "../../identite/rules/identite-normalisee.ts";
import type { RefusDoublon } from "../errors.ts";
import { lireRattachees } from "../queries/rattachees.ts";
import { lireSituation } from "../queries/situation.ts";
import { aReprendre } from "../rules/reprendre.ts";
import {
  defaireLien,
  ecrireGardee,
  lockFiches,
  marquerFusion,
  type Suite,
  trancherPaire,
} from "../store.ts";
import { type ContexteDoublon, consigner } from "./contexte.ts";

const Apporte = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));

/**
 * Takes an attachment back: each record is again what its own lines say, the pair returns to the work list, and what
 * was decided on the kept record since then stays.
 */
export const detacher = (
  contexte: ContexteDoublon,
  gardeeId: string,
  lienId: string,
): Promise<Result<string, RefusDoublon>> => {
  const { db, acteur, aujourdhui } = contexte;
  return enTransaction<string, RefusDoublon>(db, acteur, aujourdhui, async (trx) => {
    const lien = await trx
      .selectFrom("lien_identite")
      .select(["rattachee_id", "defait_a", "apporte"])
      .where("id", "=", lienId)
      .where("personne_id", "=", gardeeId)
      .executeTakeFirst();
    if (!lien) return refuse({ code: "fiche_inconnue" });
    const rattacheeId = lien.rattachee_id;
    const fiches = await lockFiches(trx, acteur, [gardeeId, rattacheeId]);
    const gardee = fiches.find((f) => f.id === gardeeId);
    const rattachee = fiches.find((f) => f.id === rattacheeId);
    if (!gardee || !rattachee) return refuse({ code: "fiche_inconnue" });
    // Read again under the lock: another agent may have undone it meanwhile.
    if (lien.defait_a !== null || rattachee.fusionnee_dans !== gardeeId) {
      return refuse({ code: "deja_defait" });
    }
    const restantes = (await lireRattachees(trx, gardeeId)).filter((f) => f.id !== rattacheeId);
    const situation = await lireSituation(
      trx,
      [gardeeId, ...restantes.map((f) => f.id)],
      aujourdhui,
    );
    const actuelle: Suite = {
      organisme_id: gardee.organisme_id,
      referent_id: gardee.referent_id,
      entree_le: gardee.entree_le,
    };
    const suite: Suite = {
      ...actuelle,
      ...aReprendre(Apporte.parse(lien.apporte), { ...actuelle }),
    };
    const acces = {
      territoireId: situation.territoire_id,
      organismeId: suite.organisme_id,
      referentId: suite.referent_id,
      ouverteA: [],
    };
    if (!voitPersonne(acteur, acces)) return refuse({ code: "sortirait_du_perimetre" });
    const propres = normaliserIdentite(gardee.nom_usage, gardee.nom_naissance, gardee.prenom).mots;
    const mots = [...new Set([...propres, ...restantes.flatMap((f) => f.mots)])];
    await defaireLien(trx, lienId, acteur.utilisateurId);
    await marquerFusion(trx, rattacheeId, null);
    await ecrireGardee(trx, gardeeId, situation, suite, mots);
    await trancherPaire(trx, [gardeeId, rattacheeId], "a_examiner", acteur.utilisateurId, null);
    await consigner(trx, contexte, {
      personneId: gardeeId,
      nature: "detachement",
      resume: `Fiche de ${nomPourAffichage(rattachee.nom_usage, rattachee.prenom)} détachée`,
      lienId,
    });
    return accepte(rattacheeId);
  });
};
