import type { FC } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bouton,
  ChampDate,
  compter,
  Formulaire,
  LienBouton,
  Page,
  Relecture,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { direPerimetre, direRole } from "../../compte/compte.ts";
import { DerniereConnexion } from "../../compte/pages/liste.tsx";
import type { LigneRevue } from "../queries/lignes.ts";

const FIL = [
  { libelle: "Comptes", href: "/comptes" },
  { libelle: "Revue des droits", href: "/comptes/revue" },
];

const quoi = (l: LigneRevue): string => `${direRole(l.role)}, ${direPerimetre(l.type, l.lieu)}`;

interface PropsRelire {
  readonly lignes: readonly LigneRevue[];
  /** Chosen, but answered meanwhile or not hers to answer. */
  readonly ecartees: number;
}

/** Read again before confirming: who, what, and when she last came. */
export const PageRelireRevue: FC<PropsRelire> = ({ lignes, ecartees }) => (
  <Page titre="Confirmer des rôles">
    <TetePage
      titre="Confirmer des rôles"
      fil={FIL}
      sous="Chaque rôle confirmé reste tel qu’il est jusqu’à la prochaine revue."
    />
    <Formulaire action="/comptes/revue/confirmer">
      {lignes.map((l) => (
        <input type="hidden" name="choix" value={l.id} />
      ))}
      <Relecture
        id="relecture-revue"
        question={`Confirmer ${compter(lignes.length, "rôle")} ?`}
        boutons={
          <>
            <Bouton variante="principal">Confirmer</Bouton>
            <LienBouton href="/comptes/revue" variante="discret">
              Revenir à la liste
            </LienBouton>
          </>
        }
      >
        <ul class="entre">
          {lignes.map((l) => (
            <li>
              <b>{nomPourAffichage(l.nom, l.prenom)}</b>, {quoi(l)}{" "}
              <span class="leger petit">
                dernière connexion : <DerniereConnexion a={l.derniere_connexion_a} />
              </span>
            </li>
          ))}
        </ul>
        {ecartees > 0 && (
          <p class="leger">
            {compter(ecartees, "rôle écarté", "rôles écartés")} : déjà répondu, ou votre propre
            compte.
          </p>
        )}
      </Relecture>
    </Formulaire>
  </Page>
);

export const PageTerminerRevue: FC<{
  readonly ligne: LigneRevue;
  readonly saisie?: Saisie | undefined;
}> = ({ ligne, saisie }) => (
  <Page titre="Terminer un rôle">
    <TetePage
      titre="Terminer un rôle"
      fil={FIL}
      sous={`${nomPourAffichage(ligne.nom, ligne.prenom)}, ${quoi(ligne)}. Il reste dans l’historique du compte.`}
    />
    <ResumeErreurs saisie={saisie} />
    <Formulaire action={`/comptes/revue/${ligne.id}/terminer`} class="pile mesure">
      <input type="hidden" name="version" value={String(ligne.version)} />
      <ChampDate
        nom="fin"
        libelle="Premier jour sans ce rôle"
        aide="Aujourd’hui : l’accès s’arrête tout de suite, même page ouverte."
        saisie={saisie}
      />
      <div class="actions">
        <Bouton variante="danger">Terminer le rôle</Bouton>
        <LienBouton href="/comptes/revue" variante="discret">
          Revenir à la liste
        </LienBouton>
      </div>
    </Formulaire>
  </Page>
);
