import { transform } from "esbuild";
import { type Coupe, couper } from "../garde.ts";

/** Name under which a removed filter finds the writer of SQL, which its module may not import. */
const ECRIRE_SQL = '\nimport { sql as __sql } from "kysely";\n';

export const muter = (source: string, coupe: Coupe): string => couper(source, coupe) + ECRIRE_SQL;

/** The module as Node runs it, JSX and types away. */
export const enModule = async (source: string, chemin: string): Promise<string> => {
  const { code } = await transform(source, {
    loader: chemin.endsWith("x") ? "tsx" : "ts",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    target: "es2023",
  });
  return code;
};
