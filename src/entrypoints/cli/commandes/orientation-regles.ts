import { definirCommande, refuserSaisie } from "../commande.ts";

export const commande = definirCommande({
  usage: "--schema",
  aide: `Le schéma publié (JSON Schema) : les entrées qu’une règle peut regarder, la forme d’une liste de règles,
celle des personnes données à orientation evaluer et celle des réponses. Sans base de données.`,
  options: { schema: { type: "boolean" } },
  executer: async (_ctx, { values }) => {
    if (!values.schema) return refuserSaisie("Dites ce que vous voulez lire : --schema.");
    const { schemaPublie } = await import("#domaines/orientation/regle/schema.ts");
    const schema = schemaPublie();
    return { code: 0, texte: JSON.stringify(schema, null, 2), document: { schema } };
  },
});
