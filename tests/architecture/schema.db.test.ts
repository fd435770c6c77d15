import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ROLES } from "#platform/db/roles.ts";
import { type BaseDeTest, baseDeTest } from "../base.ts";

const Config = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

/** The order of the houses, from the only place where it is written. */
const MAISONS = Config.parse(
  createRequire(import.meta.url)("../../.dependency-cruiser.cjs"),
).forbidden.flatMap(({ name }) => /^maison-(\w+)-/.exec(name)?.[1] ?? []);

interface Table {
  readonly nom: string;
  readonly commentaire: string | null;
  readonly muettes: readonly string[];
  readonly personnelles: boolean;
  readonly rls: boolean;
  readonly forcee: boolean;
  readonly regles: number;
}
interface Cle {
  readonly de: string;
  readonly vers: string;
}

let base: BaseDeTest;
let tables: readonly Table[];
let cles: readonly Cle[];

beforeAll(async () => {
  base = await baseDeTest();
  const lues = await base.poolJobs.query<Table>(
    `select c.relname as nom, obj_description(c.oid, 'pg_class') as commentaire,
       (select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           and col_description(c.oid, a.attnum) is null) as muettes,
       exists (select 1 from pg_attribute a
         where a.attrelid = c.oid and a.attname ~ 'personne_id$' and not a.attisdropped) as personnelles,
       c.relrowsecurity as rls, c.relforcerowsecurity as forcee,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid
         and (p.polroles = '{0}' or $1::regrole::oid = any (p.polroles))) as regles
     from pg_class c where c.relnamespace = 'passerelle'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition
     order by c.relname`,
    [ROLES.application],
  );
  tables = lues.rows;
  const contraintes = await base.poolJobs.query<Cle>(
    `select a.relname as de, b.relname as vers from passerelle.reference_declaree r
       join pg_class a on a.oid = r.enfant join pg_class b on b.oid = r.parent
     order by 1, 2`,
  );
  cles = contraintes.rows;
});

const maisonDe = (nom: string): string =>
  tables.find((t) => t.nom === nom)?.commentaire?.split(" : ")[0] ?? "";
const rang = (nom: string): number => MAISONS.indexOf(maisonDe(nom));
const noms = (liste: readonly Table[]): readonly string[] => liste.map((t) => t.nom);

/** People, households, and all that points at them, near or far. */
function tablesPersonnelles(): ReadonlySet<string> {
  const trouvees = new Set(["personne", "foyer", ...noms(tables.filter((t) => t.personnelles))]);
  for (let avant = 0; avant < trouvees.size; ) {
    avant = trouvees.size;
    for (const { de, vers } of cles) if (trouvees.has(vers)) trouvees.add(de);
  }
  return trouvees;
}

describe("le schéma tient les murs des maisons", () => {
  it("lit l’ordre des maisons et des tables", () => {
    expect(MAISONS[0]).toBe("referentiels");
    expect(MAISONS.length).toBeGreaterThan(20);
    expect(tables.length).toBeGreaterThan(20);
  });

  it("chaque table dit sa maison, chaque colonne ce qu’elle contient", () => {
    const sansMaison = tables.filter((t) => rang(t.nom) < 0 && maisonDe(t.nom) !== "plateforme");
    expect(noms(sansMaison)).toEqual([]);
    const muettes = tables.flatMap((t) => t.muettes.map((colonne) => `${t.nom}.${colonne}`));
    expect(muettes).toEqual([]);
  });

  it("les clés étrangères descendent l’ordre des maisons", () => {
    const montantes = cles.filter(({ de, vers }) => rang(vers) > rang(de));
    expect(montantes).toEqual([]);
  });

  it("toute table qui tient à une personne est cloisonnée par ligne, même pour son propriétaire", () => {
    const personnelles = tablesPersonnelles();
    const ouvertes = tables.filter(
      (t) => personnelles.has(t.nom) && !(t.rls && t.forcee && t.regles > 0),
    );
    expect(noms(ouvertes)).toEqual([]);
  });
});
