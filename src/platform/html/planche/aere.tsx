import type { FC } from "hono/jsx";
import { Bouton, LienBouton } from "../composants/formulaires/bouton.tsx";
import { ChampListe, ChampTexte } from "../composants/formulaires/champ.tsx";
import { Choix } from "../composants/formulaires/choix.tsx";
import { Message } from "../composants/recits/message.tsx";
import { Pont } from "../composants/recits/pont.tsx";
import type { Saisie } from "../saisie.ts";

const SAISIE: Saisie = {
  valeurs: { telephone: "06 00 00 00 00", prevenir: "sms" },
  erreurs: { raison: "Choisissez une raison ou « Autre »." },
};

/** The second rhythm: 18 px text, 48 px targets. */
export const Aere: FC = () => (
  <section class="feuille" data-densite="aere" aria-labelledby="aere-titre">
    <div class="aere pile-serree">
      <h2 id="aere-titre">Densité aérée</h2>
      <ChampTexte
        nom="telephone"
        libelle="Votre numéro de téléphone"
        aide="Pour vous rappeler vos rendez-vous"
        type="tel"
        remplir="tel"
        saisie={SAISIE}
      />
      <ChampListe
        nom="raison"
        libelle="Pourquoi ne pouvez-vous pas venir ?"
        saisie={SAISIE}
        options={[
          { valeur: "sante", libelle: "Je suis malade" },
          { valeur: "autre", libelle: "Autre" },
        ]}
      />
      <Choix
        nom="prevenir-par"
        libelle="Comment vous prévenir ?"
        saisie={{ valeurs: { "prevenir-par": "sms" }, erreurs: {} }}
        reponses={[
          { valeur: "sms", libelle: "Par SMS" },
          { valeur: "courrier", libelle: "Par courrier" },
        ]}
      />
      <Bouton variante="principal" type="button">
        Envoyer ma réponse
      </Bouton>
      <LienBouton href="#aere-titre">Revenir</LienBouton>
      <Message genre="succes">Karim Haddad est prévenu. Il vous proposera une autre date.</Message>
      <h2>Où vous en êtes</h2>
      <Pont
        vertical
        libelle="Les étapes de votre parcours"
        etapes={[
          { nom: "Vous avez eu droit au RSA", date: "1er sept. 2026", etat: "fait" },
          { nom: "Vous avez signé votre contrat", date: "29 oct. 2026", etat: "fait" },
          {
            nom: "Vous commencez la formation au code",
            date: "Vous êtes ici. Début le 30 nov. 2026.",
            etat: "encours",
          },
          {
            nom: "Vous découvrez le métier d’aide-soignante",
            date: "Janvier 2027, à Liévin",
            etat: "avenir",
          },
        ]}
      />
    </div>
  </section>
);
