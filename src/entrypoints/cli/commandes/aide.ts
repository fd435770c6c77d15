import { aideCommande, aideGenerale } from "../aide.ts";
import { definirCommande, refuserSaisie } from "../commande.ts";
import { TABLE } from "../table.ts";

export const commande = definirCommande({
  usage: "[COMMANDE]",
  aide: "Sans argument, la liste des commandes ; avec le nom d’une commande, ses options.",
  options: {},
  positionnels: [0, 2],
  executer: async (_ctx, { positionals }) => {
    const nom = positionals.join(" ");
    if (nom === "") {
      const commandes = Object.entries(TABLE).map(([n, { resume }]) => ({ nom: n, resume }));
      return { code: 0, texte: aideGenerale(), document: { commandes } };
    }
    const entree = TABLE[nom];
    if (!entree) return refuserSaisie(`Commande inconnue : « ${nom} ».`);
    const { commande: cible } = await entree.charger();
    const { usage, aide } = cible;
    return { code: 0, texte: aideCommande(nom, cible), document: { nom, usage, aide } };
  },
});
