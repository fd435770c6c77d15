import { accepte, type Result, refuse } from "#core/result.ts";
import { nomPourAffichage } from "#core/texte.ts";
import { voitPersonne } from "#domaines/habilitations/index.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { RefusDoublon } from "../errors.ts";
import { lireRattachees } from "../queries/rattachees.ts";
import { lireSituation } from "../queries/situation.ts";
import { apportDe } from "../rules/reprendre.ts";
import {
  ecrireGardee,
  type FicheVerrouillee,
  lockFiches,
  marquerFusion,
  ouvrirLien,
  trancherPaire,
} from "../store.ts";
import { type ContexteDoublon, consigner } from "./contexte.ts";

export interface DemandeRattachement {
  readonly gardeeId: string;
  readonly rattacheeId: string;
  readonly motif: string;
}

const nirContraires = (a: FicheVerrouillee, b: FicheVerrouillee): boolean =>
  a.nir_fiable &&
  b.nir_fiable &&
  a.nir_empreinte !== null &&
  b.nir_empreinte !== null &&
  !a.nir_empreinte.equals(b.nir_empreinte);

/**
 * Says that two records are one person: the kept one shows what both hold, the other is read there. Nothing moves
 * from one to the other, so that undoing loses nothing.
 */
export const rattacher = (
  contexte: ContexteDoublon,
  { gardeeId, rattacheeId, motif }: DemandeRattachement,
): Promise<Result<string, RefusDoublon>> => {
  const { db, acteur, aujourdhui } = contexte;
  return enTransaction<string, RefusDoublon>(db, acteur, aujourdhui, async (trx) => {
    if (gardeeId === rattacheeId) return refuse({ code: "meme_fiche" });
    const fiches = await lockFiches(trx, acteur, [gardeeId, rattacheeId]);
    const gardee = fiches.find((f) => f.id === gardeeId);
    const rattachee = fiches.find((f) => f.id === rattacheeId);
    if (!gardee || !rattachee) return refuse({ code: "fiche_inconnue" });
    if (gardee.fusionnee_dans !== null || rattachee.fusionnee_dans !== null) {
      return refuse({ code: "deja_rattachee" });
    }
    if (nirContraires(gardee, rattachee)) return refuse({ code: "nir_contraires" });
    if ((await lireRattachees(trx, rattacheeId)).length > 0) {
      return refuse({ code: "porte_des_rattachements" });
    }
    const deja = await lireRattachees(trx, gardeeId);
    const ids = [gardeeId, rattacheeId, ...deja.map((f) => f.id)];
    const situation = await lireSituation(trx, ids, aujourdhui);
    const suite = {
      organisme_id: gardee.organisme_id ?? rattachee.organisme_id,
      referent_id: gardee.referent_id ?? rattachee.referent_id,
      entree_le: gardee.dans_le_droit ? gardee.entree_le : rattachee.entree_le,
    };
    const acces = {
      territoireId: situation.territoire_id,
      organismeId: suite.organisme_id,
      referentId: suite.referent_id,
      ouverteA: [],
    };
    if (!voitPersonne(acteur, acces)) return refuse({ code: "sortirait_du_perimetre" });
    const lienId = await ouvrirLien(trx, {
      gardeeId,
      rattacheeId,
      motif,
      auteurId: acteur.utilisateurId,
      apporte: apportDe(
        {
          organisme_id: gardee.organisme_id,
          referent_id: gardee.referent_id,
          entree_le: gardee.entree_le,
        },
        suite,
      ),
    });
    // Searching either name must find the record that is kept.
    const mots = [...new Set([...gardee.mots, ...rattachee.mots])];
    await ecrireGardee(trx, gardeeId, situation, suite, mots);
    await marquerFusion(trx, rattacheeId, gardeeId);
    await trancherPaire(trx, [gardeeId, rattacheeId], "confirme", acteur.utilisateurId, motif);
    await consigner(trx, contexte, {
      personneId: gardeeId,
      nature: "rattachement",
      resume: `Fiche de ${nomPourAffichage(rattachee.nom_usage, rattachee.prenom)} rattachée`,
      lienId,
      motif,
    });
    return accepte(lienId);
  });
};
