import type { RaisonIndisponible } from "#platform/antivirus/antivirus.ts";
import type { Reponses } from "#platform/http/index.ts";
import type { RefusDepot } from "./depot.ts";
import type { RefusTrancher } from "./usecases/trancher.ts";

export const REPONSES = {
  depot_inconnu: {
    status: 404,
    message: () => "Ce dépôt n’existe pas. Retrouvez-le dans la liste des dépôts.",
  },
  depot_non_retenu: {
    status: 409,
    message: (r: Extract<RefusTrancher, { code: "depot_non_retenu" }>) =>
      `Ce dépôt n’attend pas de décision : il est « ${r.etat} ». Rechargez la page.`,
  },
} as const;

/** Why a file from outside does not come in. Only the infected one leaves a line in the history. */
export type RefusReception =
  | { readonly code: "contenu_refuse"; readonly refus: RefusDepot }
  | { readonly code: "fichier_infecte"; readonly depotId: string; readonly signature: string }
  | { readonly code: `antivirus_${RaisonIndisponible}` };

export const REPONSES_RECEPTION: Reponses<RefusReception> = {
  contenu_refuse: { status: 422, message: (r) => r.refus.message },
  fichier_infecte: {
    status: 422,
    message: (r) =>
      `L’antivirus a reconnu « ${r.signature} » dans ce fichier. Il n’a pas été gardé.`,
  },
  antivirus_muet: {
    status: 503,
    message: () =>
      "L’antivirus ne répond pas : le fichier n’a pas été gardé. Déposez-le de nouveau dans quelques minutes ; si cela dure, prévenez la personne qui administre Passerelle.",
  },
  antivirus_coupe: {
    status: 503,
    message: () =>
      "L’antivirus a interrompu sa lecture : le fichier n’a pas été gardé. Déposez-le de nouveau ; s’il est refusé encore, il dépasse sans doute ce que l’antivirus accepte : prévenez la personne qui administre Passerelle.",
  },
  antivirus_limite: {
    status: 503,
    message: () =>
      "Ce fichier dépasse ce que l’antivirus accepte de lire : il n’a pas été gardé. Prévenez la personne qui administre Passerelle.",
  },
};

/** As the history keeps it. */
export const refusInfecte = (signature: string): RefusDepot => ({
  code: "fichier_infecte",
  message: REPONSES_RECEPTION.fichier_infecte.message({
    code: "fichier_infecte",
    depotId: "",
    signature,
  }),
  ligne: null,
  element: null,
  valeur: signature,
});
