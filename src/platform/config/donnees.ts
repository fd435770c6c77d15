import { mkdir, realpath } from "node:fs/promises";
import { ErreurExploitation } from "./exploitation.ts";
import { hasCode } from "./whole-file.ts";

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Makes the data folder, or one of its own folders, and returns its real path. When root makes it,
 * the user who runs PostgreSQL in its place may go through it; nobody else reads it.
 */
export async function openOwnFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, "EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST")) throw error;
    throw new ErreurExploitation(
      `Le dossier ${path} ne peut être ni ouvert ni créé (${error.code}) : donnez-en un autre dans PASSERELLE_DONNEES.`,
    );
  }
}
