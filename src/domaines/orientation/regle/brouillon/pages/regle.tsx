import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  Case,
  ChampListe,
  ChampTexte,
  Choix,
  Formulaire,
  LienBouton,
  Message,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { A_RECUEILLIR, LIBELLES_PARCOURS, PARCOURS } from "../../entrees.ts";
import { LIBELLES_NATURE_ORGANISME, NATURES_ORGANISME, type Regle } from "../../liste-regles.ts";
import type { Brouillon } from "../queries/brouillons.ts";
import { CAS_MAX, nombreDeCas } from "../rules/formulaire.ts";
import { adresseBrouillon, filBrouillon } from "./brouillon.tsx";
import { CasDeRegle } from "./cas.tsx";

interface Props {
  readonly brouillon: Brouillon;
  /** None: a new rule. */
  readonly regle: Regle | undefined;
  /** None: its conditions are too many for the form. */
  readonly saisie: Saisie | undefined;
}

const ISSUES = [
  ...PARCOURS.map((valeur) => ({ valeur, libelle: LIBELLES_PARCOURS[valeur], consequence: "" })),
  {
    valeur: "actuel",
    libelle: "Parcours actuel",
    consequence: "garder l’organisme et le parcours en cours",
  },
  {
    valeur: "aucun",
    libelle: "Aucune proposition",
    consequence: "la situation se recueille en entretien",
  },
];

const Cas: FC<{ readonly saisie: Saisie }> = ({ saisie }) => {
  const remplis = Math.max(1, nombreDeCas(saisie.valeurs));
  return (
    <div class="pile-serree">
      {Array.from({ length: remplis }, (_, i) => (
        <CasDeRegle rang={i + 1} saisie={saisie} />
      ))}
      {remplis < CAS_MAX && (
        <details>
          <summary>Ou bien : ajouter un autre cas</summary>
          <CasDeRegle rang={remplis + 1} saisie={saisie} />
        </details>
      )}
    </div>
  );
};

/** A rule as a form: what it describes, case by case, then what it proposes and how it is told. */
export const PageRegle: FC<Props> = ({ brouillon, regle, saisie }) => {
  const ici = adresseBrouillon(brouillon.id);
  const titre = regle ? `Règle ${regle.rang}` : "Nouvelle règle";
  if (!saisie) {
    return (
      <Page titre={titre}>
        <TetePage titre={titre} fil={filBrouillon(brouillon)} />
        <Message genre="attention">
          Cette règle compte plus de {CAS_MAX} cas : écrivez-la en plusieurs règles.
        </Message>
      </Page>
    );
  }
  return (
    <Page titre={titre}>
      <TetePage
        titre={regle ? `Règle ${regle.rang} : ${regle.phrase_agent}` : titre}
        fil={filBrouillon(brouillon)}
        sous={
          regle ? undefined : "Elle viendra juste avant la dernière règle ; vous pourrez la monter."
        }
      />
      <ResumeErreurs saisie={saisie} />
      <Formulaire
        action={regle ? `${ici}/regles/${regle.code}` : `${ici}/regles`}
        class="pile haut"
      >
        <input type="hidden" name="version" value={String(brouillon.version)} />
        <Bloc
          id="conditions"
          titre="Pour qui"
          note="Dans un cas, tout doit être vrai à la fois. Ce qui reste vide ne compte pas."
        >
          <Cas saisie={saisie} />
          <Case
            nom="tous"
            libelle="Cette règle vaut pour tout le monde"
            aide="Pour la dernière règle : elle prend toutes les personnes que les autres laissent."
            saisie={saisie}
          />
        </Bloc>
        <Bloc id="proposition" titre="Ce qu’elle propose">
          <div class="pile-serree">
            <Choix nom="parcours" libelle="Parcours" reponses={ISSUES} saisie={saisie} enLigne />
            <div class="deux">
              <ChampListe
                nom="organisme"
                libelle="Organisme"
                aide="Avec un parcours emploi, socio-pro ou social. Celui du territoire est choisi ensuite, selon ses places."
                invite="Aucun"
                saisie={saisie}
                options={NATURES_ORGANISME.filter((n) => n !== "actuel").map((valeur) => ({
                  valeur,
                  libelle: LIBELLES_NATURE_ORGANISME[valeur],
                }))}
              />
              <Choix
                nom="a_recueillir"
                libelle="À recueillir en entretien"
                multiple
                saisie={saisie}
                reponses={Object.entries(A_RECUEILLIR).map(([valeur, libelle]) => ({
                  valeur,
                  libelle,
                }))}
              />
            </div>
          </div>
        </Bloc>
        <Bloc id="phrases" titre="Comment elle se dit">
          <div class="deux">
            <ChampTexte
              nom="phrase_agent"
              libelle="Aux agents"
              aide="Ce que la règle décrit, en une ligne"
              saisie={saisie}
            />
            <ChampTexte
              nom="phrase_personne"
              libelle="À la personne"
              aide="Suit « nous avons tenu compte de votre situation : »"
              saisie={saisie}
            />
          </div>
        </Bloc>
        <div class="actions">
          <Bouton variante="principal" icone="check">
            Enregistrer la règle
          </Bouton>
          <LienBouton href={ici} variante="discret">
            Revenir au brouillon
          </LienBouton>
        </div>
      </Formulaire>
    </Page>
  );
};
