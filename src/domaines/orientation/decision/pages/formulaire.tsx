import type { FC } from "hono/jsx";
import {
  Bouton,
  ChampListe,
  ChampZone,
  Choix,
  compter,
  Formulaire,
  Message,
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

/** What keeps the proposal from being followed as it stands. */
type Manque = "proposition" | "organisme" | "organisme_hors_choix";

const manqueDe = ({ proposition, organismes }: Dossier): Manque | undefined => {
  if (!proposition || proposition.parcours === null) return "proposition";
  if (proposition.organisme_id === null) return "organisme";
  return organismes.some((o) => o.id === proposition.organisme_id)
    ? undefined
    : "organisme_hors_choix";
};

/** Said before the form is sent: a decision that needs a choice or a reason is not discovered by its refusal. */
const AFaire: FC<{ readonly manque: Manque; readonly organisme: string | null }> = ({
  manque,
  organisme,
}) => (
  <Message genre="attention">
    {manque === "proposition" && (
      <>
        <b>Les règles ne proposent rien.</b> Choisissez le parcours et l’organisme, et dites
        pourquoi.
      </>
    )}
    {manque === "organisme" && (
      <>
        <b>Aucun organisme n’est proposé.</b> Choisissez celui qui suivra la personne.
      </>
    )}
    {manque === "organisme_hors_choix" && (
      <>
        <b>{organisme}, proposé, n’intervient pas ici.</b> La personne a changé de territoire depuis
        la proposition, ou l’organisme n’est plus désignable : choisissez-en un autre, et dites
        pourquoi.
      </>
    )}
  </Message>
);

const aideRaison = (propose: boolean, obligatoire: boolean): string => {
  const longueur = `en ${MOTIF_MINIMUM} caractères au moins. La personne la lira dans la lettre.`;
  if (!propose) return `Aucune proposition à suivre : dites pourquoi, ${longueur}`;
  return obligatoire
    ? `L’organisme proposé ne peut pas être suivi : dites pourquoi, ${longueur}`
    : `Obligatoire si vous changez la proposition, ${longueur}`;
};

export const FormulaireDecision: FC<{
  readonly dossier: Dossier;
  readonly saisie?: Saisie | undefined;
}> = ({ dossier, saisie = saisieInitiale(dossier) }) => {
  const propose = dossier.proposition?.parcours ?? null;
  const manque = manqueDe(dossier);
  const raisonObligatoire = manque === "proposition" || manque === "organisme_hors_choix";
  return (
    <Formulaire action={`/orientation/${dossier.id}/decider`} class="entre">
      <input
        type="hidden"
        name="version"
        value={String(saisie.valeurs.version ?? dossier.version)}
      />
      {manque && <AFaire manque={manque} organisme={dossier.proposition?.organisme ?? null} />}
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
        facultatif={!raisonObligatoire}
        aide={aideRaison(propose !== null, raisonObligatoire)}
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
