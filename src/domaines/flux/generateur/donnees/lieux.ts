/** Streets, countries of birth and neighbouring communes. Country codes of birth certificates are not used (see nir.ts). */

type Liste<T> = readonly [T, ...T[]];

export const TYPES_DE_VOIE: Liste<readonly [string, number]> = [
  ["RUE", 66], ["AVENUE", 8], ["BOULEVARD", 5], ["PLACE", 3], ["ALLEE", 5], ["CHEMIN", 3], ["IMPASSE", 4], ["CITE", 3], ["RESIDENCE", 3],
];

export const NOMS_DE_VOIE: Liste<string> = [
  "DES TISSERANDS", "JEAN JAURES", "DE LA FOSSE 7", "PASTEUR", "VICTOR HUGO", "EMILE ZOLA", "DE LA REPUBLIQUE", "DU GENERAL LECLERC",
  "ROGER SALENGRO", "DES MINEURS", "DE LILLE", "D'ARRAS", "DE BETHUNE", "DE LA GARE", "DU MARAIS", "DES LILAS", "DES ACACIAS",
  "DES ROSIERS", "DU MOULIN", "DE L'EGLISE", "GAMBETTA", "CARNOT", "DU 11 NOVEMBRE", "DU 8 MAI 1945", "DE VERDUN", "FAIDHERBE",
  "ANATOLE FRANCE", "LOUIS PASTEUR", "PIERRE BROSSOLETTE", "JULES FERRY", "JULES GUESDE", "LEON BLUM", "DE L'YSER", "DES FLANDRES",
  "DE PICARDIE", "DE L'ARTOIS", "DU PORT", "DES PECHEURS", "DU PHARE", "DE LA PLAGE", "DES DUNES", "DU BEFFROI", "DES CAPUCINS",
  "DU CHATEAU D'EAU", "DES ECOLES", "DU STADE", "DE LA POSTE", "DES HORTENSIAS", "DES BOULEAUX", "DES CHARMES", "DES PEUPLIERS",
  "DU BOIS", "DE LA LYS", "DE LA SCARPE", "DE LA CANCHE", "DU TERNOIS", "NEUVE", "HAUTE", "BASSE", "DU CALVAIRE", "DES ALOUETTES",
  "DES HIRONDELLES", "MARCEL PAGNOL", "EDITH PIAF", "GEORGES BRASSENS", "PABLO NERUDA", "MARIE CURIE", "LOUISE MICHEL",
  "ROSA PARKS", "DES DENTELLIERES", "DES BRASSEURS", "DU TERRIL", "DU CORON", "DES HAUTS FOURNEAUX", "DU CANAL", "DE L'ECLUSE",
];

export const COMPLEMENTS: Liste<string> = ["", "", "", "", "", "", "APPT 12", "APPT 3", "BAT A", "BAT C APPT 24", "ETAGE 2", "ENTREE B", "1ER ETAGE GAUCHE", "LOGEMENT 8"];

/** Origin of a human being: surnames and first names go with the country. */
export type Origine = "nord" | "pologne" | "maghreb" | "sud" | "afrique" | "orient";

export const PAYS_DE_NAISSANCE: Liste<readonly [{ readonly pays: string; readonly origine: Origine }, number]> = [
  [{ pays: "ALGERIE", origine: "maghreb" }, 24], [{ pays: "MAROC", origine: "maghreb" }, 22], [{ pays: "TUNISIE", origine: "maghreb" }, 6],
  [{ pays: "POLOGNE", origine: "pologne" }, 4], [{ pays: "ITALIE", origine: "sud" }, 3], [{ pays: "PORTUGAL", origine: "sud" }, 4],
  [{ pays: "SENEGAL", origine: "afrique" }, 5], [{ pays: "GUINEE", origine: "afrique" }, 5], [{ pays: "COTE D'IVOIRE", origine: "afrique" }, 4],
  [{ pays: "CONGO", origine: "afrique" }, 5], [{ pays: "AFGHANISTAN", origine: "orient" }, 4], [{ pays: "SYRIE", origine: "orient" }, 4],
  [{ pays: "ERYTHREE", origine: "orient" }, 2], [{ pays: "SOUDAN", origine: "orient" }, 3], [{ pays: "ROUMANIE", origine: "orient" }, 2],
  [{ pays: "KOSOVO", origine: "orient" }, 1], [{ pays: "ARMENIE", origine: "orient" }, 1], [{ pays: "UKRAINE", origine: "orient" }, 2],
];

