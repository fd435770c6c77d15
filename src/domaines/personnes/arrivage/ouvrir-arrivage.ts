import type pg from "pg";
import { jourAParis, premierDuMois } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type {
  ArrivageRecu,
  BilanArrivage,
  ImageRecue,
  ParametresArrivage,
  RefusArrivage,
} from "./arrivage.ts";
import type { Contexte } from "./fusion/contexte.ts";
import { type BilanFusion, fusionner } from "./fusion/fusion.ts";
import { inscrire, lireEmpreintes, lireStock, type StockConnu, solder } from "./inscription.ts";
import { type CoffreNir, cleDossier, ligneFoyer, lignePersonne } from "./lignes.ts";
import { preparerStaging } from "./preparation.ts";
import { ouvrirVersement } from "./versement.ts";

export interface Application {
  /** Counts agree and every rejected dossier is named in `presents`. */
  readonly complet: boolean;
  /** Demand numbers read but rejected: in the payer's stock all the same, so never absent from it. */
  readonly presents: readonly string[];
  /** A human confirmed what the guards hold. */
  readonly force: boolean;
  /** Written in the same transaction as the merge: what the caller must never see apart from it. */
  readonly avantFin: (client: pg.ClientBase, bilan: BilanFusion) => Promise<void>;
}

/** A bulk arrival under way: pictures are fed in batches, then applied or dropped, all in one transaction. */
export interface ArrivageOuvert {
  deposer(images: readonly ImageRecue[]): Promise<void>;
  appliquer(options: Application): Promise<Result<BilanArrivage, RefusArrivage>>;
  abandonner(): Promise<void>;
}

export interface OuvertureArrivage {
  readonly depotId: string;
  readonly recu: Omit<ArrivageRecu, "complet">;
  readonly parametres: ParametresArrivage;
  readonly coffre: CoffreNir;
}

const VERROU_ARRIVAGE = 41;

/**
 * Opens the transaction of a bulk arrival for one organisme; two arrivals of one organisme wait for each other.
 * A killed process leaves nothing: the file is simply read again.
 */
export const ouvrirArrivage = async (
  pool: pg.Pool,
  ouverture: OuvertureArrivage,
): Promise<ArrivageOuvert> => {
  const { recu } = ouverture;
  const client = await pool.connect();
  let fini = false;
  const clore = async (sql: "commit" | "rollback"): Promise<void> => {
    if (fini) return;
    fini = true;
    try {
      await client.query(sql);
      client.release();
    } catch (erreur) {
      client.release(true);
      throw erreur;
    }
  };
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1, hashtext($2))", [
      VERROU_ARRIVAGE,
      recu.organisme,
    ]);
    await preparerStaging(client);
    const connues = await lireEmpreintes(client, recu.organisme);
    const stock = await lireStock(client, recu.organisme, recu.reference);
    const ouvert: Ouvert = { ...ouverture, client, clore, connues, stock };
    return suivre(ouvert);
  } catch (erreur) {
    await clore("rollback");
    throw erreur;
  }
};

interface Ouvert extends OuvertureArrivage {
  readonly client: pg.PoolClient;
  readonly clore: (sql: "commit" | "rollback") => Promise<void>;
  readonly connues: ReadonlySet<string>;
  readonly stock: StockConnu;
}

const contexteDe = (
  { client, depotId, recu, parametres, stock }: Ouvert,
  complet: boolean,
): Contexte => ({
  client,
  depotId,
  recu: { ...recu, complet },
  parametres,
  effet: recu.sorte === "quotidien" ? recu.reference : premierDuMois(recu.reference),
  recuLe: jourAParis(new Date(recu.recuA)),
  // A re-sent or repaired part of the first stock is still stock.
  premiereCharge: recu.sorte !== "quotidien" && stock.premiere,
});

const appliquer = async (
  ouvert: Ouvert,
  { complet, presents, force, avantFin }: Application,
  doublesVus: boolean,
): Promise<Result<BilanFusion, RefusArrivage>> => {
  const { sorte, reference } = ouvert.recu;
  const { derniere } = ouvert.stock;
  if (sorte === "mensuel" && derniere !== null && reference < derniere && !force) {
    return refuse({ code: "plus_ancien_que_le_stock", reference, connue: derniere });
  }
  const ctx = contexteDe(ouvert, complet);
  await inscrire(ctx);
  const fusion = await fusionner(ctx, { doublesVus, force, presents });
  if (!fusion.ok) return fusion;
  await solder(ctx, fusion.value);
  await avantFin(ouvert.client, fusion.value);
  return fusion;
};

const suivre = (ouvert: Ouvert): ArrivageOuvert => {
  const { client, clore, connues, coffre, recu } = ouvert;
  const versement = ouvrirVersement(client);
  const vus = new Set<string>();
  let seq = 0;

  const deposerImage = (image: ImageRecue): void => {
    seq += 1;
    vus.add(cleDossier(image.foyer));
    const connu = connues.has(image.empreinte);
    versement.ajouterFoyer(ligneFoyer(image, seq, recu.organisme, connu));
    if (connu) return;
    for (const p of image.foyer.personnes) {
      versement.ajouterPersonne(lignePersonne(p, seq, coffre, nouvelUuid));
    }
  };

  return {
    async deposer(images) {
      for (const image of images) deposerImage(image);
      await versement.avancer();
    },
    async appliquer(options) {
      try {
        await versement.terminer();
        const debut = performance.now();
        const applique = await appliquer(ouvert, options, vus.size < seq);
        await clore(applique.ok ? "commit" : "rollback");
        if (!applique.ok) return applique;
        const dureeMs = {
          copie: Math.round(versement.duree()),
          fusion: Math.round(performance.now() - debut),
        };
        return accepte({ ...applique.value, dureeMs });
      } catch (erreur) {
        await clore("rollback").catch(() => undefined);
        throw erreur;
      }
    },
    async abandonner() {
      await versement.terminer().catch(() => undefined);
      await clore("rollback");
    },
  };
};
