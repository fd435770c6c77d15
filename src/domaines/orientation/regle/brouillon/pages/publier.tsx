import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampDate,
  ChampTexte,
  Formulaire,
  LienBouton,
  Message,
  Page,
  Relecture,
  ResumeErreurs,
  type Saisie,
  TetePage,
  typographier,
} from "#platform/html/index.ts";
import type { Regle } from "../../liste-regles.ts";
import { Ecarts } from "../../pages/comparaison.tsx";
import type { Controle } from "../../rules/controle/controler.ts";
import type { Ecart } from "../../rules/ecriture/comparer.ts";
import type { Brouillon } from "../queries/brouillons.ts";
import { adresseBrouillon, Constats, filBrouillon } from "./brouillon.tsx";

interface PropsPublier {
  readonly brouillon: Brouillon;
  readonly controle: Controle;
  readonly ecarts: readonly Ecart[];
  /** Number of the version it follows. */
  readonly derniere: number;
  readonly saisie: Saisie;
}

/** The act, the vote, the day: then nothing changes any more. */
export const PagePublier: FC<PropsPublier> = ({
  brouillon,
  controle,
  ecarts,
  derniere,
  saisie,
}) => (
  <Page titre="Publier">
    <TetePage
      titre={typographier(`Publier « ${brouillon.nom} »`)}
      fil={filBrouillon(brouillon)}
      sous={`Elle deviendra la version ${derniere + 1} et remplacera la version ${derniere} le jour choisi.`}
    />
    <ResumeErreurs saisie={saisie} />
    <div class="colonnes">
      <Bloc id="acte" titre="L’acte" colonnes={5}>
        <Formulaire action={`${adresseBrouillon(brouillon.id)}/publier`} class="pile-serree">
          <input type="hidden" name="version" value={String(brouillon.version)} />
          <ChampTexte nom="acte" libelle="Référence de l’acte" saisie={saisie} />
          <ChampDate nom="debut" libelle="S’applique à partir du" saisie={saisie} />
          <ChampDate nom="vote_le" libelle="Votée le" facultatif saisie={saisie} />
          <div class="deux">
            <ChampTexte
              nom="pour"
              libelle="Voix pour"
              clavier="numeric"
              court
              facultatif
              saisie={saisie}
            />
            <ChampTexte
              nom="contre"
              libelle="Voix contre"
              clavier="numeric"
              court
              facultatif
              saisie={saisie}
            />
            <ChampTexte
              nom="abstentions"
              libelle="Abstentions"
              clavier="numeric"
              court
              facultatif
              saisie={saisie}
            />
          </div>
          <Message genre="attention">
            Une version publiée ne se modifie plus et ne se retire pas. Les propositions déjà faites
            restent expliquées par la version qui les a faites.
          </Message>
          <div class="actions">
            <Bouton variante="principal" icone="send">
              Publier la version {derniere + 1}
            </Bouton>
            <LienBouton href={adresseBrouillon(brouillon.id)} variante="discret">
              Revenir au brouillon
            </LienBouton>
          </div>
        </Formulaire>
      </Bloc>
      <div class="c7 pile">
        <Bloc id="differences" titre={`Ce qui change après la version ${derniere}`}>
          <Ecarts ecarts={ecarts} />
        </Bloc>
        <Bloc id="controle" titre="Contrôle" leger>
          <Constats controle={controle} />
        </Bloc>
      </div>
    </div>
  </Page>
);

interface PropsConfirmer {
  readonly brouillon: Brouillon;
  readonly question: string;
  readonly consequence: string;
  readonly bouton: string;
  readonly action: string;
}

const Confirmer: FC<PropsConfirmer> = ({ brouillon, question, consequence, bouton, action }) => (
  <Page titre={question}>
    <TetePage titre={brouillon.nom} fil={filBrouillon(brouillon)} />
    <Relecture
      id="confirmer"
      question={question}
      boutons={
        <>
          <Formulaire action={action}>
            <input type="hidden" name="version" value={String(brouillon.version)} />
            <Bouton variante="danger" icone="trash-2">
              {bouton}
            </Bouton>
          </Formulaire>
          <LienBouton href={adresseBrouillon(brouillon.id)} variante="discret">
            Revenir au brouillon
          </LienBouton>
        </>
      }
    >
      <p>{consequence}</p>
    </Relecture>
  </Page>
);

export const PageRetirer: FC<{ readonly brouillon: Brouillon; readonly regle: Regle }> = ({
  brouillon,
  regle,
}) => (
  <Confirmer
    brouillon={brouillon}
    question={`Retirer la règle ${regle.rang} ?`}
    consequence={`« ${regle.phrase_agent} ». Les personnes qu’elle décrit passeront aux règles suivantes. Rien ne change avant la publication.`}
    bouton="Retirer la règle"
    action={`${adresseBrouillon(brouillon.id)}/regles/${regle.code}/retirer`}
  />
);

export const PageAbandonner: FC<{ readonly brouillon: Brouillon }> = ({ brouillon }) => (
  <Confirmer
    brouillon={brouillon}
    question="Abandonner ce brouillon ?"
    consequence="Il ne pourra plus être modifié ni publié. Les simulations faites avec lui restent lisibles."
    bouton="Abandonner le brouillon"
    action={`${adresseBrouillon(brouillon.id)}/abandonner`}
  />
);
