import { setTimeout as pause } from "node:timers/promises";
import { type BilanPreuve, creerTirage, type DemandePreuve, tirerMoments } from "./preuve.ts";
import { depotsAppliques, type SceneJouee, verifierDepots } from "./scenes.ts";
import { comparer, type Interruption, interrompre, type Terrain } from "./terrain.ts";

/** Runs `flux importer`, kills it as told, runs it again. @returns what differs from the uninterrupted base */
const tuerEtReprendre = async (
  terrain: Terrain,
  scene: SceneJouee,
  tuer: (importer: readonly string[]) => Promise<Interruption>,
): Promise<{ readonly touche: boolean; readonly ecart: string | undefined }> => {
  await terrain.remettre(scene.modele);
  const importer = ["flux", "importer", scene.fichier, "--json"];
  const { touche } = await tuer(importer);
  const reprise = await terrain.commande(...importer);
  if (reprise.code !== 0) {
    return { touche, ecart: `reprise, sortie ${reprise.code} : ${reprise.stderr}` };
  }
  const ecart =
    comparer(scene.attendue, await terrain.empreinte()) ?? (await verifierDepots(terrain, scene));
  return { touche, ecart };
};

/** Kills `flux importer` with SIGKILL at moments spread over its life, runs it again, and compares. */
export const prouverImport = async (
  terrain: Terrain,
  scenes: readonly SceneJouee[],
  { essais, graine, dire }: DemandePreuve,
): Promise<BilanPreuve> => {
  const tirage = creerTirage(graine);
  const echecs: string[] = [];
  let touches = 0;
  for (const [rang, part] of tirerMoments(essais.import, tirage).entries()) {
    const scene = scenes[rang % scenes.length];
    if (!scene) continue;
    const ms = Math.round(part * scene.dureeMs);
    const { touche, ecart } = await tuerEtReprendre(terrain, scene, (importer) =>
      interrompre(terrain.lancer(...importer), ms),
    );
    if (touche) touches += 1;
    const moment = `${scene.nom}, tué à ${ms} ms sur ${Math.round(scene.dureeMs)}`;
    dire(`  ${moment} : ${ecart ?? "identique"}`);
    if (ecart) echecs.push(`${moment} : ${ecart}`);
  }
  return { nom: "kill -9 de « flux importer »", essais: touches, echecs, tires: true };
};

/** The narrowest place: the file is applied, what follows from it (the orientation queue) is not done yet. */
export const prouverSuite = async (
  terrain: Terrain,
  scenes: readonly SceneJouee[],
  { dire }: DemandePreuve,
): Promise<BilanPreuve> => {
  const echecs: string[] = [];
  let touches = 0;
  for (const scene of scenes) {
    const { touche, ecart } = await tuerEtReprendre(terrain, scene, async (importer) => {
      const avant = await depotsAppliques(terrain);
      const enfant = terrain.lancer(...importer);
      while (enfant.exitCode === null && (await depotsAppliques(terrain)) === avant) await pause(5);
      return interrompre(enfant, 0);
    });
    if (touche) touches += 1;
    const moment = `${scene.nom}, tué sitôt le dépôt appliqué`;
    dire(`  ${moment} : ${ecart ?? "identique"}`);
    if (ecart) echecs.push(`${moment} : ${ecart}`);
  }
  const nom = "kill -9 entre l’application du fichier et ses suites";
  return { nom, essais: touches, echecs, tires: false };
};
