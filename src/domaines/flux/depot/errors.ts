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
