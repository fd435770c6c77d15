import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type BilanPreuve, creerTirage, type DemandePreuve, tirerMoments } from "./preuve.ts";
import { type SceneJouee, verifierDepots } from "./scenes.ts";
import { attendre, comparer, type Terrain } from "./terrain.ts";

/** The command meets its end with the server's, or goes on with the one that is started again. */
const FIN_DE_COMMANDE_MS = 120_000;

/** Of a command's time, what comes after its start. */
const PART_RESTANTE = 0.8;

/** Kills PostgreSQL itself with SIGKILL during an import, runs the command again, and compares. */
export const prouverServeur = async (
  terrain: Terrain,
  scenes: readonly SceneJouee[],
  { essais, graine, dire }: DemandePreuve,
): Promise<BilanPreuve> => {
  const tirage = creerTirage(graine + 1);
  const echecs: string[] = [];
  let touches = 0;
  for (const [rang, part] of tirerMoments(essais.serveur, tirage).entries()) {
    const scene = scenes[rang % scenes.length];
    if (!scene) continue;
    await terrain.remettre(scene.modele);
    await terrain.laisserServeur();
    const importer = ["flux", "importer", scene.fichier, "--json"] as const;
    const enfant = terrain.lancer(...importer);
    const fin = attendre(enfant);
    const pid = await attendreServeur(terrain, enfant.pid);
    // The command has already started the server: its own work is what remains.
    const ms = Math.round(part * scene.dureeMs * PART_RESTANTE);
    await Promise.race([pause(ms), once(enfant, "close")]);
    const vivante = enfant.exitCode === null;
    if (pid !== undefined && vivante) {
      process.kill(pid, "SIGKILL");
      touches += 1;
    }
    const garde = setTimeout(() => enfant.kill("SIGKILL"), FIN_DE_COMMANDE_MS);
    const { code } = await fin;
    clearTimeout(garde);
    const reprise = await terrain.commande(...importer);
    await terrain.reprendre();
    const ecart =
      reprise.code === 0
        ? (comparer(scene.attendue, await terrain.empreinte()) ??
          (await verifierDepots(terrain, scene)))
        : `reprise, sortie ${reprise.code} : ${reprise.stderr}`;
    const moment = `${scene.nom}, PostgreSQL tué à ${ms} ms, commande sortie ${code}`;
    dire(`  ${moment} : ${ecart ?? "identique"}`);
    if (ecart) echecs.push(`${moment} : ${ecart}`);
  }
  return { nom: "kill -9 de PostgreSQL pendant un import", essais: touches, echecs, tires: true };
};

const attendreServeur = async (
  terrain: Terrain,
  commande: number | undefined,
): Promise<number | undefined> => {
  const limite = performance.now() + 60_000;
  while (performance.now() < limite && commande !== undefined) {
    const pid = await terrain.serveur();
    if (pid !== undefined) return pid;
    await pause(20);
  }
  return undefined;
};
