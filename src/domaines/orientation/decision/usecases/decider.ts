import { sql } from "kysely";
import { echeance } from "#core/echeance.ts";
import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { type IdentiteDepartement, preparerCourrier } from "#domaines/documents/index.ts";
import { delegationEnVigueur } from "#domaines/habilitations/index.ts";
import { affecterOrganisme, inscrireEvenement } from "#domaines/personnes/index.ts";
import { CALENDRIER_LEGAL, delaiAu, type Parametre } from "#domaines/referentiels/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadParametres } from "../../reglages.ts";
import { LIBELLES_PARCOURS, type Parcours } from "../../regle/entrees.ts";
import { loadListe } from "../../regle/queries/listes.ts";
import { raisonsPourLaPersonne } from "../../regle/rules/expliquer.ts";
import type { RefusDecision } from "../errors.ts";
import { ACTE_DELEGUE, peutDecider } from "../policy.ts";
import { lireAuteur, lireFaitsLettre } from "../queries/lettre.ts";
import {
  empechements,
  estValidableEnUnGeste,
  MOTIF_MINIMUM,
  suitLaProposition,
} from "../rules/decidable.ts";
import { apres } from "../rules/etats.ts";
import { donneesLettre } from "../rules/lettre.ts";
import { lockOrientation, type OrientationTenue, saveDecision } from "../store.ts";

export interface ContexteDecision {
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  /** How the département signs its letters. */
  readonly identite: IdentiteDepartement;
}

export interface SaisieDecision {
  readonly orientationId: string;
  /** As it was on the screen where the decision was taken. */
  readonly version: number;
  /** Absent: the proposal, as it stands, from the list. */
  readonly choix?: { readonly parcours: Parcours; readonly organismeId: string } | undefined;
  readonly motif?: string | undefined;
}

interface DecisionEnregistree {
  readonly personneId: string;
  readonly courrierId: string;
  readonly suit: boolean;
}

type Choix = NonNullable<SaisieDecision["choix"]>;

const choisir = (o: OrientationTenue, saisie: SaisieDecision): Choix | undefined => {
  if (saisie.choix) return saisie.choix;
  const p = o.proposition;
  if (!p || !estValidableEnUnGeste(p) || p.parcours === null || p.organisme_id === null) {
    return undefined;
  }
  return { parcours: p.parcours, organismeId: p.organisme_id };
};

const estDesignable = async (trx: Trx, choix: Choix, jour: Jour): Promise<boolean> => {
  const trouve = await trx
    .selectFrom("organisme_referent")
    .select("id")
    .where("id", "=", choix.organismeId)
    .where(sql<boolean>`${choix.parcours} = any (parcours)`)
    .where(sql<boolean>`validite @> ${jour}::date`)
    .executeTakeFirst();
  return trouve !== undefined;
};

/** Everything that may say no, before anything is written. */
const controler = async (
  trx: Trx,
  { acteur, aujourdhui }: ContexteDecision,
  saisie: SaisieDecision,
): Promise<
  Result<
    {
      readonly o: OrientationTenue;
      readonly choix: Choix;
      readonly suit: boolean;
      readonly delegation: string;
    },
    RefusDecision
  >
> => {
  if (!peutDecider(acteur)) return refuse({ code: "non_habilite" });
  const o = await lockOrientation(trx, acteur, saisie.orientationId);
  if (!o) return refuse({ code: "introuvable" });
  if (o.version !== saisie.version) return refuse({ code: "version_depassee" });
  const obstacles = empechements(o, aujourdhui);
  if (obstacles.length > 0) return refuse({ code: "empechee", empechements: obstacles });
  const choix = choisir(o, saisie);
  if (!choix) return refuse({ code: "examen_individuel" });
  if (!(await estDesignable(trx, choix, aujourdhui))) {
    return refuse({ code: "organisme_inapte", parcours: choix.parcours });
  }
  const suit = suitLaProposition(o.proposition, choix);
  if (!suit && (saisie.motif ?? "").length < MOTIF_MINIMUM) {
    return refuse({ code: "motif_insuffisant" });
  }
  const delegation = await delegationEnVigueur(trx, acteur.utilisateurId, ACTE_DELEGUE, aujourdhui);
  if (delegation === undefined) return refuse({ code: "sans_delegation" });
  return accepte({ o, choix, suit, delegation });
};

