import { type BilanPreuve, creerTirage, type DemandePreuve, tirerMoments } from "./preuve.ts";
import { type SceneJouee, verifierDepots } from "./scenes.ts";
import { comparer, interrompre, type Terrain } from "./terrain.ts";

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
    await terrain.remettre(scene.modele);
    const ms = Math.round(part * scene.dureeMs);
    const importer = ["flux", "importer", scene.fichier, "--json"] as const;
    const { touche } = await interrompre(terrain.lancer(...importer), ms);
    if (touche) touches += 1;
    const reprise = await terrain.commande(...importer);
    const ecart =
      reprise.code === 0
        ? (comparer(scene.attendue, await terrain.empreinte()) ??
          (await verifierDepots(terrain, scene)))
        : `reprise, sortie ${reprise.code} : ${reprise.stderr}`;
    const moment = `${scene.nom}, tué à ${ms} ms sur ${Math.round(scene.dureeMs)}`;
    dire(`  ${moment} : ${ecart ?? "identique"}`);
    if (ecart) echecs.push(`${moment} : ${ecart}`);
  }
  return { nom: "kill -9 de « flux importer »", essais: touches, echecs };
};
