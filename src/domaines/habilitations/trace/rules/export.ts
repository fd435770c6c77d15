import type { LigneTrace } from "../trace.ts";
import { direGeste } from "./gestes.ts";

export const COLONNES_EXPORT = [
  { titre: "Numéro" },
  { titre: "Instant (UTC)" },
  { titre: "Qui" },
  { titre: "Qualité" },
  { titre: "Geste" },
  { titre: "En clair" },
  { titre: "Raison donnée" },
  { titre: "Champs" },
  { titre: "Objet" },
  { titre: "Identifiant de l’objet" },
  { titre: "Identifiant de la personne" },
  { titre: "Scellée" },
] as const;

/** Ids of persons, never their names: the file leaves the application. */
export const cellulesDe = (l: LigneTrace): readonly (string | number | null)[] => [
  l.seq,
  l.a.toISOString(),
  l.acteur,
  l.qualite,
  l.geste,
  direGeste(l.geste),
  l.motif,
  l.champs?.join(", ") ?? null,
  l.objet_sorte,
  l.objet_id,
  l.personne_id,
  l.scellee ? "oui" : "non",
];
