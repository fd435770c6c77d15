import type { Reponses } from "#platform/http/index.ts";

export type RefusAlarme =
  | { readonly code: "alarme_introuvable" }
  | { readonly code: "alarme_traitee" };

export const REPONSES_ALARME: Reponses<RefusAlarme> = {
  alarme_introuvable: { status: 404, message: () => "" },
  alarme_traitee: {
    status: 409,
    message: () => "Cette alarme vient d’être traitée par quelqu’un d’autre. Rechargez la page.",
  },
};
