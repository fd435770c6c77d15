import { definirCommande } from "../commande.ts";

export const commande = definirCommande({
  usage: "",
  aide: "Les comptes de la démonstration ; ils n’existent nulle part ailleurs.",
  options: {},
  executer: async (ctx) => {
    const { listComptesDeDemonstration } = await import("#domaines/habilitations/index.ts");
    const comptes = listComptesDeDemonstration(ctx.config.departement);
    return {
      code: 0,
      texte: comptes
        .map((c) => `${c.identifiant}\t${c.mot_de_passe}\t${c.role}\t${c.perimetre}`)
        .join("\n"),
      document: comptes,
    };
  },
});
