import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "[--a-blanc]",
  aide: `Vide les chaînes de trace closes dont la durée de conservation (paramètre retention_trace) est passée.
Leur ancre de clôture reste, avec la purge signée : les autres chaînes restent vérifiables.
--a-blanc : dit ce qui partirait, sans rien retirer.`,
  options: { "a-blanc": { type: "boolean" } },
  executer: async (ctx, { values }) => {
    const { loadConservationTrace } = await import("#domaines/habilitations/index.ts");
    const { dossierTrace, ouvrirFichiersTrace } = await import("#platform/trace/ancres.ts");
    const { purgerTrace } = await import("#platform/trace/purge.ts");
    const { ouvrirInstallation } = await import("../../installation.ts");
    const aBlanc = values["a-blanc"] ?? false;
    const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
    try {
      const { bases, coffre } = installation;
      const client = await bases.poolJobs.connect();
      try {
        const purgees = await purgerTrace({
          client,
          signer: coffre.signer,
          fichiers: ouvrirFichiersTrace(await dossierTrace(ctx.config.donnees), coffre),
          conservation: await loadConservationTrace(bases.traitement, installation.aujourdhui()),
          maintenant: new Date(),
          aBlanc,
        });
        const lignes = purgees.map((p) => `${p.chaine} : ${p.lignes} lignes`);
        const titre = aBlanc ? "Partiraient" : "Purgées";
        return {
          code: 0,
          document: { a_blanc: aBlanc, purgees },
          texte:
            purgees.length === 0
              ? "Aucune chaîne n’a dépassé sa durée de conservation."
              : [`${titre} :`, ...lignes].join("\n"),
        };
      } finally {
        client.release();
      }
    } finally {
      await installation.fermer();
    }
  },
});
