import type { FC } from "hono/jsx";
import {
  Bouton,
  ChampDate,
  ChampTexte,
  ChampZone,
  Choix,
  Formulaire,
  Message,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { PRECISION_MINIMUM, RAISONS } from "../saisie.ts";

export const PageOuvrir: FC<{ readonly saisie?: Saisie | undefined }> = ({ saisie }) => (
  <Page titre="Ouvrir un dossier hors de mon périmètre">
    <TetePage
      titre="Ouvrir un dossier hors de mon périmètre"
      fil={[{ libelle: "Personnes", href: "/personnes" }]}
      sous="Le dossier s’ouvre pour la journée. Votre raison est enregistrée, et le délégué à la protection des données la lit."
    />
    <ResumeErreurs saisie={saisie} />
    <Formulaire action="/personnes/hors-perimetre" class="mesure pile haut-petit">
      <Message genre="attention">
        Le secret professionnel vaut pour ce dossier comme pour les vôtres (L262-44 du code de
        l’action sociale et des familles). N’ouvrez que ce qui est nécessaire.
      </Message>
      <ChampTexte nom="nom" libelle="Nom de naissance ou d’usage" saisie={saisie} />
      <ChampTexte nom="prenom" libelle="Prénom" saisie={saisie} />
      <ChampDate
        nom="naissance"
        libelle="Date de naissance"
        aide="Par exemple 12 mars 1992"
        saisie={saisie}
      />
      <Choix
        nom="raison"
        libelle="Pourquoi"
        saisie={saisie}
        reponses={Object.entries(RAISONS).map(([valeur, libelle]) => ({ valeur, libelle }))}
      />
      <ChampZone
        nom="precision"
        libelle="En une phrase"
        aide={`Ce qui rend ce dossier nécessaire aujourd’hui. ${PRECISION_MINIMUM} caractères au moins.`}
        lignes={3}
        saisie={saisie}
      />
      <div class="actions">
        <Bouton variante="principal">Ouvrir le dossier</Bouton>
      </div>
    </Formulaire>
  </Page>
);
