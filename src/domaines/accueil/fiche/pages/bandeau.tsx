import type { Child, FC } from "hono/jsx";
import { ageAu, type Jour } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import {
  type Identite,
  libelleEtat,
  libelleMotif,
  libelleRole,
  Naissance,
} from "#domaines/personnes/index.ts";
import {
  BandeauPersonne,
  Bouton,
  communePourAffichage,
  DateJour,
  Etat,
  Formulaire,
  LienBouton,
} from "#platform/html/index.ts";
import type { Etape } from "../rules/etapes.ts";
import type { VueFiche } from "./fiche.tsx";

/** The form stands apart: a paragraph holds none, and the button is in one. */
const FORMULAIRE_NIR = "voir-nir";

const Nir: FC<{ readonly vue: VueFiche }> = ({ vue: { fiche, nir, droits } }) => {
  const { identite } = fiche;
  if (!identite.nir_connu) return <>NIR inconnu</>;
  if (nir !== undefined) return <>NIR {nir}</>;
  return (
    <>
      NIR •••{" "}
      {droits.nir && (
        <Bouton variante="discret" petit icone="eye" formulaire={FORMULAIRE_NIR}>
          Voir le NIR
        </Bouton>
      )}
    </>
  );
};

const reperes = (vue: VueFiche, aujourdhui: Jour): readonly Child[] => {
  const { identite: i, appartenances, adresses } = vue.fiche;
  const actuelle = appartenances.find((a) => a.dossierId === i.dossier_id);
  const adresse = adresses[0];
  return [
    <>
      {ageAu(i.naissance, aujourdhui)} ans, {i.sexe === "2" ? "née" : "né"} le{" "}
      <Naissance jour={i.naissance} precision={i.naissance_precision} />
    </>,
    <>
      {adresse?.nomCommune ? `${communePourAffichage(adresse.nomCommune)}, ` : ""}
      {i.territoire ?? "sans territoire"}
    </>,
    ...(actuelle ? [`Dossier ${actuelle.organisme} ${actuelle.matricule}`] : []),
    <Nir vue={vue} />,
  ];
};

const ADULTES = ["DEM", "CJT"];

const SOUMISSION: Readonly<Record<string, string>> = {
  true: "Soumise aux droits et devoirs",
  false: "Non soumise aux droits et devoirs",
  null: "Soumission inconnue",
};

/** Only a right that is open and paid is good news; anything else is a fact. */
const VERSE = "2";

const Etats: FC<{ readonly identite: Identite }> = ({ identite: i }) => (
  <>
    {i.etat_droit === null ? (
      <Etat>Hors dossier RSA</Etat>
    ) : (
      <Etat genre={i.etat_droit === VERSE ? "succes" : "neutre"}>
        {libelleEtat(i.etat_droit)}
        {i.motif_droit && ` : ${libelleMotif(i.etat_droit, i.motif_droit)}`}
      </Etat>
    )}{" "}
    {i.role !== null && <Etat>{libelleRole(i.role)}</Etat>}{" "}
    {i.role !== null && ADULTES.includes(i.role) && (
      <Etat genre={i.soumis === null ? "attention" : "neutre"}>{SOUMISSION[String(i.soumis)]}</Etat>
    )}
    {i.nir_connu && !i.nir_fiable && (
      <>
        {" "}
        <Etat genre="attention">NIR incohérent avec l’état civil</Etat>
      </>
    )}
  </>
);

const enEtape = ({ nom, le, mot, etat, jours, retard }: Etape) => ({
  nom,
  date: le ? <DateJour jour={le} /> : mot,
  etat,
  jours,
  retard,
});

export const Bandeau: FC<{ readonly vue: VueFiche; readonly aujourdhui: Jour }> = ({
  vue,
  aujourdhui,
}) => {
  const { identite } = vue.fiche;
  return (
    <BandeauPersonne
      nom={nomPourAffichage(identite.nom_usage, identite.prenom)}
      fil={[{ libelle: "Personnes", href: "/personnes" }]}
      reperes={reperes(vue, aujourdhui)}
      etats={<Etats identite={identite} />}
      actions={
        <>
          {vue.droits.nir && (
            <Formulaire action={`/personnes/${identite.id}/nir`} id={FORMULAIRE_NIR} />
          )}
          {vue.droits.trancher && (
            <LienBouton href={`/personnes/${identite.id}/rattacher`}>
              Rattacher une autre fiche
            </LienBouton>
          )}
        </>
      }
      etapes={vue.etapes.map(enEtape)}
      sommaire={[
        { libelle: "Orientation", href: "#orientation" },
        { libelle: "Droit au RSA", href: "#droit" },
        { libelle: "Fil du temps", href: "#temps" },
        { libelle: "Foyer", href: "#foyer" },
        { libelle: "Adresse", href: "#adresse" },
        { libelle: "Courriers", href: "#courriers" },
      ]}
    />
  );
};
