import { rm, stat } from "node:fs/promises";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import { empreinteFichier } from "#platform/fichiers/empreinte.ts";
import { tracer } from "#platform/trace/trace.ts";
import { verifierNature } from "../../lecture/nature.ts";
import type { AtelierFlux } from "../atelier.ts";
import { type RefusReception, refusInfecte } from "../errors.ts";
import { inscrireInfecte } from "../store.ts";
import { type Depot, deposerFichier } from "./deposer.ts";

/**
 * A file from outside: kept only once it is XML and the antivirus, when there is one, has called it clean. An infected
 * one is destroyed and stays in the history; any other refusal leaves nothing, and the file may be sent again.
 *
 * @returns the deposit's id
 */
export const recevoirFichier = async (
  atelier: AtelierFlux,
  depot: Depot,
): Promise<Result<string, RefusReception>> => {
  const nature = await verifierNature(depot.chemin);
  if (!nature.ok) return refuse({ code: "contenu_refuse", refus: nature.refus });
  const analyse = await atelier.antivirus?.analyser(depot.chemin);
  switch (analyse?.etat) {
    case "infecte":
      return refuse({
        code: "fichier_infecte",
        depotId: await detruire(atelier, depot, analyse.signature),
        signature: analyse.signature,
      });
    case "indisponible":
      return refuse({ code: `antivirus_${analyse.raison}` });
    default:
      return accepte(await deposerFichier(atelier, depot));
  }
};

/** What is ours to destroy is destroyed first: a fault after that leaves no infected file behind. */
const detruire = async (
  atelier: AtelierFlux,
  { chemin, nomFichier, deposePar, deplacer, recuA }: Depot,
  signature: string,
): Promise<string> => {
  const { size } = await stat(chemin);
  const empreinte = await empreinteFichier(chemin);
  if (deplacer) await rm(chemin, { force: true });
  const id = nouvelUuid();
  await enTraitement<void, never>(atelier.db, atelier.aujourdhui(), async (trx) => {
    await inscrireInfecte(trx, {
      id,
      empreinte,
      nomFichier,
      octets: size,
      deposePar,
      recuA: recuA ?? atelier.maintenant(),
      refus: refusInfecte(signature),
    });
    await tracer(trx, {
      acteur:
        deposePar === null ? "ligne de commande" : { utilisateurId: deposePar, nom: "compte" },
      geste: "flux.refuser",
      objetSorte: "depot",
      objetId: id,
      depotId: id,
      motif: "fichier_infecte",
    });
    return accepte(undefined);
  });
  return id;
};
