/** Territoires with an agent in the demonstration; the first also has the team around her. */
export const TERRITOIRES_JOUES: Readonly<Record<string, readonly string[]>> = {
  "59": ["LIL", "RTX", "VAL", "DOU", "FMA", "FIN", "CAM", "AVE"],
  "62": ["LEN", "ART", "ARR", "CAL", "BOU", "HEN", "AUD", "MON", "TER"],
  "79": ["NIO", "BOC", "GAT", "THO", "MEL", "HVS"],
};

type Nom = readonly [prenom: string, nom: string];

/** In the order of the territoires. */
export const AGENTS: readonly Nom[] = [
  ["Sophie", "Wattel"],
  ["Karim", "Bouazza"],
  ["Élise", "Delannoy"],
  ["Thomas", "Vandamme"],
  ["Lucie", "Flament"],
  ["Samir", "Haddad"],
  ["Camille", "Lecocq"],
  ["Étienne", "Roussel"],
  ["Maud", "Carpentier"],
];

export const EQUIPE = {
  gestionnaire: ["Nathalie", "Delcourt"],
  responsable: ["Philippe", "Caron"],
  referente: ["Amina", "Benali"],
  direction: ["Hélène", "Vasseur"],
  flux: ["Mathieu", "Lesage"],
  technique: ["Julien", "Morel"],
  dpo: ["Claire", "Fontaine"],
  sociale: ["Sandrine", "Lefebvre"],
  signataire: ["Bruno", "Masson"],
  elue: ["Jeanne", "Dumont"],
  operateur: ["Farid", "Meziane"],
} as const satisfies Record<string, Nom>;
