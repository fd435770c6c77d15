import type { RouteDecrite } from "#platform/http/index.ts";
import { differences } from "../../../../src/entrypoints/web/matrice/jouer.ts";
import type { Monde } from "../../../../src/entrypoints/web/matrice/monde.ts";
import { listRoutesDeclarees } from "../../../../src/entrypoints/web/table-routes.ts";
import { insererDans } from "./inserer.ts";
import { premierEcart } from "./parcours.ts";

/** Access one route would declare in place of its own. */
export interface AccesOuvert {
  /** `GET /personnes`. */
  readonly route: string;
  readonly declare: string;
  readonly ouvert: "connecte" | "public";
}

/** Every protected route, opened to whoever has a session, then to everyone. */
export const recenserAcces = (): readonly AccesOuvert[] =>
  listRoutesDeclarees().flatMap(({ methode, chemin, acces }) => {
    if (acces === "public") return [];
    const route = `${methode} ${chemin}`;
    const ouverts =
      acces === "connecte" ? (["public"] as const) : (["connecte", "public"] as const);
    return ouverts.map((ouvert) => ({ route, declare: acces, ouvert }));
  });

const A_PORTEE = "__passerelleRoutes";

/** The kernel reads the access of a route at each request: handed out here, it is changed without starting again. */
export const coupeDesRoutes = () =>
  insererDans(
    "src/platform/http/application.ts",
    "  verifierRoutes(routes);\n",
    `  (globalThis.${A_PORTEE} ??= []).push(routes);\n`,
  );

type RouteOuvrable = { -readonly [K in keyof RouteDecrite]: RouteDecrite[K] };

const enService = (): readonly (readonly RouteOuvrable[])[] => {
  const listes: unknown = Reflect.get(globalThis, A_PORTEE);
  // The check: the hook alone writes there, one list an application.
  if (!Array.isArray(listes)) throw new Error("Le noyau n’a pas donné ses routes");
  return listes as RouteOuvrable[][];
};

/** Opens each access in turn, plays its cells, closes it again. @returns what noticed, in the same order */
export const ouvrirChacun = async (
  monde: Monde,
  acces: readonly AccesOuvert[],
): Promise<readonly (string | undefined)[]> => {
  const vues: (string | undefined)[] = [];
  for (const { route: nom, ouvert } of acces) {
    const visees = enService()
      .flat()
      .filter((r) => `${r.methode} ${r.chemin}` === nom);
    const [declare] = visees.map((r) => r.acces);
    if (declare === undefined) throw new Error(`Route introuvable : ${nom}`);
    const poser = (valeur: RouteDecrite["acces"]): void => {
      for (const r of visees) r.acces = valeur;
    };
    poser(ouvert);
    const vue = await premierEcart(monde, "deux", [[nom]]);
    const [ecart] = differences(enService()[0] ?? []);
    vues.push(vue ?? ecart);
    poser(declare);
  }
  return vues;
};
