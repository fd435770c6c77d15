import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { Regle } from "../../liste-regles.ts";
import { fautesDeTexte } from "../../rules/ecriture/fautes.ts";
import { enFautes } from "../../rules/ecriture/lire-liste.ts";
import type { RefusBrouillon } from "../errors.ts";
import { ajouter, codeLibre, deplacer, remplacer, retirer } from "../rules/suite.ts";
import { saveBrouillon } from "../store.ts";
import { type ContexteBrouillon, surBrouillon } from "./sur-brouillon.ts";

export type RegleSaisie = Omit<Regle, "code" | "rang">;

const lireRegle = (regle: Regle): Result<Regle, RefusBrouillon> => {
  const lue = Regle.safeParse(regle);
  const fautes = lue.success
    ? (["phrase_agent", "phrase_personne"] as const).flatMap((c) => fautesDeTexte(regle[c], [c]))
    : enFautes(lue.error);
  return lue.success && fautes.length === 0
    ? accepte(lue.data)
    : refuse({ code: "regle_refusee", fautes: fautes.map((f) => f.message) });
};

/** Writes one rule of a draft, or a new one before the last. */
export const enregistrerRegle = (
  trx: Trx,
  contexte: ContexteBrouillon,
  code: string | null,
  saisie: RegleSaisie,
): Promise<Result<string, RefusBrouillon>> =>
  surBrouillon(trx, contexte, "modifier", async ({ id, regles }) => {
    const ancienne = regles.find((r) => r.code === code);
    if (code !== null && !ancienne) return refuse({ code: "regle_inconnue" });
    const lue = lireRegle({
      ...saisie,
      code: code ?? codeLibre(regles, saisie.phrase_agent),
      rang: ancienne?.rang ?? regles.length,
    });
    if (!lue.ok) return lue;
    const suite = ancienne ? remplacer(regles, lue.value) : ajouter(regles, lue.value);
    await saveBrouillon(trx, contexte.acteur, id, { regles: suite });
    return accepte(lue.value.code);
  });

export const deplacerRegle = (
  trx: Trx,
  contexte: ContexteBrouillon,
  code: string,
  sens: "monter" | "descendre",
): Promise<Result<undefined, RefusBrouillon>> =>
  surBrouillon(trx, contexte, "modifier", async ({ id, regles }) => {
    if (!regles.some((r) => r.code === code)) return refuse({ code: "regle_inconnue" });
    await saveBrouillon(trx, contexte.acteur, id, { regles: deplacer(regles, code, sens) });
    return accepte(undefined);
  });

export const retirerRegle = (
  trx: Trx,
  contexte: ContexteBrouillon,
  code: string,
): Promise<Result<undefined, RefusBrouillon>> =>
  surBrouillon(trx, contexte, "modifier", async ({ id, regles }) => {
    if (!regles.some((r) => r.code === code)) return refuse({ code: "regle_inconnue" });
    if (regles.length === 1) return refuse({ code: "derniere_regle" });
    await saveBrouillon(trx, contexte.acteur, id, { regles: retirer(regles, code) });
    return accepte(undefined);
  });

export const abandonnerBrouillon = (
  trx: Trx,
  contexte: ContexteBrouillon,
): Promise<Result<undefined, RefusBrouillon>> =>
  surBrouillon(trx, contexte, "abandonner", async ({ id }) => {
    await saveBrouillon(trx, contexte.acteur, id, { etat: "abandonne" });
    return accepte(undefined);
  });
