import { resolve } from "node:path";
import type { RapportLecture } from "#domaines/flux/lecture-caf/lecture-caf.ts";
import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "FICHIER",
  aide: `Lit et vérifie un flux reçu, sans base de données et sans rien écrire.
Sortie 0 quand il est lisible, même si des foyers sont rejetés ; 2 quand il est refusé en entier :
faute de structure, autre département que PASSERELLE_DEPARTEMENT, ou tous les foyers rejetés.`,
  options: {},
  positionnels: [1, 1],
  executer: async (ctx, { positionals: [fichier = ""] }) => {
    const { lireFluxBeneficiaire } = await import("#domaines/flux/lecture-caf/lire.ts");
    const lu = await lireFluxBeneficiaire(resolve(fichier), {
      departementAttendu: ctx.config.departement,
      surLot: () => undefined,
    });
    if (!lu.ok) return { code: 2, refus: lu.refus };
    return { code: 0, texte: rendre(lu.value), document: { ...lu.value } };
  },
});

const nombre = (n: number): string => n.toLocaleString("fr-FR");

function rendre(r: RapportLecture): string {
  const { enveloppe: e, soumis } = r;
  return [
    `${r.type}, ${e.organisme} ${e.numero}, département ${e.departement}, référence ${e.reference}`,
    `${nombre(r.foyers)} foyers, ${nombre(r.personnes)} personnes, ${nombre(r.rejets_total)} rejets`,
    `Annoncés : ${r.annonces === null ? "non dit" : nombre(r.annonces)}${r.complet ? "" : ", comptes discordants"}`,
    `Soumis aux droits et devoirs : ${nombre(soumis.oui)} oui, ${nombre(soumis.non)} non, ${nombre(soumis.inconnu)} inconnu`,
    `États du droit : ${Object.entries(r.etats)
      .map(([etat, foyers]) => `${etat} ${nombre(foyers)}`)
      .join(", ")}`,
    ...r.avertissements.map((a) => `Attention : ${a.message} (${nombre(a.nombre)})`),
    ...r.rejets.map((rejet) => `Rejet : ${rejet.message}`),
  ].join("\n");
}
