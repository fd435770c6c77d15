import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import type { Ancre, Contenu, Maillon, Tete } from "./format.ts";

const PAR_LECTURE = 5_000;

const instant = (colonne: string): string =>
  `to_char(${colonne} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const MAILLONS = `
  select s.categorie, s.mois::text, s.rang, s.trace_seq, ${instant("s.scelle_a")}, encode(s.sceau, 'hex'),
    encode(s.empreinte, 'hex'), t.seq, ${instant("t.a")}, t.acteur_id, t.acteur, t.geste, t.objet_sorte, t.objet_id,
    t.personne_id, t.motif, t.champs, encode(t.empreinte_valeurs, 'hex'), t.depot_id, t.requete_id
  from passerelle.trace_scellee s left join passerelle.trace t on t.seq = s.trace_seq`;

type Brute = [
  ...[string, string, string, string, string, string, string],
  ...[seq: string | null, ...suite: unknown[]],
];

const enMaillon = (ligne: Brute): Maillon => {
  const [categorie, mois, rang, seq, scelleA, sceau, empreinte, ligneSeq, ...suite] = ligne;
  return {
    categorie,
    mois,
    rang: Number(rang),
    seq: Number(seq),
    scelleA,
    sceau,
    empreinte,
    // The check: the columns of the statement above, in the order of the format.
    contenu: ligneSeq === null ? undefined : ([Number(ligneSeq), ...suite] as unknown as Contenu),
  };
};

/** Links in the order of the chains; a cursor, so that memory does not grow with the trace. */
export async function* lireMaillons(
  client: pg.ClientBase,
  depuis?: Pick<Maillon, "categorie" | "mois" | "rang">,
): AsyncGenerator<Maillon> {
  const nom = depuis ? "suite" : "tout";
  const condition = depuis
    ? ` where s.categorie = ${client.escapeLiteral(depuis.categorie)} and s.mois = ${client.escapeLiteral(depuis.mois)}
        and s.rang >= ${depuis.rang}`
    : "";
  await client.query(
    `declare ${nom} no scroll cursor for ${MAILLONS}${condition} order by s.categorie, s.mois, s.rang`,
  );
  try {
    for (;;) {
      const { rows } = await client.query<Brute>({
        text: `fetch ${PAR_LECTURE} from ${nom}`,
        rowMode: "array",
      });
      for (const ligne of rows) yield enMaillon(ligne);
      if (rows.length < PAR_LECTURE) return;
    }
  } finally {
    await client.query(`close ${nom}`);
  }
}

export const lireAncresDeLaBase = async (client: pg.ClientBase): Promise<readonly Ancre[]> => {
  const { rows } = await client.query<Omit<Ancre, "rang"> & { rang: string }>(
    `select genre, categorie, mois::text, jour::text, rang, encode(empreinte, 'hex') as empreinte,
       ${instant("pose_a")} as pose_a, encode(sceau, 'hex') as sceau
     from passerelle.ancre order by pose_a, categorie, mois`,
  );
  return rows.map((a) => ({ ...a, rang: Number(a.rang) }));
};

export interface NonScellees {
  readonly lignes: number;
  /** Instant of the oldest. */
  readonly plus_ancienne: string | null;
}

export const compterNonScellees = async (client: pg.ClientBase): Promise<NonScellees> => {
  const { rows } = await client.query<NonScellees>(
    `select count(*)::int as lignes, ${instant("min(t.a)")} as plus_ancienne from passerelle.trace t
     where not exists (select 1 from passerelle.trace_scellee s where s.trace_seq = t.seq)`,
  );
  return rows[0] ?? { lignes: 0, plus_ancienne: null };
};

const Lien = {
  categorie: z.string(),
  mois: z.string(),
  rang: z.int(),
  empreinte: z.string(),
  sceau: z.string(),
};
const LigneAncre = z.object({
  genre: z.enum(["jour", "cloture", "purge"]),
  jour: z.string(),
  pose_a: z.string(),
  ...Lien,
});
const Tetes = z.array(z.object(Lien));

export interface HorsBase {
  /** False when the folder never received an anchor. */
  readonly present: boolean;
  readonly ancres: readonly Ancre[];
  /** Lines that are no anchor: one cut by a power failure, or written over. */
  readonly illisibles: number;
  readonly tetes: readonly Tete[];
}

const lireSiPresent = (chemin: string): Promise<string | undefined> =>
  readFile(chemin, "utf8").catch((erreur: unknown) => {
    if (erreur instanceof Error && Reflect.get(erreur, "code") === "ENOENT") return undefined;
    throw erreur;
  });

const lireJson = (texte: string): unknown => {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
};

/** What the sealer keeps in its folder, outside the database. */
export const lireHorsBase = async (dossier: string): Promise<HorsBase> => {
  const journal = await lireSiPresent(join(dossier, "ancres.jsonl"));
  const tetes = await lireSiPresent(join(dossier, "tetes.json"));
  const lignes = (journal ?? "").split("\n").filter((l) => l !== "");
  const ancres = lignes.flatMap((l) => LigneAncre.safeParse(lireJson(l)).data ?? []);
  return {
    present: journal !== undefined || tetes !== undefined,
    ancres,
    illisibles: lignes.length - ancres.length,
    tetes: Tetes.safeParse(lireJson(tetes ?? "[]")).data ?? [],
  };
};
