import type { FC } from "hono/jsx";
import { Bouton, LienBouton, Message, Page, TetePage } from "#platform/html/index.ts";

interface Props {
  readonly codes: readonly string[];
  /** Where she goes once they are put away. */
  readonly suite: string;
  readonly nom: string;
}

/** The only time these codes are shown. */
export const PageCodes: FC<Props> = ({ codes, suite, nom }) => (
  <Page titre="Codes de secours">
    <TetePage
      titre="Vos codes de secours"
      sous={`${nom}, imprimez-les et rangez-les loin de votre ordinateur : ils vous feront entrer sans téléphone ni clé.`}
    />
    <div class="etroit">
      <Message genre="attention">
        Ils ne seront plus jamais affichés. Chacun sert une fois ; d’autres peuvent être faits
        depuis « Mon compte », ce qui annule ceux-ci.
      </Message>
      <ol class="pile-serree haut" aria-label="Codes de secours">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="actions haut">
        <LienBouton href={suite} variante="principal">
          Je les ai rangés, continuer
        </LienBouton>
        <span data-imprimer hidden>
          <Bouton type="button" icone="printer">
            Imprimer
          </Bouton>
        </span>
      </p>
    </div>
  </Page>
);
