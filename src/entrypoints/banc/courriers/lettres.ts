import { jour } from "#core/jour.ts";
import type { DonneesCourrier } from "#domaines/documents/index.ts";
import { identiteDuDepartement } from "../../departement/identite.ts";

const NOMS = ["MARTIN", "LEFEBVRE", "KACZMAREK", "DUBOIS", "NOWAK", "BENALI", "CARON"] as const;
const PRENOMS = ["Élodie", "Marc", "Nadia", "Karim", "Aïcha", "Jean", "Zoé", "Théo"] as const;
const COMMUNES = ["Hénin-Beaumont", "Lens", "Arras", "Béthune", "Calais"] as const;
const ORGANISMES = [
  "le centre social Les Tilleuls",
  "la Maison du Département Solidarité de l’Arrageois",
  "la mission locale de l’Artois",
] as const;
const RAISONS = [
  "vous avez travaillé au cours des 24 derniers mois",
  "vous cherchez un mode de garde pour vos enfants",
  "vous avez besoin d’aide pour vous déplacer",
  "vous créez votre activité",
] as const;

const tour = <T>(valeurs: readonly [T, ...T[]], rang: number): T =>
  valeurs[rang % valeurs.length] ?? valeurs[0];

/**
 * The letter of an orientation, as the application freezes it. Each changes what changes from one person to another:
 * name, address, number, body and its telephone, day of contact, reasons.
 */
export const lettreDeBanc = (departement: string, rang: number): DonneesCourrier => ({
  identite: identiteDuDepartement(departement),
  auteur: {
    prenom: "Hélène",
    nom: "DUBOIS",
    qualite: "la cheffe du service Parcours d’insertion",
    delegation: "Arrêté de délégation n° 2026-114 du 2 septembre 2026",
  },
  destinataire: {
    civilite: rang % 2 === 0 ? "Madame" : "Monsieur",
    prenom: tour(PRENOMS, rang),
    nom: tour(NOMS, rang),
    adresse: {
      complement: rang % 3 === 0 ? ["Résidence des Lilas"] : [],
      voie: `${(rang % 190) + 1} rue de la République`,
      code_postal: String(62_000 + (rang % 990)),
      commune: tour(COMMUNES, rang),
    },
  },
  reference: `ORI-2026-${String(rang + 1).padStart(6, "0")}`,
  date: jour("2026-11-24"),
  reperes: [{ libelle: "Votre numéro d’allocataire", valeur: String(1_000_000 + rang * 37) }],
  valeurs: {
    parcours: "un accompagnement à vocation d’insertion socio-professionnelle",
    organisme: tour(ORGANISMES, rang),
    organisme_coordonnees: `${(rang % 80) + 1} rue du Temple, 62000 Arras, 03 21 00 ${10 + (rang % 83)} ${10 + (rang % 89)}`,
    contact_avant: `mercredi ${(rang % 28) + 1} décembre 2026`,
    raisons: [tour(RAISONS, rang), tour(RAISONS, rang + 1)].slice(0, 1 + (rang % 2)),
    date_effet: "24 novembre 2026",
    recours_delai: "2 mois",
    algorithme: "proposer un accompagnement adapté à votre situation",
  },
});
