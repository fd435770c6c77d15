import { lireTexte, listerFichiers } from "./sources.ts";

export interface Colonne {
  readonly nom: string;
  readonly type: string;
  obligatoire: boolean;
  vers: string;
}
export interface Table {
  readonly nom: string;
  readonly colonnes: Colonne[];
  cloisonnee: boolean;
}

/** What the migrations say, read as text in their order: no database is needed, nothing is run. */
export interface Schema {
  readonly tables: ReadonlyMap<string, Table>;
  readonly vues: ReadonlySet<string>;
  /** Functions that act with their owner's rights. */
  readonly portes: ReadonlySet<string>;
  /** Comments by `table.column`, `table`, or function. */
  readonly commentaires: ReadonlyMap<string, string>;
}

const CONTRAINTE = /^(primary|unique|check|foreign|exclude|constraint)\b/i;
const FIN_DU_TYPE =
  /\s+(not null|null|primary key|references|check|default|unique|generated|collate)\b.*$/is;

/** Splits on the commas that no parenthesis holds. */
const morceaux = (texte: string): readonly string[] => {
  const parts: string[] = [];
  let [debut, profondeur] = [0, 0];
  for (const [i, signe] of [...texte].entries()) {
    if (signe === "(" || signe === "[") profondeur++;
    if (signe === ")" || signe === "]") profondeur--;
    if (signe === "," && profondeur === 0) {
      parts.push(texte.slice(debut, i));
      debut = i + 1;
    }
  }
  return [...parts, texte.slice(debut)].map((p) => p.trim());
};

const lireColonne = (definition: string): Colonne => {
  const [nom = ""] = definition.split(/\s/, 1);
  const reste = definition.slice(nom.length);
  return {
    nom,
    type: reste.replace(FIN_DU_TYPE, "").trim(),
    obligatoire: /\b(not null|primary key)\b/i.test(reste),
    vers: /\breferences\s+(\w+)/i.exec(reste)?.[1] ?? "",
  };
};

const sansSchema = (nom: string): string => nom.replace(/^passerelle\./, "");

const lireTables = (sql: string): Map<string, Table> => {
  const tables = new Map<string, Table>();
  for (const [, nom = "", corps = ""] of sql.matchAll(/^create table (\S+) \(\n(.*?)\n\)/gms)) {
    const parts = morceaux(corps).filter((part) => !CONTRAINTE.test(part));
    tables.set(nom, { nom, colonnes: parts.map(lireColonne), cloisonnee: false });
  }
  for (const [, nom = "", suite = ""] of sql.matchAll(/^alter table (\w+) (add .*?);/gms)) {
    for (const part of morceaux(suite)) {
      const ajout = /^add column (.*)$/is.exec(part)?.[1];
      if (ajout) tables.get(nom)?.colonnes.push(lireColonne(ajout));
    }
  }
  const relaches = /^alter table (\w+) alter column (\w+) drop not null;/gm;
  for (const [, nom = "", colonne] of sql.matchAll(relaches)) {
    const vue = tables.get(nom)?.colonnes.find((c) => c.nom === colonne);
    if (vue) vue.obligatoire = false;
  }
  const references = /^select passerelle\.referencer\('(\w+)', '(\w+)', '(\w+)'\)/gm;
  for (const [, enfant = "", colonne, parent = ""] of sql.matchAll(references)) {
    const vue = tables.get(enfant)?.colonnes.find((c) => c.nom === colonne);
    if (vue) vue.vers = parent;
  }
  for (const [, nom = ""] of sql.matchAll(/^select passerelle\.proteger\w*\('(\w+)'/gm)) {
    const table = tables.get(nom);
    if (table) table.cloisonnee = true;
  }
  return tables;
};

const lirePortes = (sql: string): Set<string> => {
  const portes = new Set<string>();
  const gestes = /^(create(?: or replace)?|drop) function (passerelle\.\w+)(.*?)(?=\bas \$|;)/gms;
  for (const [, geste, nom = "", tete = ""] of sql.matchAll(gestes)) {
    if (geste === "drop") portes.delete(sansSchema(nom));
    else if (/\bsecurity definer\b/i.test(tete)) portes.add(sansSchema(nom));
  }
  return portes;
};

export const lireSchema = (): Schema => {
  const sql = listerFichiers("db/migrations/", /[.]sql$/)
    .map(lireTexte)
    .join("\n");
  const commentaires = new Map<string, string>();
  const lignes =
    /^comment on (?:table|column|view|function) (\S+?)(?:\(.*?\))? is '((?:[^']|'')*)';/gms;
  for (const [, cible = "", texte = ""] of sql.matchAll(lignes)) {
    commentaires.set(sansSchema(cible), texte.replaceAll("''", "'"));
  }
  return {
    tables: lireTables(sql),
    vues: new Set([...sql.matchAll(/^create (?:or replace )?view (\w+)/gm)].map((m) => m[1] ?? "")),
    portes: lirePortes(sql),
    commentaires,
  };
};
