import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "./lock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "passerelle-verrou-"));
});
afterEach(() => rm(folder, { recursive: true }));

const count = async (): Promise<void> => {
  const file = join(folder, "compte");
  const before = Number(await readFile(file, "utf8").catch(() => "0"));
  await new Promise((done) => setImmediate(done));
  await writeFile(file, String(before + 1));
};

describe("withLock", () => {
  it("ne laisse entrer qu’un seul à la fois", async () => {
    await Promise.all(Array.from({ length: 40 }, () => withLock(folder, count)));
    expect(await readFile(join(folder, "compte"), "utf8")).toBe("40");
    expect((await readdir(folder)).filter((n) => n.startsWith("verrou"))).toHaveLength(1);
  });

  it("se libère quand le travail échoue", async () => {
    await expect(withLock(folder, () => Promise.reject(new Error("panne")))).rejects.toThrow(
      "panne",
    );
    await withLock(folder, count);
  });

  it("un détenteur tué ne bloque personne, et un seul de ceux qui attendaient entre", async () => {
    const script = `
      import { withLock } from ${JSON.stringify(new URL("./lock.ts", import.meta.url).href)};
      await withLock(${JSON.stringify(folder)}, () => { console.log("tenu"); return new Promise(() => setInterval(() => {}, 1e6)); });`;
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(child.stdout, "data");
    const waiting = Promise.all(Array.from({ length: 10 }, () => withLock(folder, count)));
    await expect(withLock(folder, count, 50)).rejects.toThrow(`(${child.pid})`);
    child.kill("SIGKILL");
    await waiting;
    expect(await readFile(join(folder, "compte"), "utf8")).toBe("10");
  });
});
