import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { type Entrees, NOMS_ENTREES, PARCOURS } from "./entrees.ts";
import { estNomEntree, type Faute, fauteDeNom, fautesDeValeur } from "./rules/ecriture/fautes.ts";
import { enFautes } from "./rules/ecriture/lire-liste.ts";
import {
  calculerEntrees,
  type FaitsConnus,
  RAISONS_REVUE,
  type RaisonRevue,
} from "./rules/entrees.ts";

const JourLu = z.iso.date().transform((texte) => lireJour(texte) as Jour);
const Degre = z.enum(["autonome", "a_appuyer", "a_accompagner"]);
const SourceDegre = z.enum(["france_travail", "organisme_referent", "entretien", "personne"]);

/** What is known of one person, as the payer's file tells it: the inputs are computed from it, health left out first. */
const Faits = z.strictObject({
  naissance: JourLu,
  date_demande: JourLu.nullable().default(null),
  inscrit_ft: z.boolean().default(false).describe("Un identifiant France Travail est connu"),
  nombre_enfants: z.number().int().min(0).max(15).default(0),
  plus_jeune_enfant: JourLu.nullable().default(null),
  autre_adulte: z.boolean().default(false),
  natures: z
    .array(z.string())
    .default([])
    .describe("Natures de prestation en cours, codes du flux"),
  demande_anterieure: z.boolean().default(false),
  accompagne: z.boolean().default(false),
  dernier_parcours: z.enum(PARCOURS).nullable().default(null),
  territoire_connu: z.boolean().default(true),
  activites: z
    .array(z.strictObject({ code: z.string(), debut: z.iso.date(), fin: z.iso.date().optional() }))
    .default([])
    .describe("Activités, codes du flux ; ceux de santé ne font que demander un examen humain"),
  ressources: z
    .array(z.strictObject({ nature: z.string(), total_centimes: z.number().int() }))
    .default([])
    .describe("Ressources du trimestre, codes du flux"),
  grossesse: z.boolean().default(false),
  autonomie: z
    .strictObject({ degre: Degre, source: SourceDegre, constate_le: JourLu })
    .nullable()
    .default(null)
    .describe("Degré d’autonomie par rapport à l’emploi, avec son auteur et sa date"),
});

const Identite = z
  .record(z.string(), z.unknown())
  .describe(
    "Sexe, nom, nationalité, lieu de naissance… : accepté pour l’essai, lu par aucune règle",
  );

export const LigneFaits = z.strictObject({
  id: z.string().min(1),
  faits: Faits,
  identite: Identite.optional(),
});

const Signaux = z
  .array(z.enum(Object.keys(RAISONS_REVUE) as [RaisonRevue, ...RaisonRevue[]]))
  .describe("Raisons d’un examen humain ; jamais une cause de la proposition");

export const LigneEntrees = z.strictObject({
  id: z.string().min(1),
  entrees: z.record(z.string(), z.unknown()),
  revue_humaine: Signaux.optional(),
  identite: Identite.optional(),
});

/** One person to evaluate. */
interface LigneLue {
  readonly id: string;
  readonly entrees: Entrees;
  readonly revueHumaine: readonly RaisonRevue[];
}

const INCONNUES = Object.fromEntries(NOMS_ENTREES.map((nom) => [nom, null])) as Entrees;

const lireEntrees = (
  brutes: Readonly<Record<string, unknown>>,
): Result<Entrees, readonly Faute[]> => {
  const fautes = Object.entries(brutes).flatMap(([nom, valeur]) => {
    const chemin = ["entrees", nom];
    if (!estNomEntree(nom)) return [fauteDeNom(nom, chemin)];
    return valeur === null ? [] : fautesDeValeur(nom, valeur, chemin);
  });
  // The check: every name and value was read just above.
  return fautes.length > 0 ? refuse(fautes) : accepte({ ...INCONNUES, ...brutes } as Entrees);
};

const enFaits = (f: z.output<typeof Faits>): FaitsConnus => ({
  naissance: f.naissance,
  dateDemande: f.date_demande,
  identifiantFt: f.inscrit_ft ? "connu" : null,
  nombreEnfants: f.nombre_enfants,
  plusJeuneEnfant: f.plus_jeune_enfant,
  autreAdulte: f.autre_adulte,
  natures: f.natures,
  demandeAnterieure: f.demande_anterieure,
  accompagne: f.accompagne,
  dernierParcours: f.dernier_parcours,
  territoireConnu: f.territoire_connu,
  activites: f.activites.map(({ code, debut, fin }) => ({ code, debut, ...(fin ? { fin } : {}) })),
  ressources: f.ressources.map((r) => ({ nature: r.nature, totalCentimes: r.total_centimes })),
  grossesse: f.grossesse,
  autonomie: f.autonomie && {
    degre: f.autonomie.degre,
    source: f.autonomie.source,
    constateLe: f.autonomie.constate_le,
  },
});

/**
 * One line of a file of persons: their inputs as published, or the facts they are computed from. An input that is not
 * given is unknown.
 */
export const lireLigne = (brut: unknown, jour: Jour): Result<LigneLue, readonly Faute[]> => {
  const parFaits = typeof brut === "object" && brut !== null && "faits" in brut;
  if (parFaits) {
    const lue = LigneFaits.safeParse(brut);
    if (!lue.success) return refuse(enFautes(lue.error));
    const { entrees, revueHumaine } = calculerEntrees(enFaits(lue.data.faits), jour);
    return accepte({ id: lue.data.id, entrees, revueHumaine });
  }
  const lue = LigneEntrees.safeParse(brut);
  if (!lue.success) return refuse(enFautes(lue.error));
  const entrees = lireEntrees(lue.data.entrees);
  return entrees.ok
    ? accepte({
        id: lue.data.id,
        entrees: entrees.value,
        revueHumaine: lue.data.revue_humaine ?? [],
      })
    : entrees;
};
