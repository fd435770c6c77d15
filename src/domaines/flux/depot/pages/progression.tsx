import type { FC } from "hono/jsx";
import {
  type EtapeTravail,
  Page,
  pourcent,
  TetePage,
  TravailLong,
  tailleFichier,
} from "#platform/html/index.ts";
import { type FicheDepot, libelleType } from "../fiche.ts";
import { BlocFichier, FIL_FLUX, quand, quiDepose } from "./communs.tsx";

const RANGS: Readonly<Record<string, number>> = { lecture: 1, application: 2 };

const etapesDe = (fiche: FicheDepot): readonly EtapeTravail[] => {
  const rang = fiche.etat === "recu" ? 0 : (RANGS[fiche.etape ?? ""] ?? 1);
  const etat = (r: number): EtapeTravail["etat"] =>
    r < rang ? "fait" : r === rang ? "encours" : "avenir";
  return [
    {
      nom: "Réception",
      detail: rang === 0 ? "en file d’attente" : tailleFichier(fiche.octets),
      etat: etat(0),
    },
    {
      nom: "Lecture et contrôle",
      detail: rang > 1 ? "terminée" : rang === 1 ? pourcent(fiche.avancement) : "à venir",
      etat: etat(1),
    },
    {
      nom: "Application",
      detail: rang === 2 ? "en cours, d’un seul tenant" : "à venir",
      etat: etat(2),
    },
    { nom: "Rapport", detail: "à cette adresse", etat: "avenir" },
  ];
};

const PART_LECTURE = 70;

/** One bar for the whole: reading, whose share is known, then applying, whose share is not. */
const partFaite = ({ etat, etape, avancement }: FicheDepot): number => {
  if (etat === "recu") return 0;
  return etape === "application" ? PART_LECTURE : (avancement * PART_LECTURE) / 100;
};

const avancementDit = ({ etat, etape, avancement }: FicheDepot): string => {
  if (etat === "recu") return "en attente de traitement";
  return etape === "application" ? "application en cours" : `lu à ${pourcent(avancement)}`;
};

export const PageProgression: FC<{ readonly fiche: FicheDepot }> = ({ fiche }) => (
  <Page titre={`Import en cours, ${fiche.nomFichier}`}>
    <TetePage
      titre={fiche.etat === "recu" ? "Fichier reçu" : "Import en cours"}
      fil={FIL_FLUX}
      sous={`${libelleType(fiche)}. Déposé le ${quand(fiche.recuA)} par ${quiDepose(fiche)}.`}
    />
    <TravailLong
      titre={
        fiche.etat === "recu" ? "Le fichier attend son tour" : "Le fichier est lu puis appliqué"
      }
      avancement={avancementDit(fiche)}
      etapes={etapesDe(fiche)}
      fait={partFaite(fiche)}
      total={100}
      unite="Part du traitement déjà faite"
      retour="Flux"
    />
    <div class="colonnes haut">
      <BlocFichier fiche={fiche} colonnes={12} />
    </div>
  </Page>
);
