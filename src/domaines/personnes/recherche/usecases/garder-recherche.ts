import type { Jour } from "#core/jour.ts";
import { verifierNir } from "#core/nir.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { MemoireRecherche } from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusRecherche } from "../errors.ts";
import type { Recherche, SaisieRecherche } from "../recherche.ts";

export interface MoyensRecherche {
  readonly db: Db;
  readonly recherches: MemoireRecherche;
  readonly coffre: Pick<Coffre, "empreinteNir">;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly sessionId: string;
  readonly requeteId: string;
}

const preparer = (
  saisie: SaisieRecherche,
  { coffre, acteur }: MoyensRecherche,
): Result<Recherche, RefusRecherche> => {
  const { nom, naissance, matricule, dossier, nir } = saisie;
  if (nir === undefined) {
    const vide = [nom, naissance, matricule, dossier].every((v) => v === undefined);
    return vide
      ? refuse({ code: "recherche_vide" })
      : accepte({ nom, naissance, matricule, dossier });
  }
  if (!peut(acteur, "personnes.voir_nir")) return refuse({ code: "nir_interdit" });
  const lu = verifierNir(nir);
  if (lu.clef === undefined) return refuse({ code: "nir_illisible" });
  // From here on the number itself is gone: only its keyed hash is kept and compared (R-RGPD-03).
  const nirEmpreinte = coffre.empreinteNir(lu.corps13).toString("hex");
  return accepte({ nom, naissance, matricule, dossier, nirEmpreinte });
};

const enTextes = (recherche: Recherche): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recherche).filter((e): e is [string, string] => e[1] !== undefined),
  );

/**
 * Keeps what is looked for on the server, and traces which criteria served (never their values).
 *
 * @returns the id under which the list finds it again, for this session alone
 * @rule R-RGPD-03, R-RGPD-05
 */
export const garderRecherche = async (
  saisie: SaisieRecherche,
  moyens: MoyensRecherche,
): Promise<Result<string, RefusRecherche>> => {
  const prepare = preparer(saisie, moyens);
  if (!prepare.ok) return prepare;
  const criteres = enTextes(prepare.value);
  const { db, acteur, aujourdhui, requeteId } = moyens;
  await enTransaction(db, acteur, aujourdhui, async (trx) => {
    await tracer(trx, {
      acteur,
      geste: "personnes.chercher",
      champs: Object.keys(criteres),
      requeteId,
    });
    return accepte(undefined);
  });
  return accepte(await moyens.recherches.garder(moyens.sessionId, criteres));
};
