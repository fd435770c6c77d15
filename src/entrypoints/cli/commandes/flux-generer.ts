import { resolve } from "node:path";
import { definirCommande, refuserSaisie } from "../commande.ts";

const entier = (texte: string, min: number, max: number): number | undefined => {
  const nombre = /^\d+$/.test(texte) ? Number(texte) : Number.NaN;
  return nombre >= min && nombre <= max ? nombre : undefined;
};

export const commande = definirCommande({
  usage:
    "--foyers N --mois AAAA-MM --graine S --sortie DOSSIER [--departement D] [--mois-suivants K] [--bruit 0|1] [--pannes LISTE] [--quotidiens 0|1]",
  aide: `Écrit des fichiers de synthèse et leur vérité ; aucune personne réelle.
  --departement D      62 par défaut, ou PASSERELLE_DEPARTEMENT
  --foyers N           nombre de foyers du premier mois
  --mois AAAA-MM       premier mois
  --graine S           même graine, mêmes octets
  --sortie DOSSIER     dossier à remplir
  --mois-suivants K    mois de plus, avec entrées, sorties et changements (0)
  --bruit 0|1          fautes de frappe et écarts entre organismes (1)
  --pannes LISTE       pièges à semer, séparés par des virgules
  --quotidiens 0|1     les fichiers quotidiens des mois suivants (1)`,
  options: {
    departement: { type: "string" },
    foyers: { type: "string" },
    mois: { type: "string" },
    graine: { type: "string" },
    sortie: { type: "string" },
    "mois-suivants": { type: "string", default: "0" },
    bruit: { type: "string", default: "1" },
    pannes: { type: "string", default: "" },
    quotidiens: { type: "string", default: "1" },
  },
  executer: async (ctx, { values: v }) => {
    const foyers = entier(v.foyers ?? "", 1, 5_000_000);
    if (foyers === undefined) return refuserSaisie("--foyers attend un nombre d’au moins 1.");
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(v.mois ?? "")) {
      return refuserSaisie("--mois attend un mois, écrit AAAA-MM.");
    }
    const moisSuivants = entier(v["mois-suivants"], 0, 120);
    if (moisSuivants === undefined) return refuserSaisie("--mois-suivants attend 0 à 120.");
    if (!/^[01]$/.test(v.bruit)) return refuserSaisie("--bruit attend 0 ou 1.");
    if (!/^[01]$/.test(v.quotidiens)) return refuserSaisie("--quotidiens attend 0 ou 1.");
    const graine = entier(v.graine ?? "", 0, 0xffff_ffff);
    if (graine === undefined) return refuserSaisie("--graine attend un nombre entier.");
    if (!v.sortie) return refuserSaisie("--sortie attend un dossier.");
    const { DEPARTEMENTS_SERVIS, genererFlux, PANNES } = await import(
      "#domaines/flux/generateur/generateur.ts"
    );
    const departement = v.departement ?? ctx.config.departement;
    if (!DEPARTEMENTS_SERVIS.includes(departement)) {
      return refuserSaisie(`--departement attend ${DEPARTEMENTS_SERVIS.join(", ")}.`);
    }
    const pannes = v.pannes.split(",").filter((panne) => panne !== "");
    const inconnue = pannes.find((panne) => !(panne in PANNES));
    if (inconnue !== undefined) {
      return refuserSaisie(
        `Panne inconnue : ${inconnue} (possibles : ${Object.keys(PANNES).join(", ")}).`,
      );
    }
    const bilan = await genererFlux({
      departement,
      foyers,
      mois: v.mois ?? "",
      graine,
      sortie: resolve(v.sortie),
      moisSuivants,
      bruit: v.bruit === "1",
      pannes,
      quotidiens: v.quotidiens === "1",
    });
    return { code: 0, texte: `Fichiers écrits dans ${v.sortie}.`, document: { ...bilan } };
  },
});
