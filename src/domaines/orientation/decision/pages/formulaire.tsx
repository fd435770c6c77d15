import type { FC } from "hono/jsx";
import {
  Bouton,
  ChampListe,
  ChampZone,
  Choix,
  compter,
  Formulaire,
  type Saisie,
  saisieDe,
} from "#platform/html/index.ts";
import { PARCOURS } from "../../regle/entrees.ts";
import { PARCOURS_EN_CLAIR } from "../../regle/rules/expliquer.ts";
import type { Dossier, OrganismeDesignable } from "../queries/dossier.ts";
import { MOTIF_MINIMUM } from "../rules/decidable.ts";

const TITRES = { emploi: "Emploi", socio_pro: "Socio-pro", social: "Social" } as const;
const ASSURE = { emploi: "emploi", socio_pro: "socio-pro", social: "social" } as const;

const places = ({ places }: OrganismeDesignable): string => {
  if (places === null) return "";
  return places > 0 ? `, ${compter(places, "place")}` : ", complet";
};

const libelle = (o: OrganismeDesignable): string =>
  `${o.nom} (${o.parcours.map((p) => ASSURE[p]).join(", ")}${places(o)})`;

/** The proposal is already filled in: following it is one gesture, changing it asks why. */
const saisieInitiale = ({ proposition, version }: Dossier): Saisie =>
  saisieDe({
    version: String(version),
    parcours: proposition?.parcours ?? "",
    organisme: proposition?.organisme_id ?? "",
  });

export const FormulaireDecision: FC<{
  readonly dossier: Dossier;
  readonly saisie?: Saisie | undefined;
}> = ({ dossier, saisie = saisieInitiale(dossier) }) => {
  const propose = dossier.proposition?.parcours ?? null;
  return (
    <Formulaire action={`/orientation/${dossier.id}/decider`} class="entre">
      <input
        type="hidden"
        name="version"
        value={String(saisie.valeurs.version ?? dossier.version)}
      />
      <Choix
        nom="parcours"
        libelle="Parcours"
        saisie={saisie}
        reponses={PARCOURS.map((p) => ({
          valeur: p,
          libelle: p === propose ? `${TITRES[p]}, proposé` : TITRES[p],
          consequence: PARCOURS_EN_CLAIR[p],
        }))}
      />
      <ChampListe
        nom="organisme"
        libelle="Organisme référent"
        saisie={saisie}
        aide="La place libre se regarde ici ; elle n’a pas compté dans la proposition."
        options={dossier.organismes.map((o) => ({ valeur: o.id, libelle: libelle(o) }))}
      />
      <ChampZone
        nom="motif"
        libelle="Raison"
        saisie={saisie}
        facultatif={propose !== null}
        aide={
          propose === null
            ? `Aucune proposition : dites pourquoi, en ${MOTIF_MINIMUM} caractères au moins. La personne lira cette raison dans la lettre.`
            : `Obligatoire si vous changez la proposition, en ${MOTIF_MINIMUM} caractères au moins. La personne la lira dans la lettre.`
        }
        lignes={3}
      />
      <div class="actions">
        <Bouton variante="principal" icone="check">
          Décider l’orientation
        </Bouton>
      </div>
    </Formulaire>
  );
};
