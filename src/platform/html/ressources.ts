import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, stop } from "esbuild";
import { feuilleDeStyles } from "./styles.ts";

/** A file served with its fingerprint in its name, so that browsers keep it for ever. */
export interface Fichier {
  readonly type: string;
  readonly contenu: Uint8Array;
  readonly br?: Uint8Array;
  readonly gzip?: Uint8Array;
}

export interface Ressources {
  readonly styles: string;
  readonly script: string;
  readonly police: string;
  readonly icone: string;
  readonly fichiers: ReadonlyMap<string, Fichier>;
}

export const DOSSIER_PUBLIC = "/ressources";

const ICI = fileURLToPath(new URL(".", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export const THEMES: readonly string[] = readdirSync(join(ICI, "themes"))
  .filter((nom) => nom.endsWith(".css"))
  .map((nom) => nom.replace(".css", ""));

/**
 * Bundles styles, scripts and fonts in memory, once, when a process starts.
 *
 * @param departement its theme when there is one; the colours of `themes/62.css` otherwise
 */
export async function construireRessources(departement: string): Promise<Ressources> {
  const theme = THEMES.includes(departement) ? departement : "62";
  const resultat = await build({
    entryPoints: {
      passerelle: "styles:passerelle",
      navigateur: join(ICI, "navigateur", "principal.ts"),
      passage: join(ICI, "marque.svg"),
    },
    bundle: true,
    minify: true,
    write: false,
    outdir: "/ressources",
    publicPath: DOSSIER_PUBLIC,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    format: "esm",
    target: ["chrome111", "firefox113", "safari16.4"],
    loader: { ".woff2": "file", ".svg": "copy" },
    tsconfig: join(ICI, "navigateur", "tsconfig.json"),
    plugins: [
      {
        name: "styles",
        setup(construction) {
          construction.onResolve({ filter: /^styles:/ }, (args) => ({
            path: args.path,
            namespace: "styles",
          }));
          construction.onLoad({ filter: /.*/, namespace: "styles" }, () => ({
            contents: feuilleDeStyles(theme),
            loader: "css",
            resolveDir: ICI,
          }));
        },
      },
    ],
  });
  await stop();
  const fichiers = new Map(
    await Promise.all(
      resultat.outputFiles.map(
        async ({ path, contents }) =>
          [
            path.replaceAll("\\", "/").slice(path.indexOf("/ressources")),
            await comprimer(path, contents),
          ] as const,
      ),
    ),
  );
  const trouver = (debut: string, fin: string): string => {
    const chemin = [...fichiers.keys()].find(
      (c) => c.startsWith(`${DOSSIER_PUBLIC}/${debut}`) && c.endsWith(fin),
    );
    if (!chemin) throw new Error(`Ressource absente : ${debut}…${fin}`);
    return chemin;
  };
  return {
    styles: trouver("passerelle-", ".css"),
    script: trouver("navigateur-", ".js"),
    police: trouver("atkinson-hyperlegible-next-latin-wght-normal-", ".woff2"),
    icone: trouver("passage-", ".svg"),
    fichiers,
  };
}

const enBr = promisify(brotliCompress);
const enGzip = promisify(gzip);

/** Fonts are compressed already. */
async function comprimer(chemin: string, contenu: Uint8Array): Promise<Fichier> {
  const extension = extname(chemin);
  const type = TYPES[extension] ?? "application/octet-stream";
  if (extension === ".woff2") return { type, contenu };
  const [br, gz] = await Promise.all([
    enBr(contenu, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    enGzip(contenu, { level: 9 }),
  ]);
  return { type, contenu, br, gzip: gz };
}
