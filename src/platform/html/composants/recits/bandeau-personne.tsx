import type { Child, FC } from "hono/jsx";
import { type EtapeFil, Fil } from "../gabarits/tete-page.tsx";
import { type EtapePont, Pont } from "./pont.tsx";

interface Entree {
  readonly libelle: Child;
  readonly href: string;
  readonly actuelle?: boolean | undefined;
}

interface Props {
  /** `KACZMAREK Élodie` */
  readonly nom: string;
  readonly fil: readonly EtapeFil[];
  /** Age, commune and territory, phone, file number, masked NIR. */
  readonly reperes: readonly Child[];
  /** Facts, not judgements. */
  readonly etats: Child;
  readonly actions?: Child | undefined;
  readonly etapes: readonly EtapePont[];
  /** Contents of the page: one record is one page. */
  readonly sommaire: readonly Entree[];
}

/** Head of a record: who, where the parcours stands, what the page holds. */
export const BandeauPersonne: FC<Props> = ({
  nom,
  fil,
  reperes,
  etats,
  actions,
  etapes,
  sommaire,
}) => (
  <header class="bandeau">
    <div class="bandeau__tete">
      <div>
        <Fil etapes={fil} />
        <h1>{nom}</h1>
        <p class="bandeau__ids">
          {reperes.map((repere) => (
            <span>{repere}</span>
          ))}
        </p>
        <div class="bandeau__etats">{etats}</div>
      </div>
      {actions && <div class="actions">{actions}</div>}
    </div>
    <Pont etapes={etapes} />
    <nav class="sommaire" aria-label="Dans cette fiche">
      {sommaire.map(({ libelle, href, actuelle }) => (
        <a href={href} aria-current={actuelle ? "true" : undefined}>
          {libelle}
        </a>
      ))}
    </nav>
  </header>
);
