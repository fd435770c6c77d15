import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampTexte,
  Formulaire,
  LienBouton,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { FormulaireCle } from "./cle.tsx";

interface Props {
  readonly identifiant: string;
  /** Whether an application is enrolled; recovery codes are typed in the same field. */
  readonly application: boolean;
  /** Options of the account's keys; none = no key enrolled. */
  readonly cle: string | undefined;
  readonly saisie?: Saisie | undefined;
}

export const PageSecondFacteur: FC<Props> = ({ identifiant, application, cle, saisie }) => (
  <Page titre="Confirmer que c’est vous">
    <TetePage
      titre="Confirmez que c’est vous"
      sous={`Votre mot de passe est juste, ${identifiant}. Il manque ce que vous seul détenez.`}
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      <div class="pile haut-petit">
        {cle !== undefined && (
          <Bloc id="cle" titre="Votre clé de sécurité">
            <FormulaireCle
              action="/connexion/cle"
              geste="presenter"
              options={cle}
              bouton="Présenter ma clé"
              principal={!application}
            />
          </Bloc>
        )}
        <Bloc id="code" titre={application ? "Votre code" : "Un code de secours"}>
          <Formulaire action="/connexion/code" class="pile-serree">
            <ChampTexte
              nom="code"
              libelle="Code"
              aide={
                application
                  ? "Les six chiffres de votre application. Sans elle : un de vos codes de secours."
                  : "Un des codes imprimés à l’inscription. Chacun sert une fois."
              }
              remplir="one-time-code"
              saisie={saisie}
              court
            />
            <p class="actions">
              <Bouton variante={application ? "principal" : "simple"}>Entrer</Bouton>
            </p>
          </Formulaire>
        </Bloc>
      </div>
      <p class="leger haut">
        Plus de téléphone, de clé ni de code de secours ? La personne qui administre Passerelle dans
        votre service peut vous faire inscrire un nouveau second facteur.
      </p>
      <p class="actions">
        <LienBouton href="/connexion" variante="discret">
          Entrer avec un autre compte
        </LienBouton>
      </p>
    </div>
  </Page>
);
