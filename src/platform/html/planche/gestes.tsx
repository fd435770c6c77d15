import type { FC } from "hono/jsx";
import { ajouterJours } from "#core/jour.ts";
import { Bouton, LienBouton } from "../composants/formulaires/bouton.tsx";
import { Case, ChampDate, ChampListe, ChampZone } from "../composants/formulaires/champ.tsx";
import { Choix } from "../composants/formulaires/choix.tsx";
import { Depot } from "../composants/formulaires/depot.tsx";
import { ResumeErreurs } from "../composants/formulaires/resume-erreurs.tsx";
import { Bloc } from "../composants/gabarits/bloc.tsx";
import { Etapes } from "../composants/recits/etapes.tsx";
import { Message } from "../composants/recits/message.tsx";
import { Relecture } from "../composants/recits/relecture.tsx";
import { Vide } from "../composants/recits/vide.tsx";
import { Echeance } from "../composants/signes/echeance.tsx";
import { Etat } from "../composants/signes/etat.tsx";
import { Icone } from "../composants/signes/icone.tsx";
import { Parcours } from "../composants/signes/parcours.tsx";
import { Territoire } from "../composants/signes/territoire.tsx";
import { usePage } from "../contexte.ts";
import type { Saisie } from "../saisie.ts";

const SAISIE: Saisie = {
  valeurs: {
    entretien: "31 nov. 2026",
    "compte-rendu": "Les faits, pas les jugements.",
    decision: "suivre",
  },
  erreurs: {
    entretien: "Novembre a 30 jours. Écrivez par exemple 30 nov. 2026.",
    motif: "Choisissez un motif : il figurera dans la lettre.",
  },
};

const Boutons: FC = () => (
  <Bloc id="boutons" titre="Boutons et liens">
    <div class="actions">
      <Bouton variante="principal" type="button">
        Valider l’orientation
      </Bouton>
      <Bouton type="button">Enregistrer</Bouton>
      <Bouton variante="discret" type="button">
        Annuler
      </Bouton>
      <Bouton variante="danger" type="button">
        Retirer du lot
      </Bouton>
      <Bouton id="signer" empeche="Le délai d’observations court jusqu’au 4 déc. 2026.">
        Signer
      </Bouton>
    </div>
    <div class="actions haut-petit">
      <Bouton petit icone="check" type="button">
        Valider
      </Bouton>
      <LienBouton href="#boutons" petit variante="discret">
        Autre…
      </LienBouton>
      <button type="button" class="bouton focus-montre">
        Au clavier
      </button>
      <a href="#boutons">Lien</a>
      <a href="#boutons" class="qui">
        KASPRZAK Wanda
      </a>
    </div>
  </Bloc>
);

const Signes: FC = () => {
  const { aujourdhui } = usePage();
  return (
    <Bloc id="signes" titre="État, parcours, échéance, territoire">
      <div class="actions">
        <Etat genre="succes">Droit ouvert</Etat>
        <Etat genre="info">Inscrite à France Travail</Etat>
        <Etat genre="attention">À compléter</Etat>
        <Etat genre="alerte">Rejeté</Etat>
        <Etat genre="plein" icone="scale">
          Recours en cours
        </Etat>
        <Etat>Soumise aux droits et devoirs</Etat>
      </div>
      <div class="actions haut-petit">
        <Parcours code="emploi" />
        <Parcours code="sociopro" />
        <Parcours code="social" />
        <Parcours code="attente" />
      </div>
      <div class="actions haut-petit large-ecart">
        {[35, 9, 0, -5].map((reste) => (
          <Echeance date={ajouterJours(aujourdhui, reste)} delai={42} seuil={14} />
        ))}
      </div>
      <div class="actions haut-petit large-ecart">
        <Territoire nom="Lens-Liévin" rang={5} />
        <Territoire nom="Calaisis" rang={2} href="#signes" />
      </div>
    </Bloc>
  );
};

