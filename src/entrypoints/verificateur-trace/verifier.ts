import pg from "pg";
import { diagnostiquer, type Rupture } from "./diagnostic.ts";
import { type Controle, creerControle, type Maillon, nommer } from "./format.ts";
import { compterNonScellees, lireAncresDeLaBase, lireHorsBase, lireMaillons } from "./lecture.ts";
import type { Defaut, Rapport } from "./rapport.ts";
import { type Reperes, rassembler } from "./reperes.ts";

export interface DemandeVerification {
  /** Superuser, owner, or any role that may take the owner's. */
  readonly url: string;
  readonly cle: Uint8Array;
  /** Folder of `ancres.jsonl` and `tetes.json`. */
  readonly dossier: string;
}

const HEURE_MS = 3_600_000;

/** A chain being read. */
interface Parcours {
  readonly premier: Maillon;
  readonly reperes: Reperes | undefined;
  longueur: number;
  rang: number;
  empreinte: string;
  rupture: Rupture | undefined;
  defaut: Defaut | undefined;
}

const commencer = (premier: Maillon, reperes: Reperes | undefined): Parcours => ({
  premier,
  reperes,
  longueur: 0,
  rang: 0,
  empreinte: "",
  rupture: undefined,
  defaut: undefined,
});

const avancer = (controle: Controle, p: Parcours, m: Maillon): void => {
  p.longueur += 1;
  if (p.rupture || p.defaut) return;
  const rang = p.rang + 1;
  const sain =
    m.rang === rang &&
    controle.empreinte(m, p.empreinte) === m.empreinte &&
    m.contenu !== undefined &&
    controle.sceau(m, m.contenu) === m.sceau;
  if (!sain) {
    p.rupture = { rang, precedente: p.empreinte, trouve: m };
    return;
  }
  p.rang = rang;
  p.empreinte = m.empreinte;
  const connue = p.reperes?.points.get(rang);
  if (connue !== undefined && connue !== m.empreinte) {
    const message = "la chaîne n’est pas celle qui a été ancrée.";
    p.defaut = { quoi: "modifiee", chaine: nommer(m), rang, seq: m.seq, message };
  }
};

const attendue = (reperes: Reperes | undefined): number =>
  Math.max(0, ...(reperes?.points.keys() ?? []));

const tronquee = (chaine: string, rang: number, fin: number): Defaut => ({
  quoi: "tronquee",
  chaine,
  rang,
  seq: null,
  message: `fin de la chaîne supprimée : elle comptait ${fin} lignes.`,
});

/** What the whole chain says, once its last link is read. */
const conclure = async (
  client: pg.ClientBase,
  controle: Controle,
  p: Parcours,
): Promise<Defaut | undefined> => {
  const { premier, reperes, rupture, longueur } = p;
  const chaine = nommer(premier);
  if (reperes?.purgee) {
    const message = "lignes présentes dans une chaîne purgée.";
    return { quoi: "inseree", chaine, rang: premier.rang, seq: premier.seq, message };
  }
  if (rupture) {
    const { categorie, mois } = premier;
    return diagnostiquer(rupture, {
      controle,
      suite: () => lireMaillons(client, { categorie, mois, rang: rupture.rang }),
      longueur,
      attendue: attendue(reperes),
    });
  }
  if (p.defaut) return p.defaut;
  const fin = attendue(reperes);
  if (p.rang < fin) return tronquee(chaine, p.rang + 1, fin);
  const cloture = reperes?.cloture;
  if (cloture === undefined || p.rang <= cloture) return undefined;
  const message = "lignes ajoutées après la clôture du mois.";
  return { quoi: "inseree", chaine, rang: cloture + 1, seq: null, message };
};

const prendreRole = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ separes: boolean }>(
    "select passerelle.roles_separes() as separes",
  );
  await client.query(
    rows[0]?.separes
      ? "set role passerelle_proprietaire"
      : "select set_config('passerelle.traitement', 'oui', false)",
  );
};

/**
 * Reads the whole sealed trace again, against the key and against what was written outside the database, and names the
 * first bad row of each chain. Writes nothing.
 */
export const verifierTrace = async (demande: DemandeVerification): Promise<Rapport> => {
  const debut = performance.now();
  const controle = creerControle(demande.cle);
  // Before the database: what is then sealed meanwhile is only ahead of the heads, never behind.
  const horsBase = await lireHorsBase(demande.dossier);
  const client = new pg.Client({ connectionString: demande.url });
  await client.connect();
  try {
    await prendreRole(client);
    await client.query("begin isolation level repeatable read read only");
    await client.query("set local cursor_tuple_fraction = 1");
    const ancrage = rassembler(controle, await lireAncresDeLaBase(client), horsBase);
    const defauts = [...ancrage.defauts];
    const vues = new Set<string>();
    let [lignes, tardives] = [0, 0];
    let parcours: Parcours | undefined;
    const terminer = async (): Promise<void> => {
      const defaut = parcours && (await conclure(client, controle, parcours));
      if (defaut) defauts.push(defaut);
    };
    for await (const m of lireMaillons(client)) {
      const nom = nommer(m);
      if (!parcours || nommer(parcours.premier) !== nom) {
        await terminer();
        vues.add(nom);
        parcours = commencer(m, ancrage.chaines.get(nom));
      }
      avancer(controle, parcours, m);
      lignes += 1;
      if (m.contenu && Date.parse(m.scelleA) - Date.parse(m.contenu[1]) > HEURE_MS) tardives += 1;
    }
    await terminer();
    let purgees = 0;
    for (const [nom, reperes] of ancrage.chaines) {
      if (vues.has(nom)) continue;
      if (reperes.purgee && reperes.cloture !== undefined) purgees += 1;
      else defauts.push(tronquee(nom, 1, attendue(reperes)));
    }
    return {
      conforme: defauts.length === 0,
      lignes,
      chaines: vues.size,
      purgees,
      ancres: ancrage.ancres,
      non_scellees: await compterNonScellees(client),
      tardives,
      avertissements: ancrage.avertissements,
      defauts: defauts.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || a.rang - b.rang),
      duree_ms: Math.round(performance.now() - debut),
    };
  } finally {
    await client.end();
  }
};
