import { accepte, type Result, refuse } from "#core/result.ts";
import type { RefusArrivage } from "../arrivage.ts";
import { fermerAbsents, releverAbsents } from "./absents.ts";
import { ecrireAdresses } from "./adresses.ts";
import {
  classer,
  compterMouvements,
  compterOuverts,
  type Mouvements,
  retirerDoubles,
} from "./classement.ts";
import type { Contexte } from "./contexte.ts";
import { ecrireDossiers, ecrireRoulant } from "./dossiers.ts";
import { ecrireDroits } from "./droits.ts";
import { reconnaitre } from "./identites.ts";
import { ecrireMembres } from "./membres.ts";
import { ecrirePersonnes, type PersonnesEcrites, signalerDoublons } from "./personnes.ts";
import { actualiserSituations } from "./situations.ts";

export interface BilanFusion extends Mouvements, PersonnesEcrites {
  readonly doubles: number;
}

/** Holds a file that would close too many rights at once. */
const garder = async (ctx: Contexte, fermetures: number): Promise<RefusArrivage | undefined> => {
  const { seuilFermeturePourcent, seuilFermetureMinimum } = ctx.parametres;
  if (fermetures <= seuilFermetureMinimum) return undefined;
  const ouverts = await compterOuverts(ctx);
  const seuil = Math.max(
    seuilFermetureMinimum,
    Math.floor((ouverts * seuilFermeturePourcent) / 100),
  );
  return fermetures > seuil ? { code: "fermeture_massive", fermetures, ouverts, seuil } : undefined;
};

/** An empty database is filled without indexes, rebuilt at once; below that size it would cost more than it saves. */
const FOYERS_POUR_SUSPENDRE = 2000;

const suspendreIndex = async (ctx: Contexte): Promise<boolean> => {
  if (!ctx.premiereCharge) return false;
  const { rows } = await ctx.client.query<{ fait: boolean }>(
    "select case when (select count(*) from a_foyer) >= $1 then passerelle.suspendre_index() else false end as fait",
    [FOYERS_POUR_SUSPENDRE],
  );
  return rows[0]?.fait ?? false;
};

/** The whole merge, set-based: staging → tables, in the order that references ask for. */
export const fusionner = async (
  ctx: Contexte,
  options: {
    readonly doublesVus: boolean;
    readonly force: boolean;
    readonly presents: readonly string[];
  },
): Promise<Result<BilanFusion, RefusArrivage>> => {
  const doubles = options.doublesVus ? await retirerDoubles(ctx) : 0;
  await classer(ctx);
  const lus = await compterMouvements(ctx);
  const mouvements = { ...lus, sortis: lus.sortis + (await releverAbsents(ctx, options.presents)) };
  const retenu = options.force ? undefined : await garder(ctx, mouvements.sortis);
  if (retenu) return refuse(retenu);
  await reconnaitre(ctx);
  const suspendus = await suspendreIndex(ctx);
  const modifies = mouvements.modifies > 0;
  await ecrireDossiers(ctx);
  const personnes = await ecrirePersonnes(ctx);
  await ecrireMembres(ctx, modifies);
  await ecrireDroits(ctx, modifies);
  await ecrireAdresses(ctx);
  await ecrireRoulant(ctx);
  await fermerAbsents(ctx);
  if (suspendus) await ctx.client.query("select passerelle.retablir_index()");
  await actualiserSituations(ctx);
  await signalerDoublons(ctx);
  return accepte({ ...mouvements, ...personnes, doubles });
};
