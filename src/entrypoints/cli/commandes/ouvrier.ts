import { once } from "node:events";
import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "",
  aide: "Fait le travail long : imports, lots de courriers. En production, un processus à part.",
  options: {},
  gereArret: true,
  executer: async (ctx) => {
    const { ouvrirInstallation } = await import("../../installation.ts");
    const { demarrerTravail } = await import("../../worker/ouvrier.ts");
    const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
    const ouvrier = await demarrerTravail(installation);
    if (!ctx.arret.aborted) await once(ctx.arret, "abort");
    await ouvrier.arreter();
    await installation.fermer();
    return { code: 0, texte: "" };
  },
});
