import { once } from "node:events";
import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "[--lie]",
  aide: `Fait le travail long : imports, lots de courriers. En production, un processus à part.
--lie : s’arrête quand l’entrée standard se ferme, donc avec le processus qui l’a lancé.`,
  options: { lie: { type: "boolean" } },
  gereArret: true,
  executer: async (ctx, { values }) => {
    const { ouvrirInstallation } = await import("../../installation.ts");
    const { demarrerTravail } = await import("../../worker/ouvrier.ts");
    const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
    const ouvrier = await demarrerTravail(installation);
    const fins = [once(ctx.arret, "abort")];
    if (values.lie) fins.push(once(process.stdin.resume(), "close"));
    if (!ctx.arret.aborted) await Promise.race(fins);
    await ouvrier.arreter();
    await installation.fermer();
    return { code: 0, texte: "" };
  },
});
