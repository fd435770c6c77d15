import { join } from "node:path";
import { genererFlux } from "#domaines/flux/generateur/generateur.ts";
import { deposerFichier } from "#domaines/flux/index.ts";
import { importerEtSuivre } from "../imports.ts";
import type { Installation } from "../installation.ts";

/** One mensuel of every payer, through the real import path. @returns persons in the base */
export const chargerMensuels = async (
  installation: Installation,
  dossier: string,
  { foyers, graine }: { readonly foyers: number; readonly graine: number },
): Promise<number> => {
  const { fichiers } = await genererFlux({
    departement: installation.config.departement,
    foyers,
    mois: "2026-10",
    graine,
    sortie: dossier,
    moisSuivants: 0,
    bruit: true,
    pannes: [],
  });
  for (const { fichier, type, recu_le } of fichiers) {
    if (type !== "beneficiaire_mensuel") continue;
    const depot = await deposerFichier(installation.flux, {
      chemin: join(dossier, fichier),
      nomFichier: fichier.replace("/", "-"),
      deposePar: null,
      deplacer: true,
      recuA: new Date(`${recu_le}T06:00:00Z`),
    });
    await importerEtSuivre(installation, depot);
  }
  const { rows } = await installation.bases.poolTraitement.query<{ n: number }>(
    "select count(*)::int as n from personne",
  );
  return rows[0]?.n ?? 0;
};
