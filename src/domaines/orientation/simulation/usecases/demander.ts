import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadParametres, seuilsEffectifs } from "../../reglages.ts";
import { loadBrouillon } from "../../regle/brouillon/queries/brouillons.ts";
import { loadVersion } from "../../regle/queries/versions.ts";
import type { RefusSimulation } from "../errors.ts";
import type { PopulationSimulee } from "../simulation.ts";
import { type DemandeSimulation, insertSimulation } from "../store.ts";

export interface SaisieSimulation {
  readonly avantId: string;
  readonly apresId: string;
  readonly population: PopulationSimulee;
  readonly sansAccompagnement: boolean;
}

const lireApres = async (trx: Trx, id: string): Promise<DemandeSimulation["apres"] | undefined> => {
  const version = await loadVersion(trx, id);
  if (version) {
    const nom = `Version ${version.version} : ${version.nom}`;
    return { nom, regles: version.regles, listeId: id, brouillonId: null };
  }
  const brouillon = await loadBrouillon(trx, id);
  return (
    brouillon && { nom: brouillon.nom, regles: brouillon.regles, listeId: null, brouillonId: id }
  );
};

/** Writes down what is to be compared; the worker does it. */
export const demanderSimulation = async (
  trx: Trx,
  acteur: Acteur,
  saisie: SaisieSimulation,
  jour: Jour,
): Promise<Result<string, RefusSimulation>> => {
  const { avantId, apresId, population, sansAccompagnement } = saisie;
  if (avantId === apresId) return refuse({ code: "listes_egales" });
  const avant = await loadVersion(trx, avantId);
  const apres = await lireApres(trx, apresId);
  if (!avant || !apres) return refuse({ code: "liste_inconnue" });
  const id = await insertSimulation(trx, acteur, {
    avantId,
    apres,
    population,
    sansAccompagnement,
    jour,
    seuils: seuilsEffectifs(await loadParametres(trx), jour),
  });
  await tracer(trx, {
    acteur,
    geste: "simulation.demander",
    objetSorte: "simulation",
    objetId: id,
  });
  return accepte(id);
};
