import type { Reponses } from "#platform/http/index.ts";
import type { RefusDepot } from "../depot/depot.ts";

/** Every way a correction, or the handling of a rejected dossier, can be said no to. */
export type RefusRejet =
  | { readonly code: "rejet_inconnu" }
  | { readonly code: "rejet_abandonne" }
  | { readonly code: "rejet_deja_traite" }
  | { readonly code: "masque_altere" }
  | { readonly code: "plusieurs_dossiers"; readonly nombre: number }
  | { readonly code: "autre_dossier"; readonly attendu: string }
  | { readonly code: "autre_organisme"; readonly lu: string; readonly attendu: string }
  | { readonly code: "contenu_refuse"; readonly refus: RefusDepot };

export const REPONSES_REJET: Reponses<RefusRejet> = {
  rejet_inconnu: {
    status: 404,
    message: () => "Ce dossier à reprendre n’existe pas. Retrouvez-le dans la liste.",
  },
  rejet_abandonne: {
    status: 409,
    message: () =>
      "Ce dossier a été abandonné entre-temps : il ne se corrige plus. Rechargez la page.",
  },
  rejet_deja_traite: {
    status: 409,
    message: () => "Ce dossier a été traité entre-temps. Rechargez la page.",
  },
  masque_altere: {
    status: 422,
    message: () =>
      "Un numéro masqué (•••) a été modifié ou déplacé. Laissez ces repères où ils sont : ils portent le NIR reçu.",
  },
  plusieurs_dossiers: {
    status: 422,
    message: (r) =>
      `Le texte contient ${r.nombre} dossiers. Gardez-en un seul : celui qui a été rejeté.`,
  },
  autre_dossier: {
    status: 422,
    message: (r) =>
      `Le numéro de demande n’est plus celui du dossier rejeté (${r.attendu}). Une correction ne peut pas viser un autre dossier.`,
  },
  autre_organisme: {
    status: 422,
    message: (r) =>
      `Le dossier se dit de l’organisme ${r.lu}, alors que le fichier vient de ${r.attendu}. Demandez-le à l’organisme qui le gère.`,
  },
  contenu_refuse: { status: 422, message: (r) => r.refus.message },
};
