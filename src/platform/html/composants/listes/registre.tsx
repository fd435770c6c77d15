import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { JSX } from "hono/jsx/jsx-runtime";
import { ecrireHtml } from "../../ecrire-html.ts";

type Largeur = "coche" | "2" | "4" | "6" | "7" | "8" | "10" | "11" | "12";

export interface Colonne<L> {
  readonly titre: Child;
  readonly valeur: (ligne: L) => Child;
  /**
   * « entete » names the row (once a table); « nombre » is set right; « coupe » may be cut with `…`
   * when its full text opens elsewhere; « coche » holds the box of the selection.
   */
  readonly genre?: "entete" | "nombre" | "coupe" | "actions" | "coche" | undefined;
  /** On a phone, said before the value: « Âge : ». */
  readonly etiquette?: string | undefined;
  /** On a phone, takes the whole line. */
  readonly large?: boolean | undefined;
  /** In eighths of what the widest needs; free when absent. Only with `fixe`. */
  readonly largeur?: Largeur | undefined;
  /** Address that sorts by this column, and the order in force. */
  readonly tri?:
    | { readonly href: string; readonly sens?: "ascending" | "descending" | undefined }
    | undefined;
}

export interface Groupe<L> {
  readonly titre: Child;
  readonly nombre?: Child | undefined;
  readonly lignes: readonly L[];
}

interface Props<L> {
  /** What the table holds, for readers. */
  readonly libelle: string;
  readonly colonnes: readonly Colonne<L>[];
  readonly groupes: readonly Groupe<L>[];
  /** Decided rows stay in place, tinted, until the batch leaves. */
  readonly estFaite?: ((ligne: L) => boolean) | undefined;
  /** Columns keep their width, so that a page of 50 does not dance. */
  readonly fixe?: boolean | undefined;
  readonly serre?: boolean | undefined;
}

const CLASSES: Readonly<Record<NonNullable<Colonne<never>["genre"]>, string>> = {
  entete: "",
  nombre: "num",
  coupe: "coupe",
  actions: "",
  coche: "coche",
};

/** Written out because cards change `display`, which makes browsers forget what a table is. */
const ROLES = {
  table: { role: "table" },
  groupe: { role: "rowgroup" },
  ligne: { role: "row" },
  colonne: { role: "columnheader" },
  entete: { role: "rowheader" },
  cellule: { role: "cell" },
} as const;

const classesDe = <L,>({ genre, large }: Colonne<L>): string | undefined =>
  [genre ? CLASSES[genre] : "", large ? "large-tel" : ""].filter(Boolean).join(" ") || undefined;

const Entete = <L,>({ colonne }: { readonly colonne: Colonne<L> }): JSX.Element => {
  const { titre, genre, tri } = colonne;
  if (genre === "coche") return <td {...ROLES.cellule} class="coche" />;
  const classe = genre === "nombre" ? "num" : genre === "actions" ? "a-droite" : undefined;
  return (
    <th {...ROLES.colonne} scope="col" class={classe} aria-sort={tri?.sens}>
      {tri ? <a href={tri.href}>{titre}</a> : titre}
      {tri?.sens && <span aria-hidden="true"> {tri.sens === "ascending" ? "↑" : "↓"}</span>}
    </th>
  );
};

/** The tags of a column's cells, written once and not once a cell: a page holds hundreds of them. */
const balisesDe = <L,>(colonne: Colonne<L>) => {
  if (colonne.genre === "entete") {
    return { ouvre: ouvrante(<th {...ROLES.entete} scope="row" />), ferme: raw("</th>") };
  }
  const ouvre = ouvrante(
    <td {...ROLES.cellule} class={classesDe(colonne)} data-nom={colonne.etiquette} />,
  );
  return colonne.genre === "actions"
    ? { ouvre: raw(`${ouvre}<div class="actions">`), ferme: raw("</div></td>") }
    : { ouvre, ferme: raw("</td>") };
};

const ouvrante = (vide: JSX.Element) => raw(ecrireHtml(vide).replace(/<\/t[dh]>$/, ""));

/** The work table: one decision a row. On a phone each row becomes a card. */
export const Registre = <L,>(props: Props<L>): JSX.Element => {
  const { libelle, colonnes, groupes, estFaite, fixe, serre } = props;
  const classes = [
    "registre registre--fiches",
    fixe ? "registre--file" : "",
    serre ? "registre--serre" : "",
  ];
  const cellules = colonnes.map((c) => ({ ...balisesDe(c), valeur: c.valeur }));
  return (
    <table class={classes.filter(Boolean).join(" ")} {...ROLES.table} aria-label={libelle}>
      {fixe && (
        <colgroup>
          {colonnes.map(({ largeur }) => (
            <col class={largeur && `w-${largeur}`} />
          ))}
        </colgroup>
      )}
      <thead {...ROLES.groupe}>
        <tr {...ROLES.ligne}>
          {colonnes.map((colonne) => (
            <Entete colonne={colonne} />
          ))}
        </tr>
      </thead>
      {groupes.map(({ titre, nombre, lignes }) => (
        <tbody {...ROLES.groupe}>
          {titre && (
            <tr class="groupe" {...ROLES.ligne}>
              <th colspan={colonnes.length} {...ROLES.entete} scope="rowgroup">
                {titre} {nombre !== undefined && <b class="tenu">{nombre}</b>}
              </th>
            </tr>
          )}
          {lignes.map((ligne) => (
            <tr {...ROLES.ligne} class={estFaite?.(ligne) ? "faite" : undefined}>
              {cellules.map(({ ouvre, valeur, ferme }) => [ouvre, valeur(ligne), ferme])}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
};

/** Rows without groups. */
export const unGroupe = <L,>(lignes: readonly L[]): readonly Groupe<L>[] => [{ titre: "", lignes }];
