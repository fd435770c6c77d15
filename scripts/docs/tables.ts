import { createRequire } from "node:module";
import { z } from "zod";
import { code, comparer, ecrirePage, tableau } from "./markdown.ts";
import { lireSchema, type Schema, type Table } from "./schema.ts";

const Config = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

/** The order of the houses, from the only place where it is written. */
const maisons = (): readonly string[] => [
  "plateforme",
  ...Config.parse(
    createRequire(import.meta.url)("../../.dependency-cruiser.cjs"),
  ).forbidden.flatMap(({ name }) => /^maison-(\w+)-/.exec(name)?.[1] ?? []),
];

/** A comment starts with its house: `flux : fichiers déposés…`. */
const separer = (commentaire: string): readonly [maison: string, dit: string] => {
  const i = commentaire.indexOf(" : ");
  return i < 0 ? ["", commentaire] : [commentaire.slice(0, i), commentaire.slice(i + 3)];
};

const decrire = (table: Table, { commentaires }: Schema): string => {
  const [, dit] = separer(commentaires.get(table.nom) ?? "");
  const lignes = table.colonnes.map((c) => [
    code(c.nom),
    `${c.type}${c.obligatoire ? "" : " ?"}`,
    code(c.vers),
    commentaires.get(`${table.nom}.${c.nom}`) ?? "",
  ]);
  return [
    `### ${table.nom}`,
    `${dit}${table.cloisonnee ? " **Cloisonnée par ligne.**" : ""}`,
    tableau(["Colonne", "Type", "Vers", "Contenu"], lignes),
  ].join("\n\n");
};

const listeDe = (noms: ReadonlySet<string>, { commentaires }: Schema): string =>
  tableau(
    ["Nom", "Ce qu’elle dit ou fait"],
    [...noms].sort(comparer).map((nom) => [code(nom), separer(commentaires.get(nom) ?? "")[1]]),
  );

export const pageTables = (): string => {
  const schema = lireSchema();
  const maisonDe = (nom: string): string => separer(schema.commentaires.get(nom) ?? "")[0];
  const parties = maisons().flatMap((maison) => {
    const tables = [...schema.tables.values()].filter((t) => maisonDe(t.nom) === maison);
    return tables.length === 0 ? [] : [`## ${maison}`, ...tables.map((t) => decrire(t, schema))];
  });
  return ecrirePage({
    titre: "Tables",
    dit: "Tiré des `comment on` et des définitions de `db/migrations/`, maison par maison. `?` : peut être vide. « Cloisonnée par ligne » : la base elle-même ne montre que les lignes du périmètre ([ADR 0003](../adr/0003-roles-et-securite-par-ligne.md)).",
    parties: [
      ...parties,
      "## Vues",
      listeDe(schema.vues, schema),
      "## Portes",
      "Fonctions `security definer` : elles agissent avec les droits du propriétaire, et portent leur propre contrôle.",
      listeDe(schema.portes, schema),
    ],
  });
};
