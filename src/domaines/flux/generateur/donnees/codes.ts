/** Weights of the payers' codes (see the frequencies asked of the synthetic files), and lists for France Travail. */

type Poids<T> = readonly (readonly [T, number])[];

export const ACTIVITES_CAF: Poids<string> = [
  ["SSA", 34], ["CHO", 14], ["ANP", 27], ["CNI", 7], ["ETI", 4], ["ABA", 2], ["ASS", 2], ["MAL", 2], ["INV", 1], ["HAN", 1], ["MAT", 1], ["AMA", 0.6], ["SFP", 2], ["SAL", 2.4],
];
export const ACTIVITES_MSA: Poids<string> = [["EXP", 30], ["SSA", 28], ["ANP", 22], ["CHO", 10], ["SAL", 6], ["ETI", 4]];

export const NATURES_DE_RESSOURCES: Poids<string> = [
  ["000", 66], ["001", 14], ["010", 6], ["026", 4], ["011", 1.5], ["021", 1], ["022", 1], ["030", 3], ["044", 0.5], ["201", 2], ["203", 1],
];

export const MOTIFS_SUSPENSION_VERSEMENT: Poids<string> = [["06", 45], ["01", 33], ["05", 5], ["36", 3], ["04", 2], ["AB", 3], ["CV", 2], ["44", 2], ["70", 2], ["35", 1.5], ["09", 1.5]];
export const MOTIFS_SUSPENSION_DROIT: Poids<string> = [["GK", 16], ["GL", 12], ["GJ", 12], ["DL", 15], ["DM", 10], ["DE", 8], ["DC", 8], ["GR", 8], ["DB", 6], ["DA", 5]];
/** Motifs of closing other than the four months of suspension (ECH) and the moves to another body (MUT). */
export const MOTIFS_FIN_DE_DROIT: Poids<string> = [["RAU", 58], ["RFD", 23], ["PCG", 12], ["RGD", 7]];
export const MOTIFS_DE_REFUS: Poids<string> = [["RES", 50], ["TIT", 30], ["AGE", 20]];
export const FAITS_SANS_CHANGEMENT: Poids<string> = [["CARRSA", 40], ["ETACIV", 15], ["CREALI", 10], ["SITENFAUT", 15], ["TITPEN", 5], ["RESTRIRSA", 15]];

export const SITUATIONS_SEULES: Poids<string> = [["CEL", 58], ["DIV", 15], ["SEF", 12], ["ISO", 10], ["VEU", 3], ["SEL", 2]];
export const SITUATIONS_COUPLES: Poids<string> = [["VIM", 52], ["MAR", 36], ["PAC", 7], ["RVC", 2], ["RVM", 2], ["RPA", 1]];
export const ORGANISMES_AILLEURS: Poids<readonly [string, string]> = [
  [["CAF", "591"], 40], [["CAF", "801"], 12], [["CAF", "755"], 10], [["CAF", "931"], 8], [["CAF", "021"], 8], [["CAF", "761"], 6], [["CAF", "691"], 5], [["CAF", "131"], 4], [["CAF", "861"], 4], [["MSA", "802"], 3],
];

/** Category (1 to 8), motif of registration and its label. */
export const CATEGORIES_FT: Poids<string> = [["1", 58], ["2", 10], ["3", 8], ["4", 5], ["5", 3], ["6", 9], ["7", 4], ["8", 3]];
export const MOTIFS_INSCRIPTION: Poids<readonly [string, string]> = [
  [["14", "Fin de contrat à durée déterminée"], 30], [["11", "Licenciement économique"], 6], [["15", "Fin de mission d'intérim"], 18], [["19", "Autre motif"], 46],
];
export const MODALITES: Poids<string> = [["SUIVI", 28], ["GUIDE", 32], ["RENFORCE", 28], ["GLOBAL", 7], ["NULL", 5]];
export const AXES: Poids<string> = [["Trouver un emploi", 50], ["Préciser ou valider un projet", 22], ["Développer ses compétences", 14], ["Résoudre une difficulté", 14]];
export const METIERS: Poids<readonly [string, string]> = [
  [["K2204", "Agent de nettoyage de locaux"], 16], [["N1103", "Préparateur de commandes"], 14], [["K1304", "Aide à domicile"], 12], [["D1507", "Employé de libre-service"], 9],
  [["D1106", "Vendeur en alimentation"], 7], [["G1602", "Cuisinier"], 5], [["G1603", "Employé polyvalent de restauration"], 7], [["A1203", "Ouvrier d'entretien des espaces verts"], 6],
  [["F1704", "Manoeuvre de chantier"], 6], [["N4105", "Chauffeur-livreur"], 4], [["M1607", "Secrétaire"], 4], [["H3302", "Opérateur de conditionnement"], 5],
  [["K2503", "Agent de sécurité"], 3], [["A1416", "Ouvrier agricole"], 2],
];
export const ACTIONS_FT: Poids<readonly [string, string, string]> = [
  [["ATL01", "Atelier : faire le point sur ses compétences", "NULL"], 30], [["ATL07", "Atelier : réussir son entretien", "NULL"], 20], [["IMM02", "Immersion professionnelle", "NULL"], 15],
  [["FOR11", "Formation préalable au recrutement", "Certification"], 10], [["FOR03", "Remise à niveau", "Remise à niveau, maîtrise des savoirs de base"], 10], [["PRE05", "Activ'Projet", "NULL"], 15],
];
