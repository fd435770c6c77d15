import { definirCommande, refuserSaisie } from "../commande.ts";
import { lireMoment, OPTIONS_MOMENT } from "../moment.ts";

export const commande = definirCommande({
  usage: "--format jsonl [--au AAAA-MM-JJ] [--connu-le INSTANT]",
  aide: `Écrit chaque personne de chaque dossier, une ligne JSON chacune, dans l’ordre de leurs clés de métier.
Les valeurs sont déchiffrées : la sortie porte des NIR, l’export est tracé. Deux bases qui disent la même chose donnent les mêmes octets.`,
  options: { ...OPTIONS_MOMENT, format: { type: "string" } },
  executer: async (ctx, { values }) => {
    if (values.format !== "jsonl") return refuserSaisie("--format attend jsonl.");
    const moment = lireMoment(values);
    if (!moment.ok) return refuserSaisie(moment.refus);
    const { ouvrirInstallation } = await import("../../installation.ts");
    const { exporterPersonnes } = await import("#domaines/pilotage/index.ts");
    const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
    try {
      const total = await exporterPersonnes(
        installation.bases.traitement,
        installation.aujourdhui(),
        {
          champ: { au: moment.value.au ?? null, connuLe: moment.value.connuLe ?? null },
          coffre: installation.coffre,
          ecrire: ctx.ecrire,
        },
      );
      ctx.dire(`${total.toLocaleString("fr-FR")} lignes`);
      return { code: 0 };
    } finally {
      await installation.fermer();
    }
  },
});
