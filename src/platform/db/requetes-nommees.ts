import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";

/*
 * Statements of the web are few and come again at each page. Under row-level security planning one costs ten times
 * what reading its rows does (1 to 6 ms against 0.2): each connection keeps what it has planned, under a name drawn
 * from the text.
 */
const NOMS_MAX = 500;
/** Longer texts are lists of values written out: they never come twice alike. */
const TEXTE_MAX = 20_000;

const noms = new Map<string, string>();

const nommer = (texte: string): string | undefined => {
  const connu = noms.get(texte);
  if (connu !== undefined) return connu;
  if (noms.size >= NOMS_MAX || texte.length > TEXTE_MAX) return undefined;
  const nom = createHash("sha256").update(texte).digest("base64url").slice(0, 32);
  noms.set(texte, nom);
  return nom;
};

/**
 * Opens a transaction, says for whom it acts, or adds to the trace: nobody waits for the answer, it leaves with what
 * follows, the commit at the latest. Refused, it aborts the transaction, and what follows says why.
 */
const estSansReponse = (texte: string): boolean =>
  texte === "begin" ||
  texte.startsWith("select set_config(") ||
  texte.startsWith('insert into "trace" ');
const estFin = (texte: string): boolean => texte === "commit" || texte === "rollback";

const RIEN = { command: "SELECT", rowCount: 0, rows: [] };

type Demande = readonly [texte: string, parametres: readonly unknown[]];

const enNommees = (client: pg.PoolClient): PostgresPoolClient => {
  let enAttente: Demande[] = [];
  const envoyer = ([texte, parametres]: Demande): Promise<unknown> => {
    const nom = texte === "begin" || estFin(texte) ? undefined : nommer(texte);
    if (nom !== undefined) return client.query({ name: nom, text: texte, values: [...parametres] });
    return parametres.length === 0 ? client.query(texte) : client.query(texte, [...parametres]);
  };
  const demander = async (...demande: Demande): Promise<unknown> => {
    if (estSansReponse(demande[0])) {
      enAttente.push(demande);
      return RIEN;
    }
    const demandes = [...enAttente, demande];
    enAttente = [];
    const resultats = await Promise.all(ensemble(client, () => demandes.map(envoyer)));
    return resultats.at(-1);
  };
  return {
    // The query builder is given no cursor: only texts come here.
    query: demander as PostgresPoolClient["query"],
    release: () => client.release(),
  };
};

/** What is sent together leaves in one write. */
const ensemble = <T>(client: pg.PoolClient, envoyer: () => T): T => {
  if (!(client instanceof pg.Client)) return envoyer();
  const { stream } = client.connection;
  stream.cork();
  try {
    return envoyer();
  } finally {
    stream.uncork();
  }
};

/** The pool as the query builder uses it; its clients must be opened in pipeline mode. */
export const poolNomme = (pool: pg.Pool): PostgresPool => {
  const connus = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const connu = connus.get(client) ?? enNommees(client);
      connus.set(client, connu);
      return connu;
    },
    end: () => pool.end(),
  };
};
