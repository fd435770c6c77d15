import { jour } from "#core/jour.ts";
import type { DonneesCourrier } from "../courrier/courrier.ts";

const IDENTITE: DonneesCourrier["identite"] = {
  nom: "Département du Pas-de-Calais",
  service: "Direction de l’insertion et de l’emploi",
  executif: "le président du conseil départemental",
  ville: "Arras",
  adresse_retour: "Dép. du Pas-de-Calais, rue F.-Buisson, 62018 Arras Cedex 9",
  pied: "Hôtel du Département, rue Ferdinand-Buisson, 62018 Arras Cedex 9",
  telephone: "03 00 00 62 62",
  courriel: "insertion@departement.exemple",
  recours_adresse:
    "Monsieur le président du conseil départemental, rue Ferdinand-Buisson, 62018 Arras Cedex 9",
  tribunal: "tribunal administratif de Lille, 5 rue Geoffroy-Saint-Hilaire, 59014 Lille Cedex",
  dpo: "dpo@departement.exemple",
  conservation: "2 ans après la fin de votre accompagnement",
  regles_publiques: "www.departement.exemple/regles",
};

/** A letter of orientation of a person who does not exist, for tests. */
export const donneesEssai = (changements: Partial<DonneesCourrier> = {}): DonneesCourrier => ({
  identite: IDENTITE,
  auteur: {
    prenom: "Hélène",
    nom: "DUBOIS",
    qualite: "la cheffe du service Parcours d’insertion",
    delegation: "Arrêté de délégation n° 2026-114 du 2 septembre 2026",
  },
  destinataire: {
    civilite: "Madame",
    prenom: "ÉLODIE",
    nom: "Kaczmarek",
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
    raisons: ["vous avez travaillé au cours des 24 derniers mois"],
    date_effet: "24 novembre 2026",
    recours_delai: "2 mois",
    algorithme: "proposer un accompagnement adapté à votre situation",
  },
  ...changements,
});
