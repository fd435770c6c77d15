import { setTimeout as pause } from "node:timers/promises";
import { deposerFichier } from "#domaines/flux/index.ts";
import { ouvrirInstallation } from "#entrypoints/installation.ts";
import { TACHES } from "#entrypoints/worker/taches.ts";
import { type BilanPreuve, creerTirage, type DemandePreuve, tirerMoments } from "./preuve.ts";
import { type SceneJouee, verifierDepots } from "./scenes.ts";
import { comparer, interrompre, type Terrain } from "./terrain.ts";

const PATIENCE_MS = 300_000;

/** The path of the site: a deposit, its job in the queue, a worker killed with SIGKILL, another one started. */
export const prouverOuvrier = async (
  terrain: Terrain,
  scenes: readonly SceneJouee[],
  { essais, graine, dire }: DemandePreuve,
): Promise<BilanPreuve> => {
  const tirage = creerTirage(graine + 2);
  const echecs: string[] = [];
  let touches = 0;
  for (const [rang, part] of tirerMoments(essais.ouvrier, tirage).entries()) {
    const scene = scenes[rang % scenes.length];
    if (!scene) continue;
    await terrain.remettre(scene.modele);
    await mettreEnFile(terrain, scene.fichier);
    const ms = Math.round(part * scene.dureeMs);
    const { touche } = await interrompre(terrain.lancer("ouvrier"), ms);
    if (touche) touches += 1;
    const reprise = await finirLaFile(terrain);
    const ecart =
      reprise ??
      comparer(scene.attendue, await terrain.empreinte()) ??
      (await verifierDepots(terrain, scene));
    const moment = `${scene.nom}, ouvrier tué à ${ms} ms`;
    dire(`  ${moment} : ${ecart ?? "identique"}`);
    if (ecart) echecs.push(`${moment} : ${ecart}`);
  }
  return { nom: "kill -9 de l’ouvrier, tâche en file", essais: touches, echecs, tires: true };
};

const mettreEnFile = async (terrain: Terrain, chemin: string): Promise<void> => {
  const installation = await ouvrirInstallation(terrain.config, terrain.url);
  try {
    const depotId = await deposerFichier(installation.flux, {
      chemin,
      nomFichier: chemin,
      deposePar: null,
      deplacer: false,
    });
    await installation.bases.poolApp.query("select passerelle.enfiler($1, $2::json, $3)", [
      TACHES.importer,
      JSON.stringify({ depotId }),
      `depot:${depotId}`,
    ]);
  } finally {
    await installation.fermer();
  }
};

/** A new worker, left alone until the queue is empty, then stopped in good order. @returns what went wrong */
const finirLaFile = async (terrain: Terrain): Promise<string | undefined> => {
  const ouvrier = terrain.lancer("ouvrier");
  const limite = performance.now() + PATIENCE_MS;
  let restantes = -1;
  while (restantes !== 0 && performance.now() < limite && ouvrier.exitCode === null) {
    await pause(200);
    const [file] = await terrain.requete(
      "select count(*)::int as n, min(last_error) as faute from graphile_worker._private_jobs",
    );
    restantes = typeof file?.n === "number" ? file.n : -1;
    if (typeof file?.faute === "string") return `tâche en faute : ${file.faute}`;
  }
  const { fin } = await interrompreDoucement(ouvrier);
  if (restantes !== 0) return `file non vidée (${restantes} tâches), sortie ${fin}`;
  return undefined;
};

const interrompreDoucement = async (ouvrier: ReturnType<Terrain["lancer"]>) => {
  ouvrier.kill("SIGTERM");
  const { fin } = await interrompre(ouvrier, 30_000);
  return { fin: fin.code };
};
