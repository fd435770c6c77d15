import { definirCommande, refuserSaisie } from "../commande.ts";

const entier = (texte: string | undefined, defaut: number): number =>
  texte === undefined ? defaut : Number(texte);

export const commande = definirCommande({
  usage: "[--departement 62] [--foyers N] [--graine S]",
  aide: `Remplit une base vide d’un département de démonstration, par le vrai chemin des imports.
Ne fait rien quand la base contient déjà un dépôt.`,
  options: {
    departement: { type: "string" },
    foyers: { type: "string" },
    graine: { type: "string" },
  },
  executer: async (ctx, { values }) => {
    const foyers = entier(values.foyers, 6000);
    const graine = entier(values.graine, 1);
    if (!Number.isInteger(foyers) || foyers < 1)
      return refuserSaisie("--foyers est un nombre entier.");
    if (!Number.isInteger(graine)) return refuserSaisie("--graine est un nombre entier.");
    if (ctx.config.production) return refuserSaisie("La démonstration n’existe pas en production.");
    const departement = values.departement ?? ctx.config.departement;
    const { ouvrirInstallation } = await import("../../installation.ts");
    const { chargerDemonstration } = await import("../../demo/charger.ts");
    const installation = await ouvrirInstallation(
      { ...ctx.config, departement },
      (await ctx.ouvrirBase()).url,
    );
    try {
      const bilan = await chargerDemonstration(installation, {
        departement,
        foyers,
        graine,
        dire: ctx.dire,
      });
      return {
        code: 0,
        texte: bilan
          ? `Démonstration chargée : ${bilan.fichiers} fichiers, ${bilan.decisions} décisions.`
          : "La base contient déjà des dépôts : rien n’a été chargé.",
        document: { departement, charge: bilan !== undefined, ...bilan },
      };
    } finally {
      await installation.fermer();
    }
  },
});
