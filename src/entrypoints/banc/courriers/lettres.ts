import { jour } from "#core/jour.ts";
import type { DonneesCourrier } from "#domaines/documents/index.ts";
import { identiteDuDepartement } from "../../departement/identite.ts";

/** The letter of an orientation, as the application freezes it; each copy changes its addressee. */
export const lettreModele = (departement: string): DonneesCourrier => ({
  identite: identiteDuDepartement(departement),
  auteur: {
    prenom: "Hélène",
    nom: "DUBOIS",
    qualite: "la cheffe du service Parcours d’insertion",
    delegation: "Arrêté de délégation n° 2026-114 du 2 septembre 2026",
  },
  destinataire: {
    civilite: "Madame",
    prenom: "Élodie",
    nom: "BANC",
    adresse: {
      complement: ["Résidence des Lilas"],
      voie: "14 rue de la République",
      code_postal: "62110",
      commune: "Hénin-Beaumont",
    },
  },
  reference: "ORI-2026-000001",
  date: jour("2026-11-24"),
  reperes: [{ libelle: "Votre numéro de dossier", valeur: "1234567" }],
  valeurs: {
    parcours: "un accompagnement à vocation d’insertion socio-professionnelle",
    organisme: "le centre social Les Tilleuls",
    contact_avant: "mercredi 9 décembre 2026",
    raisons: [
      "vous avez travaillé au cours des 24 derniers mois",
      "vous cherchez un mode de garde pour vos enfants",
    ],
    date_effet: "24 novembre 2026",
    recours_delai: "2 mois",
    algorithme: "proposer un accompagnement adapté à votre situation",
  },
});
