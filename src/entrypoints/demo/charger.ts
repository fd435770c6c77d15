import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ajouterJours, ajouterMois, type Jour, premierDuMois } from "#core/jour.ts";
import { type FichierGenere, genererFlux } from "#domaines/flux/generateur/generateur.ts";
import { deposerFichier } from "#domaines/flux/index.ts";
import { calculerIndicateurs } from "#domaines/pilotage/index.ts";
import { peuplerReseau } from "../departement/peupler-reseau.ts";
import { importerEtOrienter } from "../imports.ts";
import type { Installation } from "../installation.ts";
import { jouerDecisions } from "./decisions.ts";
import { semerFautes } from "./fautes.ts";

export interface DemandeDemo {
  readonly departement: string;
  readonly foyers: number;
  readonly graine: number;
  /** Told as it goes. */
  readonly dire: (ligne: string) => void;
}

export interface BilanDemo {
  readonly fichiers: number;
  readonly decisions: number;
  readonly duree_ms: number;
}

/** Months whose stock is loaded; the month under way brings its last daily files. */
const MOIS_COMPLETS = 3;
const QUOTIDIENS_JOURS = 7;

const estVide = async (installation: Installation): Promise<boolean> => {
  const { rows } = await installation.bases.poolTraitement.query("select 1 from depot limit 1");
  return rows.length === 0;
};

/** Every complete mensuel, then the daily files of the last days: what a département would have received by today. */
const aRecevoir = (
  fichiers: readonly FichierGenere[],
  aujourdhui: Jour,
): readonly FichierGenere[] =>
  fichiers.filter(
    (f) =>
      f.type.startsWith("beneficiaire_") &&
      f.recu_le <= aujourdhui &&
      (f.type === "beneficiaire_mensuel" ||
        f.recu_le > ajouterJours(aujourdhui, -QUOTIDIENS_JOURS)),
  );

/**
 * Fills an empty database with a synthetic département: its files through the real import path, its decisions through
 * the use cases. Does nothing when the database already holds a deposit.
 */
export const chargerDemonstration = async (
  installation: Installation,
  demande: DemandeDemo,
): Promise<BilanDemo | undefined> => {
  if (!(await estVide(installation))) return undefined;
  const debut = performance.now();
  const aujourdhui = installation.aujourdhui();
  const dossier = await mkdtemp(join(tmpdir(), "passerelle-demo-"));
  try {
    await peuplerReseau(installation, demande.foyers);
    const premier = ajouterMois(premierDuMois(aujourdhui), -MOIS_COMPLETS);
    const { fichiers } = await genererFlux({
      departement: demande.departement,
      foyers: demande.foyers,
      mois: premier.slice(0, 7),
      graine: demande.graine,
      sortie: dossier,
      moisSuivants: MOIS_COMPLETS,
      bruit: true,
      pannes: [],
      quotidiensDepuis: ajouterJours(aujourdhui, -QUOTIDIENS_JOURS),
      franceTravail: false,
    });
    const recus = aRecevoir(fichiers, aujourdhui);
    let decisions = 0;
    for (const [rang, fichier] of recus.entries()) {
      demande.dire(`Démonstration : fichier ${rang + 1} sur ${recus.length}, ${fichier.fichier}`);
      const chemin = join(dossier, fichier.fichier);
      if (fichier === recus.at(-1)) await semerFautes(chemin);
      const depot = await deposerFichier(installation.flux, {
        chemin,
        nomFichier: fichier.fichier.replace("/", "-"),
        deposePar: null,
        deplacer: true,
        recuA: new Date(`${fichier.recu_le}T06:00:00Z`),
      });
      await importerEtOrienter(installation, depot, fichier.recu_le as Jour);
      // The CAF's and the MSA's mensuels come the same day: decisions follow the last of the two.
      if (fichier.type === "beneficiaire_mensuel" && fichier.organisme.startsWith("MSA"))
        decisions += await jouerDecisions(installation, fichier.recu_le as Jour);
    }
    await calculerIndicateurs(installation.bases.traitement, aujourdhui);
    return { fichiers: recus.length, decisions, duree_ms: Math.round(performance.now() - debut) };
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
};
