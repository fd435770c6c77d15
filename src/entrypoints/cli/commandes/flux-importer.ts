import { resolve } from "node:path";
import type { IssueDepot } from "#domaines/flux/index.ts";
import type { CodeSortie, Reponse } from "../commande.ts";
import { definirCommande } from "../commande.ts";

const CODES: Readonly<Record<IssueDepot["statut"], CodeSortie>> = {
  applique: 0,
  deja_vu: 0,
  refuse: 2,
  retenu: 3,
};

export const repondreIssue = (issue: IssueDepot): Reponse => {
  const { refus, ...rapport } = issue.rapport;
  return {
    code: CODES[issue.statut],
    ...(refus ? { refus } : {}),
    document: { depot: issue.depot, statut: issue.statut, deja_vu: issue.deja_vu, ...rapport },
    ...(refus ? {} : { texte: raconter(issue) }),
  };
};

const nombre = (n: number | undefined): string => (n ?? 0).toLocaleString("fr-FR");

const raconter = (issue: IssueDepot): string => {
  const r = issue.rapport;
  const lignes = [
    issue.deja_vu
      ? "Fichier déjà appliqué : rien n’a changé."
      : `Fichier appliqué (dépôt ${issue.depot}).`,
    `${nombre(r.foyers)} foyers : ${nombre(r.crees)} créés, ${nombre(r.modifies)} modifiés, ${nombre(r.inchanges)} inchangés, ${nombre(r.anciens)} plus anciens, ${nombre(r.rejets_total)} rejetés`,
    `${nombre(r.entrees)} entrées, ${nombre(r.sortis)} sorties, ${nombre(r.suspensions)} suspensions`,
    `${nombre(r.personnes)} personnes lues : ${nombre(r.personnes_creees)} créées, ${nombre(r.personnes_modifiees)} modifiées`,
    ...(r.avertissements ?? []).map((a) => `Attention : ${a.message} (${nombre(a.nombre)})`),
    ...(r.rejets ?? []).map((rejet) => `Rejet : ${rejet.message}`),
  ];
  return lignes.join("\n");
};

export const commande = definirCommande({
  usage: "FICHIER",
  aide: `Dépose un flux reçu et l’applique. Le même fichier deux fois ne change rien.
Sortie 0 appliqué ou déjà vu ; 2 refusé (rien d’écrit) ; 3 retenu pour un humain : voir flux confirmer, flux abandonner.`,
  options: {},
  positionnels: [1, 1],
  executer: async (ctx, { positionals: [fichier = ""] }) => {
    const chemin = resolve(fichier);
    const { access } = await import("node:fs/promises");
    try {
      await access(chemin);
    } catch {
      return {
        code: 2,
        refus: {
          code: "fichier_introuvable",
          message: "Le fichier est introuvable ou illisible. Vérifiez son chemin.",
          valeur: fichier,
        },
      };
    }
    const { ouvrirInstallation } = await import("../../installation.ts");
    const { importerEtSuivre } = await import("../../imports.ts");
    const { REPONSES_RECEPTION, recevoirFichier } = await import("#domaines/flux/index.ts");
    const { direRefus } = await import("#platform/http/index.ts");
    const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
    try {
      const recu = await recevoirFichier(installation.flux, {
        chemin,
        nomFichier: chemin,
        deposePar: null,
        deplacer: false,
      });
      if (recu.ok) return repondreIssue(await importerEtSuivre(installation, recu.value));
      const { refus } = recu;
      if (refus.code === "contenu_refuse") return { code: 2, refus: refus.refus };
      const { message } = direRefus<typeof refus>(REPONSES_RECEPTION, refus);
      return { code: 2, refus: { code: refus.code, message } };
    } finally {
      await installation.fermer();
    }
  },
});
