import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampTexte,
  Formulaire,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { FormulaireCle } from "../../facteur/pages/cle.tsx";

interface Props {
  readonly suite: string;
  /** Whether the account has a second factor; its password is asked for when it has none. */
  readonly facteurs: boolean;
  readonly cle: string | undefined;
  readonly saisie?: Saisie | undefined;
}

/** Before what touches the keys of the account: a session left open must not be enough. */
export const PageConfirmer: FC<Props> = ({ suite, facteurs, cle, saisie }) => (
  <Page titre="Confirmer que c’est vous">
    <TetePage
      titre="Confirmez que c’est vous"
      fil={[{ libelle: "Mon compte", href: "/mon-compte" }]}
      sous="Ce que vous demandez touche aux clés de votre compte. La confirmation vaut dix minutes."
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      {cle !== undefined && (
        <Bloc id="cle" titre="Votre clé de sécurité">
          <FormulaireCle
            action="/mon-compte/confirmer/cle"
            geste="presenter"
            options={cle}
            bouton="Présenter ma clé"
            suite={suite}
          />
        </Bloc>
      )}
      <Formulaire action="/mon-compte/confirmer" class="pile-serree">
        <input type="hidden" name="suite" value={suite} />
        {facteurs ? (
          <ChampTexte
            nom="code"
            libelle="Code"
            aide="Les six chiffres de votre application, ou un de vos codes de secours."
            remplir="one-time-code"
            saisie={saisie}
            court
          />
        ) : (
          <ChampTexte
            nom="mot-de-passe"
            libelle="Mot de passe"
            type="password"
            remplir="current-password"
            saisie={saisie}
          />
        )}
        <p class="actions">
          <Bouton variante="principal">Confirmer</Bouton>
        </p>
      </Formulaire>
    </div>
  </Page>
);
