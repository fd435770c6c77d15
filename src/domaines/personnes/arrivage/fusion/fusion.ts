import { accepte, type Result, refuse } from "#core/result.ts";
import type { RefusArrivage } from "../arrivage.ts";
import { ecrireAdresses } from "./adresses.ts";
import {
  classer,
  compterMouvements,
  type Mouvements,
  relever,
  retirerDoubles,
} from "./classement.ts";
import type { Contexte } from "./contexte.ts";
import { ecrireDossiers, ecrireRoulant } from "./dossiers.ts";
import { ecrireDroits } from "./droits.ts";
import { reconnaitre } from "./identites.ts";
import { ecrireMembres } from "./membres.ts";
import { actualiserSituations, ecrirePersonnes, signalerDoublons } from "./personnes.ts";

export interface BilanFusion extends Mouvements {
  readonly doubles: number;
  readonly personnesCreees: number;
  readonly personnesModifiees: number;
}

/** Holds a file that would close too many rights at once (flux.md § 4, 2). */
const garder = (ctx: Contexte, m: Mouvements): RefusArrivage | undefined => {
  const { seuilFermeturePourcent, seuilFermetureMinimum } = ctx.parametres;
  const seuil = Math.max(
    seuilFermetureMinimum,
    Math.floor((m.ouverts * seuilFermeturePourcent) / 100),
  );
  return m.sortis > seuil
    ? { code: "fermeture_massive", fermetures: m.sortis, ouverts: m.ouverts, seuil }
    : undefined;
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

/** The whole merge, set-based: staging → tables, in the order that foreign keys ask for. */
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
  await relever(ctx, options.presents);
  const mouvements = await compterMouvements(ctx);
  const retenu = options.force ? undefined : garder(ctx, mouvements);
  if (retenu) return refuse(retenu);
  await reconnaitre(ctx);
  const suspendus = await suspendreIndex(ctx);
  await ecrireDossiers(ctx);
  const personnes = await ecrirePersonnes(ctx);
  await ecrireMembres(ctx);
  await ecrireDroits(ctx);
  await ecrireAdresses(ctx);
  await ecrireRoulant(ctx);
  if (suspendus) await ctx.client.query("select passerelle.retablir_index()");
  await actualiserSituations(ctx);
  await signalerDoublons(ctx);
  return accepte({ ...mouvements, ...personnes, doubles });
};
