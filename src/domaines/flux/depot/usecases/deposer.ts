import { chmod, copyFile, mkdir, rename, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { nouvelUuid } from "#core/uuid.ts";
import { empreinteFichier } from "#platform/fichiers/empreinte.ts";
import type { AtelierFlux } from "../atelier.ts";
import { inscrireDepot } from "../store.ts";

export interface Depot {
  /** Where the bytes are now. */
  readonly chemin: string;
  /** As the sender named it; only shown, never trusted. */
  readonly nomFichier: string;
  readonly deposePar: string | null;
  /** Already ours (an upload): moved instead of copied. */
  readonly deplacer: boolean;
  readonly recuA?: Date;
  readonly reparation?: boolean;
}

/** Keeps the file as received: ours, or let in by `recevoirFichier`, and inscribes it; nothing of it is read yet. @returns the deposit's id */
export const deposerFichier = async (atelier: AtelierFlux, depot: Depot): Promise<string> => {
  const id = nouvelUuid();
  await mkdir(atelier.dossier, { recursive: true, mode: 0o700 });
  const place = join(atelier.dossier, id);
  await (depot.deplacer ? deplacer(depot.chemin, place) : copyFile(depot.chemin, place));
  await chmod(place, 0o600);
  const { size } = await stat(place);
  await inscrireDepot(atelier.pool, {
    id,
    empreinte: await empreinteFichier(place),
    nomFichier: basename(depot.nomFichier),
    fichier: id,
    octets: size,
    deposePar: depot.deposePar,
    recuA: depot.recuA ?? atelier.maintenant(),
    reparation: depot.reparation ?? false,
  });
  return id;
};

/** An upload may lie on another disk. */
const deplacer = async (de: string, vers: string): Promise<void> => {
  try {
    await rename(de, vers);
  } catch {
    await copyFile(de, vers);
  }
};
