import type { FC } from "hono/jsx";
import { dernierJour } from "#core/periode.ts";
import { nomPourAffichage } from "#core/texte.ts";
import { ChampDate, ChampListe, duAu, Message, type Saisie } from "#platform/html/index.ts";
import { type CompteVise, PageGeste } from "../../compte/pages/communs.tsx";
import type { LigneAbsence } from "../queries/absences.ts";
import type { CollegueNomme } from "../queries/collegues.ts";

interface Base {
  readonly compte: CompteVise;
  readonly saisie?: Saisie | undefined;
}

export const PageDeclarer: FC<Base & { readonly collegues: readonly CollegueNomme[] }> = ({
  compte,
  saisie,
  collegues,
}) => (
  <PageGeste
    compte={compte}
    titre="Déclarer une absence"
    sous="Pendant ce temps, qui remplace voit les personnes que cette personne suit. La raison de l’absence ne se note pas."
    action={`/comptes/${compte.id}/absences/declarer`}
    bouton="Ouvrir le remplacement"
    saisie={saisie}
  >
    {collegues.length === 0 && (
      <Message genre="attention">
        Personne du même territoire, organisme ou employeur ne consulte de dossiers : donnez d’abord
        un rôle à qui doit remplacer.
      </Message>
    )}
    <div class="deux">
      <ChampDate nom="debut" libelle="Premier jour d’absence" saisie={saisie} />
      <ChampDate nom="dernier" libelle="Dernier jour d’absence" saisie={saisie} />
    </div>
    <ChampListe
      nom="remplacant"
      libelle="Qui remplace"
      aide="Du même territoire, organisme ou employeur, et qui consulte déjà des dossiers."
      options={collegues.map((c) => ({
        valeur: c.id,
        libelle: `${nomPourAffichage(c.nom, c.prenom)}, ${c.qualite}`,
      }))}
      saisie={saisie}
    />
  </PageGeste>
);

export const PageFinirAbsence: FC<Base & { readonly absence: LigneAbsence }> = ({
  compte,
  saisie,
  absence,
}) => (
  <PageGeste
    compte={compte}
    titre="Terminer ou annuler une absence"
    sous={`Absence ${duAu(absence.prevue.debut, dernierJour(absence.prevue))}, remplacement par ${absence.prenom} ${absence.nom}. Avant son premier jour, elle est annulée.`}
    action={`/comptes/${compte.id}/absences/${absence.id}/finir`}
    bouton="Fermer le remplacement"
    danger
    saisie={saisie}
  >
    <ChampDate
      nom="fin"
      libelle="Jour du retour"
      aide="Dès ce jour, qui remplace ne voit plus ces personnes."
      saisie={saisie}
    />
  </PageGeste>
);