/** Births in France: département as a NIR writes it, and a town. The own département is added by the caller. */
export const NAISSANCES_AILLEURS: Liste<readonly [{ readonly departement: string; readonly ville: string }, number]> = [
  [{ departement: "59", ville: "LILLE" }, 20], [{ departement: "59", ville: "DUNKERQUE" }, 8], [{ departement: "59", ville: "DOUAI" }, 8],
  [{ departement: "62", ville: "LENS" }, 6], [{ departement: "80", ville: "AMIENS" }, 7], [{ departement: "02", ville: "SAINT-QUENTIN" }, 4],
  [{ departement: "60", ville: "BEAUVAIS" }, 3], [{ departement: "75", ville: "PARIS 14E ARRONDISSEMENT" }, 6], [{ departement: "93", ville: "SAINT-DENIS" }, 4],
  [{ departement: "76", ville: "ROUEN" }, 3], [{ departement: "69", ville: "LYON 3E ARRONDISSEMENT" }, 2], [{ departement: "13", ville: "MARSEILLE" }, 2],
  [{ departement: "33", ville: "BORDEAUX" }, 2], [{ departement: "86", ville: "POITIERS" }, 2], [{ departement: "44", ville: "NANTES" }, 2],
  [{ departement: "2A", ville: "AJACCIO" }, 0.4], [{ departement: "2B", ville: "BASTIA" }, 0.4], [{ departement: "01", ville: "BOURG-EN-BRESSE" }, 0.4],
];

interface CommuneVoisine { readonly code: string; readonly codePostal: string; readonly nom: string }

/** Where the 2 % of addresses outside the département are, by département served. */
export const COMMUNES_VOISINES: Readonly<Record<string, Liste<CommuneVoisine>>> = {
  "62": [
    { code: "59350", codePostal: "59000", nom: "Lille" }, { code: "59178", codePostal: "59500", nom: "Douai" }, { code: "59183", codePostal: "59140", nom: "Dunkerque" },
    { code: "59017", codePostal: "59280", nom: "Armentières" }, { code: "80021", codePostal: "80000", nom: "Amiens" }, { code: "80001", codePostal: "80100", nom: "Abbeville" },
    { code: "02691", codePostal: "02100", nom: "Saint-Quentin" }, { code: "59271", codePostal: "59760", nom: "Grande-Synthe" },
  ],
  "59": [
    { code: "62498", codePostal: "62300", nom: "Lens" }, { code: "62041", codePostal: "62000", nom: "Arras" }, { code: "62119", codePostal: "62400", nom: "Béthune" },
    { code: "02691", codePostal: "02100", nom: "Saint-Quentin" }, { code: "80021", codePostal: "80000", nom: "Amiens" }, { code: "62427", codePostal: "62110", nom: "Hénin-Beaumont" },
  ],
  "79": [
    { code: "86194", codePostal: "86000", nom: "Poitiers" }, { code: "17300", codePostal: "17000", nom: "La Rochelle" }, { code: "85092", codePostal: "85200", nom: "Fontenay-le-Comte" },
    { code: "49099", codePostal: "49300", nom: "Cholet" }, { code: "16015", codePostal: "16000", nom: "Angoulême" }, { code: "86137", codePostal: "86200", nom: "Loudun" },
  ],
};
