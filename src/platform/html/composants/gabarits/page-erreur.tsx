import type { FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";
import { LienBouton } from "../formulaires/bouton.tsx";
import { Page } from "./page.tsx";
import { TetePage } from "./tete-page.tsx";

interface Props {
  readonly statut: number;
  readonly titre: string;
  readonly phrase: string;
}

/** Sober: what happened, what to do, and the number that finds it again in the log. */
export const PageErreur: FC<Props> = ({ statut, titre, phrase }) => (
  <Page titre={titre}>
    <TetePage titre={titre} sous={phrase} />
    <p class="actions">
      <LienBouton href="/" icone="arrow-left">
        Revenir à l’accueil
      </LienBouton>
    </p>
    <p class="haut petit tenu">
      Erreur {statut} · demande <code>{usePage().requeteId}</code>, à citer si vous nous écrivez.
    </p>
  </Page>
);
