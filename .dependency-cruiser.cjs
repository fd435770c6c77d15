// The houses, lowest first: imports and foreign keys go down this list, never up, never round.
const MAISONS = [
  "referentiels",
  "structures",
  "habilitations",
  "personnes",
  "documents",
  "actes",
  "commissions",
  "offre",
  "orientation",
  "accompagnement",
  "aides",
  "sanctions",
  "employeurs",
  "clauses",
  "financements",
  "fse",
  "flux",
  "pilotage",
  "pacte",
  "accueil",
  "portail",
  "conformite",
];

// Tests and what only tests use: `*-de-test.ts`, and the helpers of an `essai(s)` folder or file.
const TESTS = ["[.](db[.])?test[.]tsx?$", "-de-test[.]tsx?$", "/essais?([.]tsx?$|/)", "^tests/"];
const room = (furniture) => `^src/domaines/.+/${furniture}([.]tsx?$|/)`;

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "dynamic-import"] } },
    },
    { name: "not-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "core-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^src/core/", pathNot: TESTS },
      to: { path: "^src/", pathNot: "^src/core/" },
    },
    {
      name: "platform-imports-core-only",
      severity: "error",
      from: { path: "^src/platform/", pathNot: TESTS },
      to: { path: "^src/", pathNot: "^src/(core|platform)/" },
    },
    {
      name: "nothing-imports-entrypoints",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(entrypoints/|main[.]ts$)", ...TESTS] },
      to: { path: "^src/(entrypoints/|main[.]ts$)" },
    },
    ...MAISONS.map((maison, rang) => ({
      name: `maison-${maison}-imports-lower-houses-only`,
      severity: "error",
      from: { path: `^src/domaines/${maison}/`, pathNot: TESTS },
      to: {
        path: "^src/domaines/",
        pathNot: `^src/domaines/(${MAISONS.slice(0, rang + 1).join("|")})/`,
      },
    })),
    {
      name: "house-outside-the-list",
      severity: "error",
      from: {},
      to: { path: "^src/domaines/", pathNot: `^src/domaines/(${MAISONS.join("|")})/` },
    },
    {
      name: "houses-have-one-door",
      severity: "error",
      from: { path: "^src/domaines/([^/]+)/", pathNot: TESTS },
      to: {
        path: "^src/domaines/",
        pathNot: ["^src/domaines/$1/", "^src/domaines/[^/]+/index[.]ts$"],
      },
    },
    {
      name: "rules-are-pure",
      comment:
        "core, rules and types of the house, lower houses' types. No database, no machinery.",
      severity: "error",
      from: { path: room("rules"), pathNot: TESTS },
      to: {
        path: [
          "^src/platform/",
          "^node_modules/(?!zod/)",
          ...["store", "policy", "routes", "usecases", "queries", "pages"].map(room),
        ],
      },
    },
    {
      name: "rules-use-no-node-module",
      severity: "error",
      from: { path: room("rules"), pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "rules-see-types-only-of-lower-houses",
      severity: "error",
      from: { path: "^src/domaines/([^/]+)/.*/rules/", pathNot: TESTS },
      to: {
        path: "^src/domaines/",
        pathNot: "^src/domaines/$1/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pages-never-query",
      severity: "error",
      from: { path: room("pages"), pathNot: TESTS },
      to: {
        path: [
          "^src/platform/(db|cluster)/",
          ...["store", "queries", "usecases", "routes"].map(room),
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "data-knows-no-screen",
      severity: "error",
      from: { path: [room("store"), room("queries"), room("usecases")], pathNot: TESTS },
      to: { path: ["^src/platform/html/", ...["pages", "routes"].map(room)] },
    },
    {
      name: "only-usecases-and-store-write",
      comment: "A query reads; it never goes through the writer of the tables.",
      severity: "error",
      from: { path: room("queries"), pathNot: TESTS },
      to: { path: [room("store"), room("usecases")], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sources-ignore-tests",
      severity: "error",
      from: { path: "^(src|scripts)/", pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: "sources-run-without-dev-dependencies",
      severity: "error",
      from: { path: "^src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
