import type { Reponses } from "#platform/http/index.ts";

export type RefusLot =
  | { readonly code: "rien_a_editer"; readonly aCorriger: number }
  | { readonly code: "lot_introuvable" }
  | { readonly code: "lot_en_cours" }
  | { readonly code: "lot_arrete"; readonly raison: string };

export const REPONSES_LOT: Reponses<RefusLot> = {
  rien_a_editer: {
    status: 409,
    message: (r) =>
      r.aCorriger > 0
        ? `Aucun courrier ne peut partir : ${r.aCorriger} attendent une adresse complète.`
        : "Aucun courrier n’attend d’être édité.",
  },
  lot_introuvable: { status: 404, message: () => "Ce lot n’existe pas." },
  lot_en_cours: { status: 409, message: () => "Ce lot est déjà en cours de composition." },
  lot_arrete: { status: 409, message: (r) => `La composition s’est arrêtée. ${r.raison}` },
};
