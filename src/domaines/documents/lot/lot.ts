export const ETATS_LOT = ["a_produire", "en_production", "produit", "echec"] as const;
export type EtatLot = (typeof ETATS_LOT)[number];

export const LIBELLES_ETAT_LOT: Readonly<Record<EtatLot, string>> = {
  a_produire: "à composer",
  en_production: "en composition",
  produit: "prêt à imprimer",
  echec: "arrêté",
};

export const estEtatLot = (etat: string): etat is EtatLot =>
  (ETATS_LOT as readonly string[]).includes(etat);
