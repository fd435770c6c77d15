import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "",
  aide: `Toutes les adresses de l’application : méthode, chemin, accès, rôles qui y viennent. Sans base de données.
Accès : public, connecte (tout compte) ou le geste de la table des habilitations.`,
  options: {},
  executer: async () => {
    const { listRoutesDeclarees } = await import("../../web/table-routes.ts");
    const routes = listRoutesDeclarees();
    const texte = routes
      .map((r) => [r.methode, r.chemin, r.acces, r.roles.join(" ")].join("\t"))
      .join("\n");
    return { code: 0, texte, document: routes };
  },
});
