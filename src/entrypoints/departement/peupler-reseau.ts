import { installerModeles } from "#domaines/documents/index.ts";
import { creerComptesDeDemonstration } from "#domaines/habilitations/index.ts";
import { chargerStructures, reseauDeDemonstration } from "#domaines/structures/index.ts";
import type { Installation } from "../installation.ts";

/**
 * Accounts, network and letter models that only a demonstration or a bench invents.
 * @param foyers  the network has room for as many
 */
export const peuplerReseau = async (
  { bases, config: { departement } }: Installation,
  foyers: number,
): Promise<void> => {
  await installerModeles(bases.traitement);
  const client = await bases.poolTraitement.connect();
  try {
    await client.query("begin");
    await chargerStructures(client, departement, reseauDeDemonstration(departement, foyers));
    await creerComptesDeDemonstration(client, departement);
    await client.query("commit");
  } catch (erreur) {
    await client.query("rollback").catch(() => undefined);
    throw erreur;
  } finally {
    client.release();
  }
};
