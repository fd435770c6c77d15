import { join } from "node:path";
import { direDefaut, type Rapport, raconter } from "../../verificateur-trace/rapport.ts";
import { definirCommande, type RefusCommande } from "../commande.ts";

const refusDe = ({ defauts: [premier] }: Rapport): RefusCommande | undefined =>
  premier && {
    code: `trace_${premier.quoi}`,
    message: direDefaut(premier),
    ligne: premier.seq,
    element: premier.chaine,
    valeur: String(premier.rang),
  };

export const commande = definirCommande({
  usage: "",
  aide: `Relit toute la trace scellée avec la clé et les ancres gardées hors de la base.
Sortie 2 quand une ligne a été modifiée, supprimée, insérée, déplacée ou une chaîne tronquée : la première est nommée.
Les lignes que l’ouvrier n’a pas encore scellées sont comptées à part.`,
  options: {},
  executer: async (ctx) => {
    const { chargerCle } = await import("#platform/config/cle.ts");
    const { ouvrirBases } = await import("#platform/db/pools.ts");
    const { verifierTrace } = await import("../../verificateur-trace/verifier.ts");
    const { url } = await ctx.ouvrirBase();
    const cle = await chargerCle(ctx.config);
    const rapport = await verifierTrace({ url, cle, dossier: join(ctx.config.donnees, "trace") });
    const refus = refusDe(rapport);
    const bases = await ouvrirBases(url);
    try {
      // For the DPO's page; proves nothing by itself.
      await bases.traitement
        .insertInto("verification_trace")
        .values({
          conforme: rapport.conforme,
          lignes: rapport.lignes,
          duree_ms: rapport.duree_ms,
          defaut: refus?.message ?? null,
        })
        .execute();
    } finally {
      await bases.fermer();
    }
    const document = { ...rapport };
    return refus
      ? { code: 2, refus, document, texte: raconter(rapport) }
      : { code: 0, document, texte: raconter(rapport) };
  },
});
