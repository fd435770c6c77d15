import type pg from "pg";
import { ajouterMois, type Jour, jourAParis } from "#core/jour.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { FichiersTrace } from "./ancres.ts";
import { nomChaine } from "./categorie.ts";
import { type Ancre, sceauDAncre } from "./chainage.ts";
import { listAncres } from "./store.ts";

interface OptionsPurge {
  /** A connection of the owner. */
  readonly client: pg.ClientBase;
  readonly signer: Coffre["signer"];
  readonly fichiers: FichiersTrace;
  /** Whole months kept after the chain's own. */
  readonly conservation: number;
  readonly maintenant: Date;
  /** Says what would go, and removes nothing. */
  readonly aBlanc: boolean;
}

export interface ChainePurgee {
  readonly chaine: string;
  readonly mois: Jour;
  readonly lignes: number;
}

/**
 * Empties the closed chains that are past their time, one transaction each. Their closing anchor stays, a signed purge
 * is dropped beside it, in the database and outside, and the gesture is traced in today's chain.
 */
export const purgerTrace = async (o: OptionsPurge): Promise<readonly ChainePurgee[]> => {
  const { client, signer, fichiers, maintenant } = o;
  const jour = jourAParis(maintenant);
  const ancres = await listAncres(client);
  const dejaPurgees = new Set(ancres.filter((a) => a.genre === "purge").map(nomChaine));
  const depassees = ancres.filter(
    (a) =>
      a.genre === "cloture" &&
      !dejaPurgees.has(nomChaine(a)) &&
      ajouterMois(a.mois, 1 + o.conservation) <= jour,
  );
  const purgees: ChainePurgee[] = [];
  for (const fin of depassees) {
    const { categorie, mois, rang } = fin;
    const chaine = nomChaine(fin);
    if (!o.aBlanc) {
      const poseA = maintenant.toISOString().replace("Z", "000Z");
      const purge: Ancre = { ...fin, genre: "purge", jour, poseA };
      await client.query("begin");
      try {
        await client.query("select passerelle.purger_chaine($1, $2, $3, $4, decode($5, 'hex'))", [
          categorie,
          mois,
          jour,
          poseA,
          sceauDAncre(signer, purge),
        ]);
        await client.query(
          `insert into trace (acteur, geste, objet_sorte, objet_id, motif)
           values ('conservation', 'trace.purger', 'chaine', $1, $2)`,
          [chaine, `${rang} lignes, conservées ${o.conservation} mois`],
        );
        await client.query("commit");
      } catch (erreur) {
        await client.query("rollback");
        throw erreur;
      }
      await fichiers.ajouterAncres([purge]);
    }
    purgees.push({ chaine, mois, lignes: rang });
  }
  return purgees;
};
