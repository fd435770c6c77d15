import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { Entree } from "../../session/entree.ts";
import { empreinteDe } from "../../session/session.ts";
import { fermerSessions } from "../../session/store.ts";
import { consommerEntree, insertEntree } from "../../session/store-entree.ts";
import { compterTentative, oublierTentative } from "../../session/tentatives.ts";
import { type Avancee, acteurDuCompte, avancer } from "../../session/usecases/avancer.ts";
import {
  type ContexteConnexion,
  tracerEchec,
  tracerSession,
  type Visite,
} from "../../session/usecases/contexte.ts";
import type { RefusMotDePasse } from "../errors.ts";
import { hacherMotDePasse } from "../mot-de-passe.ts";
import { contexteDuCompte } from "../queries/contexte-mot-de-passe.ts";
import { defautsMotDePasse } from "../rules/mot-de-passe-permis.ts";
import { changerMotDePasse, consommerLien } from "../store.ts";

/** People paste the whole address, or only its end. */
const jetonDe = (colle: string): string => colle.trim().split("#").at(-1) ?? "";

/** Presents a link: nothing is used up yet, its owner still has to choose. @returns the token of what goes on */
export const presenterLien = async (
  { db, coffre, demonstration }: ContexteConnexion,
  colle: string,
  { adresse, requeteId }: Visite,
): Promise<Result<string, RefusMotDePasse>> => {
  const jeton = jetonDe(colle);
  const tentative = await compterTentative(db, coffre, "lien", jeton, adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const empreinte = empreinteDe(jeton);
  const lien = await db
    .selectFrom("lien_acces as l")
    .innerJoin("utilisateur as u", "u.id", "l.utilisateur_id")
    .select(["u.id", "u.demonstration"])
    .where("l.empreinte", "=", empreinte)
    .where("l.utilise_a", "is", null)
    .where("l.annule_a", "is", null)
    .where("l.expire_a", ">", sql<Date>`now()`)
    .where("u.etat", "=", "actif")
    .executeTakeFirst();
  if (!lien || (lien.demonstration && !demonstration)) {
    await tracerEchec(db, "lien", {
      ...{ utilisateurId: lien?.id, tentative: tentative.value, requeteId },
    });
    return refuse({ code: "lien_refuse" });
  }
  const suite = await db.transaction().execute(async (trx) => {
    await oublierTentative(trx, tentative.value);
    return insertEntree(trx, {
      utilisateurId: lien.id,
      ...{ etape: "mot_de_passe", moyen: "lien", suite: "", lien: empreinte },
    });
  });
  return accepte(suite);
};

/**
 * Her password is chosen: the link has served, everything that was open ends, and the second factor is asked for or
 * enrolled as after any right password.
 */
export const choisirMotDePasse = async (
  contexte: ContexteConnexion,
  entree: Entree,
  nouveau: string,
  departement: string,
  visite: Visite,
): Promise<Result<Avancee, RefusMotDePasse>> => {
  const { db, aujourdhui } = contexte;
  const { compte, lien, empreinte } = entree;
  const { mots } = await contexteDuCompte(db, compte.id, departement);
  const defauts = defautsMotDePasse(nouveau, mots);
  if (defauts.length > 0) return refuse({ code: "mot_de_passe_faible", defauts });
  const hache = await hacherMotDePasse(nouveau);
  const acteur = await acteurDuCompte(db, compte, aujourdhui);
  const choisi = await enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<undefined, RefusMotDePasse>> => {
      const consomme =
        lien !== null &&
        (await consommerLien(trx, lien, compte.id)) &&
        (await consommerEntree(trx, empreinte));
      if (!consomme) return refuse({ code: "lien_refuse" });
      await changerMotDePasse(trx, compte.id, hache);
      await fermerSessions(trx, compte.id);
      await tracerSession(trx, acteur, "compte.choisir_mot_de_passe", {
        ...{ objetId: compte.id, requeteId: visite.requeteId },
      });
      return accepte(undefined);
    },
  );
  if (!choisi.ok) return choisi;
  return accepte(await avancer(contexte, compte, { ...visite, moyen: "lien", suite: "" }));
};
