import { type Ancre, type Controle, nommer } from "./format.ts";
import type { HorsBase } from "./lecture.ts";
import type { Defaut } from "./rapport.ts";

/** What is known of a chain beside its links, each point vouched for by the key. */
export interface Reperes {
  /** Hash that the chain must have at each of these ranks. */
  readonly points: Map<number, string>;
  cloture: number | undefined;
  purgee: boolean;
}

export interface Ancrage {
  readonly chaines: ReadonlyMap<string, Reperes>;
  readonly ancres: number;
  readonly defauts: readonly Defaut[];
  readonly avertissements: readonly string[];
}

/** Brings together the anchors of the database, those written outside it, and the heads. */
export const rassembler = (
  controle: Controle,
  enBase: readonly Ancre[],
  horsBase: HorsBase,
): Ancrage => {
  const chaines = new Map<string, Reperes>();
  const defauts: Defaut[] = [];
  const avertissements: string[] = [];
  const ouvrir = (nom: string): Reperes => {
    const connue = chaines.get(nom) ?? { points: new Map(), cloture: undefined, purgee: false };
    chaines.set(nom, connue);
    return connue;
  };
  const accuser = (a: Pick<Ancre, "categorie" | "mois" | "rang">, message: string): void => {
    defauts.push({ quoi: "ancre", chaine: nommer(a), rang: a.rang, seq: null, message });
  };

  const sures = new Map<string, Ancre>();
  const retenir = (ancres: readonly Ancre[], ou: string): ReadonlySet<string> => {
    const vues = new Set<string>();
    for (const a of ancres) {
      if (controle.ancreAuthentique(a)) {
        vues.add(a.sceau);
        sures.set(a.sceau, a);
      } else accuser(a, `ancre du ${a.jour} falsifiée ${ou}.`);
    }
    return vues;
  };
  const dansLaBase = retenir(enBase, "dans la base");
  const dansLeFichier = retenir(horsBase.ancres, "hors de la base");

  for (const a of sures.values()) {
    const reperes = ouvrir(nommer(a));
    reperes.points.set(a.rang, a.empreinte);
    if (a.genre === "cloture") reperes.cloture = a.rang;
    if (a.genre === "purge") reperes.purgee = true;
    if (!dansLaBase.has(a.sceau)) accuser(a, `ancre du ${a.jour} supprimée de la base.`);
  }
  const manquantes = [...dansLaBase].filter((sceau) => !dansLeFichier.has(sceau)).length;
  if (!horsBase.present) {
    avertissements.push(
      "Rien hors de la base : une base réécrite en entier, ou coupée à sa fin, ne se verrait pas.",
    );
  } else if (manquantes > 0) {
    avertissements.push(`Ancres de la base absentes du fichier : ${manquantes}.`);
  }
  if (horsBase.illisibles > 0) {
    avertissements.push(`Lignes illisibles dans ancres.jsonl : ${horsBase.illisibles}.`);
  }
  for (const t of horsBase.tetes) {
    if (controle.teteAuthentique(t)) ouvrir(nommer(t)).points.set(t.rang, t.empreinte);
    else avertissements.push(`Tête de la chaîne ${nommer(t)} falsifiée dans tetes.json.`);
  }
  return { chaines, ancres: sures.size, defauts, avertissements };
};
