import type { Commande } from "./commande.ts";
import { TABLE } from "./table.ts";

const ligneUsage = (nom: string, usage: string): string => `passerelle ${nom} ${usage}`.trimEnd();

export const aideCommande = (nom: string, commande: Commande): string =>
  [`Usage : ${ligneUsage(nom, commande.usage)} [--json]`, "", commande.aide.trim()].join("\n");

export function aideGenerale(): string {
  const noms = Object.keys(TABLE);
  const largeur = Math.max(...noms.map((nom) => nom.length));
  return [
    "Usage : passerelle COMMANDE [--json]",
    "",
    ...noms.map((nom) => `  ${nom.padEnd(largeur)}  ${TABLE[nom]?.resume}`),
    "",
    "passerelle aide COMMANDE dit ses options. Avec --json, un seul document JSON sur la sortie.",
    "Code de sortie : 0 fait · 1 panne · 2 refusé, rien d’écrit · 3 retenu pour décision.",
  ].join("\n");
}
