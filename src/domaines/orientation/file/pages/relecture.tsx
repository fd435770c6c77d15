import type { FC } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bouton,
  compter,
  Formulaire,
  LienBouton,
  Message,
  Page,
  Parcours,
  Registre,
  Relecture,
  TetePage,
  unGroupe,
} from "#platform/html/index.ts";
import { CODES_PARCOURS } from "../../decision/pages/parcours.ts";
import type { LigneComplete } from "../queries/completer.ts";

interface Props {
  readonly lignes: readonly LigneComplete[];
  /** Ticked, but changed or no longer possible since the list was read. */
  readonly ecartees: number;
}

/** What will change, line by line, before it changes. */
export const PageRelecture: FC<Props> = ({ lignes, ecartees }) => (
  <Page titre="Relire avant de valider">
    <TetePage
      titre="Relire avant de valider"
      fil={[{ libelle: "À orienter", href: "/orientation" }]}
    />
    {ecartees > 0 && (
      <Message genre="attention">
        {compter(ecartees, "dossier")}{" "}
        {ecartees > 1 ? "ont changé ou demandent" : "a changé ou demande"} un examen individuel :
        laissé de côté.
      </Message>
    )}
    <Relecture
      id="relecture"
      question={`Valider ${compter(lignes.length, "orientation")} ?`}
      boutons={
        <>
          <Formulaire action="/orientation/valider-lot">
            {lignes.map((l) => (
              <input type="hidden" name="choix" value={`${l.id}:${l.version}`} />
            ))}
            {lignes.length > 0 && (
              <Bouton variante="principal" icone="check">
                Valider {compter(lignes.length, "orientation")}
              </Bouton>
            )}
          </Formulaire>
          <LienBouton href="/orientation" variante="discret">
            Revenir à la file
          </LienBouton>
        </>
      }
    >
      <p>
        Chaque personne recevra une lettre : la décision, la raison, les recours. Vous signez
        chacune.
      </p>
      <Registre
        libelle="Orientations à valider"
        colonnes={[
          {
            titre: "Personne",
            genre: "entete",
            valeur: (l: LigneComplete) => (
              <a class="qui" href={`/orientation/${l.id}`}>
                {nomPourAffichage(l.nom_usage, l.prenom)}
              </a>
            ),
          },
          {
            titre: "Parcours",
            valeur: (l) => l.parcours && <Parcours code={CODES_PARCOURS[l.parcours]} />,
          },
          { titre: "Organisme", valeur: (l) => l.organisme?.nom },
          { titre: "Pourquoi", valeur: (l) => l.pourquoi },
        ]}
        groupes={unGroupe(lignes)}
      />
    </Relecture>
  </Page>
);
