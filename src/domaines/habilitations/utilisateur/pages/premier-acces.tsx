import type { FC } from "hono/jsx";
import {
  Bouton,
  ChampTexte,
  Formulaire,
  Jeton,
  LienBouton,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { ChampsNouveau } from "./nouveau-mot-de-passe.tsx";

/** Where a one-time link leads: its secret stands after `#`, read by the script, or pasted here. */
export const PagePremierAcces: FC<{ readonly saisie?: Saisie | undefined }> = ({ saisie }) => (
  <Page titre="Premier accès">
    <TetePage
      titre="Choisir mon mot de passe"
      sous="Avec le lien remis par la personne qui administre Passerelle dans votre service."
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      <form
        method="post"
        action="/premier-acces"
        class="pile-serree"
        data-lien-acces
        autocomplete="off"
        novalidate
      >
        <Jeton />
        <ChampTexte
          nom="lien"
          libelle="Votre lien"
          aide="Si vous l’avez suivi et que cette page ne bouge pas, collez-le ici en entier."
          saisie={saisie && { valeurs: {}, erreurs: saisie.erreurs }}
        />
        <p class="actions">
          <Bouton variante="principal">Ouvrir le lien</Bouton>
        </p>
      </form>
      <p class="actions">
        <LienBouton href="/connexion" variante="discret">
          J’ai déjà un mot de passe
        </LienBouton>
      </p>
    </div>
  </Page>
);

interface PropsChoisir {
  readonly nom: string;
  readonly identifiant: string;
  readonly saisie?: Saisie | undefined;
}

export const PageChoisirMotDePasse: FC<PropsChoisir> = ({ nom, identifiant, saisie }) => (
  <Page titre="Choisir mon mot de passe">
    <TetePage
      titre="Choisissez votre mot de passe"
      sous={
        <>
          {nom}, votre identifiant est <code>{identifiant}</code>. Ensuite viendra votre second
          facteur.
        </>
      }
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      <Formulaire action="/premier-acces/mot-de-passe" class="pile-serree">
        <ChampsNouveau saisie={saisie} />
        <p class="actions">
          <Bouton variante="principal">Choisir ce mot de passe</Bouton>
        </p>
      </Formulaire>
    </div>
  </Page>
);
