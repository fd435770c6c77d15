import { copyFile } from "node:fs/promises";
import type { BilanPreuve } from "./preuve.ts";
import type { SceneJouee } from "./scenes.ts";
import { comparer, type Terrain } from "./terrain.ts";

/** The same bytes three times more, the last one under another name: nothing changes, and it is said. */
export const prouverRejeu = async (
  terrain: Terrain,
  [premier]: readonly SceneJouee[],
): Promise<BilanPreuve> => {
  const nom = "le même fichier trois fois de plus, puis sous un autre nom";
  if (!premier) throw new Error("Aucune scène à rejouer");
  await terrain.remettre("premier");
  const avant = await compter(terrain);
  const renomme = premier.fichier.replace(/\.xml$/, "-renomme.xml");
  await copyFile(premier.fichier, renomme);
  const echecs: string[] = [];
  const fichiers = [premier.fichier, premier.fichier, premier.fichier, renomme];
  for (const [rang, fichier] of fichiers.entries()) {
    const { code, stdout } = await terrain.commande("flux", "importer", fichier, "--json");
    const dit: unknown = code === 0 ? JSON.parse(stdout).deja_vu : undefined;
    const apres = await compter(terrain);
    const ecart =
      dit !== true
        ? `sortie ${code}, deja_vu ${String(dit)}`
        : apres === avant
          ? comparer(premier.attendue, await terrain.empreinte())
          : `les tables ont changé : ${avant} puis ${apres}`;
    if (ecart) echecs.push(`rejeu ${rang + 1} : ${ecart}`);
  }
  return { nom, essais: fichiers.length, echecs, tires: false };
};

/** Rows of every table but those that note the deposit itself. */
const compter = async (terrain: Terrain): Promise<string> => {
  const tables = await terrain.requete(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'passerelle' and c.relkind = 'r' and relname not in ('depot', 'trace', 'trace_scellee', 'ancre', 'compte_geste') order by relname`,
  );
  const comptes: string[] = [];
  for (const { relname } of tables) {
    const [ligne] = await terrain.requete(
      `select count(*)::int as n from passerelle."${String(relname)}"`,
    );
    comptes.push(`${String(relname)} ${String(ligne?.n)}`);
  }
  return comptes.join(", ");
};
