import { comparer, type Empreinte, type Scene, type Terrain } from "./terrain.ts";

/** What an uninterrupted import gives, and how long it takes: what every trial is held against. */
export interface SceneJouee extends Scene {
  readonly dureeMs: number;
  readonly attendue: Empreinte;
}

/** A mensuel in an empty base, then the one of the month after on the first. */
export const preparerScenes = async (terrain: Terrain): Promise<readonly SceneJouee[]> => {
  await exiger(terrain, "migrer");
  // The reference data of the département too: a state that every command would otherwise complete.
  await exiger(terrain, "etat", "--json");
  await terrain.garder("vide");
  const scenes: SceneJouee[] = [];
  const [premier = "", suivant = ""] = terrain.fichiers;
  for (const scene of [
    { nom: "premier mensuel", modele: "vide", fichier: premier },
    { nom: "mensuel suivant", modele: "premier", fichier: suivant },
  ]) {
    const debut = performance.now();
    await exiger(terrain, "flux", "importer", scene.fichier, "--json");
    const dureeMs = performance.now() - debut;
    const attendue = await terrain.empreinte();
    const ecart = comparer(attendue, await terrain.empreinte());
    if (ecart) throw new Error(`La même base ne se dit pas deux fois pareil : ${ecart}`);
    scenes.push({ ...scene, dureeMs, attendue });
    if (scene.modele === "vide") await terrain.garder("premier");
  }
  return scenes;
};

const exiger = async (terrain: Terrain, ...args: readonly string[]): Promise<void> => {
  const { code, stderr } = await terrain.commande(...args);
  if (code !== 0) throw new Error(`passerelle ${args.join(" ")} : sortie ${code}\n${stderr}`);
};

/** What no export shows: nothing applied twice, no file left between two states. @returns what is wrong */
export const verifierDepots = async (
  terrain: Terrain,
  { fichier, modele }: Scene,
): Promise<string | undefined> => {
  const nom = fichier.split("/").at(-1);
  const [compte] = await terrain.requete(
    `select (select count(*)::int from passerelle.depot where etat = 'applique') as appliques,
            (select count(*)::int from passerelle.arrivage) as arrivages,
            (select count(*)::int from passerelle.trace where geste = 'flux.appliquer') as traces`,
  );
  const voulu = modele === "vide" ? 1 : 2;
  const { appliques, arrivages, traces } = compte ?? {};
  if (appliques === voulu && arrivages === voulu && traces === voulu) return undefined;
  return `${nom} : ${appliques} dépôts appliqués, ${arrivages} arrivages, ${traces} traces, ${voulu} voulus`;
};

export const depotsAppliques = async (terrain: Terrain): Promise<number> => {
  const [compte] = await terrain.requete(
    "select count(*)::int as n from passerelle.depot where etat = 'applique'",
  );
  return Number(compte?.n);
};
