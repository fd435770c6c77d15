import { stat } from "node:fs/promises";
import { dirname } from "node:path";

const X_OTHERS = 0o001;
const R_OTHERS = 0o004;

/** Whether any user may go through every folder of the path, itself included. */
export async function isTraversableByAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & X_OTHERS) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || isTraversableByAll(parent);
}

export const isReadableByAll = async (file: string): Promise<boolean> =>
  ((await stat(file)).mode & R_OTHERS) !== 0;
