import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";

/** Both times of a question: `--au` what was true that day, `--connu-le` as it was known at that instant. */
export const OPTIONS_MOMENT = {
  au: { type: "string" },
  "connu-le": { type: "string" },
} as const;

export interface MomentSaisi {
  readonly au?: Jour;
  readonly connuLe?: string;
}

const Instant = z.iso.datetime({ offset: true });

export const lireMoment = (valeurs: {
  readonly au?: string | undefined;
  readonly "connu-le"?: string | undefined;
}): Result<MomentSaisi, string> => {
  const moment: { au?: Jour; connuLe?: string } = {};
  if (valeurs.au !== undefined) {
    const au = lireJour(valeurs.au);
    if (au === undefined) return refuse("--au attend un jour, AAAA-MM-JJ.");
    moment.au = au;
  }
  if (valeurs["connu-le"] !== undefined) {
    const connuLe = Instant.safeParse(valeurs["connu-le"]);
    if (!connuLe.success) {
      return refuse("--connu-le attend un instant avec son fuseau, 2026-11-24T10:00:00Z.");
    }
    moment.connuLe = connuLe.data;
  }
  return accepte(moment);
};
