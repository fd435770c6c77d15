import { randomBytes } from "node:crypto";
import { access, link, readFile, rename, unlink, writeFile } from "node:fs/promises";

export const hasCode = (
  error: unknown,
  ...codes: string[]
): error is Error & { readonly code: string } =>
  error instanceof Error && "code" in error && codes.includes(String(error.code));

const besideName = (path: string): string =>
  `${path}.${process.pid}-${randomBytes(6).toString("hex")}`;

/** Creates a whole file at once; false when one of that name exists. Never a half-written file. */
export async function createWhole(path: string, content: string): Promise<boolean> {
  const temporary = besideName(path);
  await writeFile(temporary, content, { mode: 0o600 });
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
}

/** Replaces a file in one step. */
export async function replaceWhole(path: string, content: string): Promise<void> {
  const temporary = besideName(path);
  await writeFile(temporary, content, { mode: 0o600 });
  await rename(temporary, path);
}

/** undefined when there is no such file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** The content of a secret file, made on first need; the same one for all who ask at once. */
export async function readOrCreate(path: string, make: () => string): Promise<string> {
  const known = await readIfThere(path);
  if (known !== undefined) return known.trim();
  await createWhole(path, `${make()}\n`);
  const written = await readIfThere(path);
  if (written === undefined) throw new Error(`${path} a disparu`);
  return written.trim();
}

export const isThere = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, "ENOENT", "ENOTDIR")) return false;
      throw error;
    },
  );
