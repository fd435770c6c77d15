import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { nombre } from "../../formats.ts";

export interface Filtre {
  readonly libelle: string;
  readonly href: string;
  readonly compte?: number | undefined;
  readonly actif?: boolean | undefined;
}

type Props = PropsWithChildren<{
  readonly filtres: readonly Filtre[];
  /** Name of the group for readers, when a page has several. */
  readonly libelle?: string | undefined;
  readonly etiquette?: string | undefined;
  /** At right: sort, more filters. */
  readonly suite?: Child | undefined;
}>;

/** Links in the address, each with its count; the current one inverted. */
export const Filtres: FC<Props> = ({
  filtres,
  libelle = "Filtres",
  etiquette,
  suite,
  children,
}) => (
  <nav class="filtres" aria-label={libelle}>
    {etiquette && <span class="etiquette">{etiquette}</span>}
    {filtres.map(({ libelle, href, compte, actif }) => (
      <a class="filtre" href={href} aria-current={actif ? "true" : undefined}>
        {libelle}
        {compte !== undefined && <b> {nombre(compte)}</b>}
      </a>
    ))}
    {children}
    {suite && (
      <>
        <span class="pousse" />
        {suite}
      </>
    )}
  </nav>
);

interface Option {
  readonly valeur: string;
  readonly libelle: string;
}

interface PropsMenu {
  readonly nom: string;
  readonly libelle: string;
  readonly options: readonly Option[];
  readonly choisie: string;
  /** The other parameters of the address, kept. */
  readonly autres?: Readonly<Record<string, string>> | undefined;
}

/** A filter in a menu: submits by its button, and by itself when there is script. */
export const MenuFiltre: FC<PropsMenu> = ({ nom, libelle, options, choisie, autres = {} }) => (
  <form method="get" data-envoi="auto">
    {Object.entries(autres).map(([cle, valeur]) => (
      <input type="hidden" name={cle} value={valeur} />
    ))}
    <label class="etiquette" for={`filtre-${nom}`}>
      {libelle}
    </label>
    <select class="filtre" id={`filtre-${nom}`} name={nom}>
      {options.map(({ valeur, libelle: mot }) => (
        <option value={valeur} selected={valeur === choisie}>
          {mot}
        </option>
      ))}
    </select>
    <button class="filtre" type="submit">
      Appliquer<span class="vh"> : {libelle}</span>
    </button>
  </form>
);
