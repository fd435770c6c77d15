import type { Etat } from "#domaines/pilotage/index.ts";
import { definirCommande, refuserSaisie } from "../commande.ts";
import { lireMoment, OPTIONS_MOMENT } from "../moment.ts";

const nombre = (n: number): string => n.toLocaleString("fr-FR");

const raconter = (e: Etat): string =>
  [
    `Au ${e.au}, connu le ${e.connu_le}`,
    `${nombre(e.foyers)} dossiers dont ${nombre(e.dans_le_droit)} dans le droit, ${nombre(e.personnes)} personnes`,
    `Soumis aux droits et devoirs : ${nombre(e.soumis.oui)} oui, ${nombre(e.soumis.non)} non, ${nombre(e.soumis.inconnu)} inconnu`,
    ...e.organismes.map(
      (o) =>
        `${o.organisme}, mensuel du ${o.reference} : ${nombre(o.foyers)} dossiers, ${nombre(o.entrees)} entrées, ${nombre(o.sorties)} sorties, ${nombre(o.suspensions)} suspensions, ${nombre(o.mutations)} mutations`,
    ),
    ...Object.entries(e.orientations).map(([etat, n]) => `Orientations « ${etat} » : ${nombre(n)}`),
    `Rejets à traiter : ${nombre(e.rejets_a_traiter)}`,
  ].join("\n");

export const commande = definirCommande({
  usage: "[--au AAAA-MM-JJ] [--connu-le INSTANT]",
  aide: `Compte ce que la base dit : dossiers, personnes, droits et devoirs, dernier mensuel de chaque organisme.
--au : ce qui était vrai ce jour-là ; --connu-le : tel qu’on le savait à cet instant.`,
  options: OPTIONS_MOMENT,
  executer: async (ctx, { values }) => {
    const moment = lireMoment(values);
    if (!moment.ok) return refuserSaisie(moment.refus);
    const { ouvrirInstallation } = await import("../../installation.ts");
    const { lireEtat } = await import("#domaines/pilotage/index.ts");
    const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
    try {
      const etat = await lireEtat(
        installation.bases.traitement,
        installation.aujourdhui(),
        moment.value,
      );
      return { code: 0, document: { ...etat }, texte: raconter(etat) };
    } finally {
      await installation.fermer();
    }
  },
});
