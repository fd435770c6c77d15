import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "",
  aide: "Applique les migrations manquantes, dans l’ordre. Sans effet quand la base est à jour.",
  options: {},
  executer: async (ctx) => {
    const { migrer } = await import("#platform/db/migrations.ts");
    const { url, embarquee } = await ctx.ouvrirBase();
    const { appliquees, roles } = await migrer(url);
    const texte =
      appliquees.length === 0
        ? "La base est à jour."
        : `Migrations appliquées : ${appliquees.join(", ")}.`;
    return { code: 0, texte, document: { appliquees, roles, embarquee } };
  },
});