const Champs: FC = () => (
  <Bloc id="champs" titre="Champs et résumé d’erreurs">
    <form class="pile-serree" aria-label="Exemple de formulaire refusé">
      <ResumeErreurs saisie={SAISIE} focus={false} />
      <div class="deux">
        <div class="pile-serree">
          <ChampDate nom="entretien" libelle="Date de l’entretien" saisie={SAISIE} />
          <ChampListe
            nom="motif"
            libelle="Motif"
            saisie={SAISIE}
            options={[
              { valeur: "sante", libelle: "Santé" },
              { valeur: "garde", libelle: "Garde d’enfant" },
            ]}
          />
          <ChampZone
            nom="compte-rendu"
            libelle="Compte rendu"
            facultatif
            saisie={SAISIE}
            lignes={2}
          />
        </div>
        <div class="pile-serree">
          <Choix
            nom="decision"
            libelle="Décision"
            saisie={SAISIE}
            reponses={[
              {
                valeur: "suivre",
                libelle: "Suivre la proposition",
                consequence: "Socio-pro, SLAI Lens-Liévin, 9 places",
              },
              {
                valeur: "autre",
                libelle: "Autre parcours ou organisme",
                consequence: "La raison sera demandée",
              },
              {
                valeur: "attendre",
                libelle: "Attendre un entretien",
                consequence: "Le délai continue de courir",
              },
            ]}
          />
          <Case
            nom="prevenir"
            libelle="Prévenir le référent"
            aide="Il recevra un message sans nom ni motif."
          />
        </div>
      </div>
    </form>
  </Bloc>
);

const Messages: FC = () => (
  <Bloc id="messages" titre="Messages et flash">
    <div class="entre">
      <Message>
        Le flux CAF de ce matin n’est pas encore arrivé. Les droits affichés sont ceux du 20 nov.
      </Message>
      <Message
        genre="attention"
        action={
          <LienBouton petit href="#messages">
            Relancer la crèche
          </LienBouton>
        }
      >
        <strong>Garde d’enfant à confirmer avant lundi 30 novembre.</strong> La crèche de Méricourt
        n’a pas répondu.
      </Message>
      <Message genre="alerte">
        Fichier refusé, rien n’a été écrit : ligne 18 204, DTNAI, « 31/02/1999 » n’existe pas.
      </Message>
      <p>
        <span class="flash">
          <Icone nom="check" />
          <span>4 orientations validées, lettres en préparation.</span>
          <a class="lien" href="#messages">
            Revenir en arrière
          </a>
        </span>
      </p>
    </div>
  </Bloc>
);

const Assistant: FC = () => (
  <Bloc id="assistant" titre="Étapes, dépôt de fichier, vide">
    <div class="entre">
      <Etapes
        courante={2}
        etapes={["Fichier", "Colonnes", "Aperçu", "Import"].map((libelle) => ({
          libelle,
          href: "#assistant",
        }))}
      />
      <div class="deux">
        <Depot
          nom="flux"
          libelle="Flux, contrats ou pièces"
          limites="XML, CSV, PDF, 800 Mo au plus. Vous pouvez aussi faire glisser le fichier ici."
        />
        <Vide
          titre="Aucune orientation en attente"
          lien={
            <LienBouton petit href="#assistant">
              Revoir ces décisions
            </LienBouton>
          }
        >
          Le prochain flux arrive demain à 6 h. 46 décisions ont été rendues la semaine dernière.
        </Vide>
      </div>
    </div>
  </Bloc>
);

const Avant: FC = () => (
  <Bloc id="relecture" titre="Relire avant un acte groupé">
    <Relecture
      id="relecture-question"
      question="Valider 4 orientations ?"
      boutons={
        <>
          <Bouton variante="principal" type="button">
            Valider les 4 orientations
          </Bouton>
          <LienBouton href="#relecture">Revenir à la liste</LienBouton>
        </>
      }
    >
      <ul class="lignes">
        <li class="paire">
          <span>3 vers l’emploi, 1 vers la mission locale</span>
          <a href="#relecture">Relire la liste</a>
        </li>
        <li class="paire">
          <span>4 lettres partiront ce soir à 18 h</span>
          <a href="#relecture">Voir une lettre</a>
        </li>
      </ul>
      <p class="leger">
        Chaque décision porte votre nom. Vous pourrez revenir en arrière jusqu’à 18 h.
      </p>
    </Relecture>
  </Bloc>
);

export const Gestes: FC = () => (
  <>
    <Boutons />
    <Signes />
    <Champs />
    <Messages />
    <Assistant />
    <Avant />
  </>
);
