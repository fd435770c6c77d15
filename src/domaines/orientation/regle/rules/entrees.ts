import { ageAu, ajouterMois, type Jour } from "#core/jour.ts";
import type { Entrees, Parcours } from "../entrees.ts";
import { type DitsDuFlux, type DitsNeutres, neutraliser } from "./neutraliser.ts";

/** Facts of one person as the tables hold them; nothing else enters. */
export interface FaitsConnus extends DitsDuFlux {
  readonly naissance: Jour;
  readonly dateDemande: Jour | null;
  readonly identifiantFt: string | null;
  readonly nombreEnfants: number;
  /** Birth of the youngest child at home. */
  readonly plusJeuneEnfant: Jour | null;
  readonly autreAdulte: boolean;
  /** Kinds of allowance under way, codes as sent. */
  readonly natures: readonly string[];
  readonly demandeAnterieure: boolean;
  readonly accompagne: boolean;
  readonly dernierParcours: Parcours | null;
  readonly territoireConnu: boolean;
  /** Last degree of autonomy found with the person; `null` = nobody found any. */
  readonly autonomie: ConstatAutonomie | null;
}

export interface ConstatAutonomie {
  readonly degre: string;
  readonly source: string;
  readonly constateLe: Jour;
}

/** Reasons for which a human looks at one case alone; never a cause of the proposal. */
export const RAISONS_REVUE = {
  element_sensible: "Élément sensible déclaré",
  sans_territoire: "Adresse hors du département ou inconnue",
} as const;
export type RaisonRevue = keyof typeof RAISONS_REVUE;

const MOIS_RECENTS = 24;
const AGE_JEUNE_ENFANT = 3;
const SOCLE_MAJORE = new Set(["RSI", "RCI"]);

const moisRevolus = (debut: Jour, fin: Jour): number => {
  const ecart =
    (Number(fin.slice(0, 4)) - Number(debut.slice(0, 4))) * 12 +
    (Number(fin.slice(5, 7)) - Number(debut.slice(5, 7)));
  return Math.max(0, ajouterMois(debut, ecart) > fin ? ecart - 1 : ecart);
};

/**
 * Work now, or ended less than 24 months ago. « No » only when the last work known ended earlier; a flow that
 * tells of no work leaves the question open: it does not say what came before.
 */
const activiteRecente = (dits: DitsNeutres, aujourdhui: Jour): boolean | null => {
  if (dits.revenuProfessionnel) return true;
  if (dits.travaux.length === 0) return null;
  const seuil = ajouterMois(aujourdhui, -MOIS_RECENTS);
  return dits.travaux.some((t) => t.debut <= aujourdhui && (t.fin === undefined || t.fin > seuil));
};

/**
 * Inputs of the rules, drawn from what is known of a person on a day. Sensitive lines are gone before the
 * first input is computed; they only say that a human must look. The higher rate may come from a pregnancy:
 * it counts only beside a child under three, who explains it alone.
 *
 * @rule R-ORI-08, R-ORI-09
 * @source Arrêté du 21 novembre 2024 (situation au regard de l’emploi)
 */
export const calculerEntrees = (
  faits: FaitsConnus,
  aujourdhui: Jour,
): { readonly entrees: Entrees; readonly revueHumaine: readonly RaisonRevue[] } => {
  const dits = neutraliser(faits);
  const isole = !faits.autreAdulte && faits.nombreEnfants > 0;
  return {
    entrees: {
      age: ageAu(faits.naissance, aujourdhui),
      anciennete_droit_mois:
        faits.dateDemande === null ? null : moisRevolus(faits.dateDemande, aujourdhui),
      activite_recente: activiteRecente(dits, aujourdhui),
      inscrit_ft: faits.identifiantFt === null ? null : true,
      nombre_enfants: faits.nombreEnfants,
      isole_avec_enfants: isole,
      majoration:
        isole &&
        faits.plusJeuneEnfant !== null &&
        ageAu(faits.plusJeuneEnfant, aujourdhui) < AGE_JEUNE_ENFANT &&
        faits.natures.some((n) => SOCLE_MAJORE.has(n)),
      reprise_de_droit: faits.demandeAnterieure,
      accompagnement_en_cours: faits.accompagne,
      parcours_en_cours: faits.dernierParcours ?? "aucun",
      degre_autonomie: faits.autonomie?.degre ?? null,
      source_autonomie: faits.autonomie?.source ?? null,
      anciennete_autonomie_mois:
        faits.autonomie === null ? null : moisRevolus(faits.autonomie.constateLe, aujourdhui),
    },
    revueHumaine: [
      ...(dits.sensible ? (["element_sensible"] as const) : []),
      ...(faits.territoireConnu ? [] : (["sans_territoire"] as const)),
    ],
  };
};
