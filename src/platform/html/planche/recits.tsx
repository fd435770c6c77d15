import type { FC } from "hono/jsx";
import { jour } from "#core/jour.ts";
import { LienBouton } from "../composants/formulaires/bouton.tsx";
import { Bloc } from "../composants/gabarits/bloc.tsx";
import { Difference } from "../composants/recits/difference.tsx";
import { FilDuTemps } from "../composants/recits/fil-du-temps.tsx";
import { Pont } from "../composants/recits/pont.tsx";
import { Pourquoi } from "../composants/recits/pourquoi.tsx";
import { TravailLong } from "../composants/recits/travail-long.tsx";
import { Parcours } from "../composants/signes/parcours.tsx";
import { jourMoyen } from "../formats.ts";

const PontExemple: FC = () => (
  <Bloc id="pont" titre="Le pont">
    <Pont
      etapes={[
        { nom: "Information reçue", date: "7 sept. 2026", etat: "fait", jours: 21 },
        { nom: "Orientation", date: "28 sept. 2026", etat: "fait", jours: 4 },
        { nom: "Référent", date: "2 oct. 2026", etat: "fait", jours: 13 },
        { nom: "Contrat signé", date: "29 oct. 2026", etat: "fait", jours: 32, retard: true },
        { nom: "Première action", date: "30 nov. 2026", etat: "encours" },
        { nom: "Emploi durable", date: "à venir", etat: "avenir" },
      ]}
    />
  </Bloc>
);

const PourquoiExemple: FC = () => (
  <Bloc
    id="pourquoi"
    titre="Pourquoi cette orientation ?"
    lien={<a href="#pourquoi">Version à remettre à la personne</a>}
  >
    <Pourquoi
      phrase={
        <>
          Élodie a travaillé il y a moins de deux ans et cherche un emploi, mais la garde de ses
          enfants limite ses recherches : les règles proposent un accompagnement{" "}
          <Parcours code="sociopro">socio-professionnel</Parcours> par le Service local allocation
          insertion de Lens-Liévin.
        </>
      }
      regles={[
        { enonce: "Moins de 26 ans et souhaite la mission locale", valeur: "34 ans", issue: "non" },
        {
          enonce: "Activité depuis moins de 24 mois et aucun frein",
          valeur: "Activité : oui. Frein : moyen",
          issue: "non",
        },
        {
          enonce: "Activité depuis moins de 24 mois et frein moyen",
          valeur: (
            <>
              CDD de vendeuse jusqu’au 30 avr. 2026{" "}
              <span class="source">demande de RSA, 1er sept.</span> · garde de deux enfants{" "}
              <span class="source">dit par Élodie, 21 sept.</span>
            </>
          ),
          issue: "retenue",
        },
        {
          enonce: "Règles suivantes : non examinées",
          valeur: "La première règle remplie l’emporte",
          issue: "non_examinee",
          numero: "4–8",
        },
      ]}
      auraitChange="Une solution de garde : parcours emploi, France Travail Lens. Un frein fort : examen individuel."
      pasCompte="Santé, nationalité, quartier, montant du droit. La place libre n’est vérifiée qu’ensuite."
      decision={
        <>
          Proposée le 22 sept. 2026 par les <a href="#pourquoi">règles version 3.2</a>.{" "}
          <strong>Décidée par Sophie Wattel le 28 sept.</strong>, sans changement. Recours possible
          jusqu’au {jourMoyen(jour("2026-12-01"))}.
        </>
      }
    />
  </Bloc>
);

const TempsExemple: FC = () => (
  <Bloc id="temps" titre="Fil du temps">
    <FilDuTemps
      evenements={[
        {
          jour: jour("2026-11-30"),
          sorte: "rencontre",
          fait: (
            <>
              <strong>Formation au code</strong>, auto-école solidaire de Lens
            </>
          ),
          source: "prescrite le 5 nov.",
          detail: "24 h sur 6 semaines, le lundi et le jeudi matin.",
        },
        {
          jour: jour("2026-11-19"),
          sorte: "rencontre",
          fait: (
            <>
              <strong>Entretien téléphonique</strong> avec Karim Haddad
            </>
          ),
          source: "agent",
          detail: "Élodie accepte un horaire décalé le jeudi.",
        },
        {
          jour: jour("2026-11-06"),
          sorte: "flux",
          fait: "Droit renouvelé, montant inchangé",
          source: "flux CAF quotidien",
        },
        {
          jour: jour("2026-10-29"),
          sorte: "decision",
          fait: (
            <>
              <strong>Contrat d’engagement signé</strong> par les deux parties
            </>
          ),
          source: "agent",
        },
        {
          jour: jour("2026-10-15"),
          sorte: "document",
          fait: (
            <>
              <strong>Diagnostic global</strong>, version 1
            </>
          ),
          source: "agent et personne",
        },
        {
          jour: jour("2025-12-03"),
          sorte: "absence",
          fait: "Absence à un entretien, sans motif connu",
          source: "opérateur",
        },
      ]}
    />
  </Bloc>
);

export const Recits: FC = () => (
  <>
    <PontExemple />
    <TravailLong
      titre="Il reste les propositions d’orientation"
      avancement="1 214 sur 2 031, encore environ 20 s"
      fait={1214}
      total={2031}
      unite="Propositions calculées"
      retour="Flux"
      etapes={[
        { nom: "Dépôt", detail: "312 Mo, empreinte 9c41…e7", etat: "fait" },
        { nom: "Lecture", detail: "4,1 s", etat: "fait" },
        { nom: "Contrôle", detail: "1,2 s, 37 rejets", etat: "fait" },
        { nom: "Copie", detail: "3,8 s", etat: "fait" },
        { nom: "Fusion", detail: "en cours", etat: "encours" },
        { nom: "Propositions", detail: "ensuite", etat: "avenir" },
      ]}
    />
    <PourquoiExemple />
    <TempsExemple />
    <Bloc
      id="difference"
      titre="Différence"
      lien={
        <LienBouton petit href="#difference">
          Revenir à cette version
        </LienBouton>
      }
    >
      <Difference
        changements={[
          {
            nom: "Commune",
            avant: "Méricourt",
            apres: "Avion",
            source: "flux CAF, 6 nov. 2026",
          },
          {
            nom: "Objectif 2",
            avant: "Une place deux jours par semaine",
            apres: "Une place trois jours par semaine",
            source: "Karim Haddad, 26 oct. 2026",
          },
        ]}
      />
    </Bloc>
  </>
);