const enDelai = (parametres: readonly Parametre[], jour: Jour): string => {
  const { quantite, unite } = delaiAu(parametres, "delai_recours", jour);
  return `${quantite} ${unite}`;
};

/** The body must have met the person in time for her contract: the legal month is the last day to call. */
const dernierContact = (parametres: readonly Parametre[], jour: Jour): Jour => {
  const { quantite, unite } = delaiAu(parametres, "delai_contrat", jour);
  return echeance(jour, quantite, unite, CALENDRIER_LEGAL);
};

/**
 * A named person, holding a delegation, follows the proposal or decides otherwise with a reason. The letter is
 * written in the same transaction: there is no decision without the words that tell it.
 *
 * @rule R-ORI-01, R-ORI-10, R-GEN-03, R-ALG-06
 * @source CASF, art. L. 262-29 ; CRPA, art. L. 211-2 et L. 212-1
 */
export const deciderOrientation = async (
  trx: Trx,
  contexte: ContexteDecision,
  saisie: SaisieDecision,
): Promise<Result<DecisionEnregistree, RefusDecision>> => {
  const controle = await controler(trx, contexte, saisie);
  if (!controle.ok) return controle;
  const { o, choix, suit, delegation } = controle.value;
  const { acteur, aujourdhui, identite } = contexte;
  const etat = apres(o.etat, "decider");
  if (!etat) return refuse({ code: "empechee", empechements: ["etat_incompatible"] });
  const motif = saisie.motif?.trim() || null;
  const auteur = { ...(await lireAuteur(trx, acteur.utilisateurId)), delegation };
  await saveDecision(trx, o.id, {
    etat,
    parcours: choix.parcours,
    organismeId: choix.organismeId,
    jour: aujourdhui,
    parId: acteur.utilisateurId,
    decideur: `${auteur.prenom} ${auteur.nom}, ${auteur.qualite}`,
    delegation,
    suit,
    motif,
  });
  await affecterOrganisme(trx, o.personneId, choix.organismeId);

  const faits = await lireFaitsLettre(trx, o.id, choix.organismeId);
  const parametres = await loadParametres(trx);
  const liste = o.proposition && (await loadListe(trx, o.proposition.listeId));
  const courrier = await preparerCourrier(trx, acteur, aujourdhui, {
    nature: "orientation_decision",
    personneId: o.personneId,
    objet: { sorte: "orientation", id: o.id },
    donnees: donneesLettre(
      faits,
      {
        parcours: choix.parcours,
        raisons: raisonsPourLaPersonne(liste?.regles ?? [], o.proposition, suit, motif),
        aideeParUnCalcul: o.proposition !== null,
        jour: aujourdhui,
        contactAvant: dernierContact(parametres, aujourdhui),
        delaiRecours: enDelai(parametres, aujourdhui),
      },
      auteur,
      identite,
    ),
  });
  if (!courrier.ok) return refuse({ code: "lettre_impossible", refus: courrier.refus });

  await inscrireEvenement(trx, {
    personneId: o.personneId,
    jour: aujourdhui,
    nature: "orientation_decidee",
    resume: `Orientation ${LIBELLES_PARCOURS[choix.parcours].toLowerCase()}, ${faits.organisme}`,
    source: acteur.nom,
    acteurId: acteur.utilisateurId,
    lien: `/orientation/${o.id}`,
  });
  await tracer(trx, {
    acteur,
    geste: "orientation.decider",
    objetSorte: "orientation",
    objetId: o.id,
    personneId: o.personneId,
    motif: suit ? "suit la proposition" : "s’écarte de la proposition",
    champs: ["parcours", "organisme_id", "decide_le", "motif_decision"],
  });
  return accepte({ personneId: o.personneId, courrierId: courrier.value.id, suit });
};
