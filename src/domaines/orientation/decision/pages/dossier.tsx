import type { Child, FC } from "hono/jsx";
import { ageAu, ecartJours, type Jour } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import {
  BandeauPersonne,
  Bloc,
  Bouton,
  DateJour,
  Echeance,
  type EtapePont,
  Etat,
  Fiche,
  Formulaire,
  Icone,
  jourMoyen,
  LienBouton,
  Message,
  Page,
  Parcours,
  ResumeErreurs,
  type Saisie,
} from "#platform/html/index.ts";
import { REPONSES_DECISION } from "../errors.ts";
import type { Dossier } from "../queries/dossier.ts";
import { empechements, estHorsDelai } from "../rules/decidable.ts";
import { LIBELLES_ETAT, MOTIFS_OUVERTURE } from "../rules/etats.ts";
import { FormulaireDecision } from "./formulaire.tsx";
import { CODES_PARCOURS } from "./parcours.ts";
import { BlocPourquoi } from "./pourquoi.tsx";

export interface VueDossier {
  readonly dossier: Dossier;
  readonly aujourdhui: Jour;
  /** Days of the whole legal delay, and before its end from which it is near. */
  readonly delai: number;
  readonly alerte: number;
  readonly peutDecider: boolean;
  readonly utilisateurId: string;
  readonly saisie?: Saisie | undefined;
}

const A_VENIR = [
  "Référent",
  "Diagnostic",
  "Contrat signé",
  "Première action",
  "Emploi durable",
] as const;

const etapes = (d: Dossier): readonly EtapePont[] => [
  {
    nom: "Information reçue",
    date: <DateJour jour={d.recue_le} />,
    etat: "fait",
    ...(d.decide_le ? { jours: ecartJours(d.recue_le, d.decide_le) } : {}),
  },
  d.decide_le
    ? { nom: "Orientation", date: <DateJour jour={d.decide_le} />, etat: "fait" }
    : { nom: "Orientation", date: LIBELLES_ETAT[d.etat], etat: "encours" },
  ...A_VENIR.map((nom) => ({ nom, date: "à venir", etat: "avenir" as const })),
];

const reperes = ({ dossier: d, aujourdhui }: VueDossier): readonly Child[] => [
  `${ageAu(d.naissance, aujourdhui)} ans`,
  d.territoire ?? "Sans territoire",
  ...(d.payeur ? [`Dossier ${d.payeur}, ${d.matricule}`] : []),
];

const Etats: FC<{ readonly dossier: Dossier }> = ({ dossier: d }) => (
  <>
    {d.dans_le_droit ? <Etat genre="succes">Droit ouvert</Etat> : <Etat>Droit fermé</Etat>}{" "}
    {d.soumis && <Etat>Soumise aux droits et devoirs</Etat>}{" "}
    <Etat>{MOTIFS_OUVERTURE[d.motif_ouverture]}</Etat>
  </>
);

const Delai: FC<VueDossier> = ({ dossier: d, aujourdhui, delai, alerte }) => {
  if (d.echeance_le === null) return <>Aucun délai légal.</>;
  return estHorsDelai(d, aujourdhui) || d.decide_le === null ? (
    <Echeance date={d.echeance_le} delai={delai} seuil={alerte} />
  ) : (
    <DateJour jour={d.echeance_le} />
  );
};

const Decision: FC<VueDossier> = ({ dossier: d, aujourdhui, utilisateurId, peutDecider }) => {
  const reprenable =
    peutDecider &&
    d.decide_le === aujourdhui &&
    d.decide_par === utilisateurId &&
    !d.lettre?.lot_id;
  return (
    <div class="entre">
      <Fiche
        lignes={[
          ["Parcours", d.parcours && <Parcours code={CODES_PARCOURS[d.parcours]} />],
          ["Organisme", d.organisme],
          [
            "Décidée",
            <>
              le {d.decide_le && jourMoyen(d.decide_le)} par {d.decideur}
            </>,
          ],
          ["Délégation", d.delegation],
          ["Proposition", d.suit_proposition ? "suivie" : "non suivie"],
          ...(d.motif_decision ? [["Raison", d.motif_decision] as const] : []),
          ["État", LIBELLES_ETAT[d.etat]],
        ]}
      />
      <div class="actions">
        {d.lettre && (
          <LienBouton href={`/courriers/${d.lettre.id}/pdf`} icone="file-text">
            Ouvrir la lettre (PDF)
          </LienBouton>
        )}
        {reprenable && (
          <Formulaire action={`/orientation/${d.id}/annuler`}>
            <Bouton variante="discret" icone="undo-2">
              Revenir sur la décision
            </Bouton>
          </Formulaire>
        )}
      </div>
    </div>
  );
};

const Decider: FC<VueDossier> = (vue) => {
  const { dossier: d, aujourdhui, peutDecider, saisie } = vue;
  const obstacles = empechements(d, aujourdhui);
  if (obstacles.length > 0) {
    const { message } = REPONSES_DECISION.empechee;
    return (
      <Message genre={obstacles.includes("hors_delai_ft") ? "alerte" : "attention"}>
        {message({ code: "empechee", empechements: obstacles })}
      </Message>
    );
  }
  if (!peutDecider) {
    return <Message>Votre compte consulte les orientations ; il ne les décide pas.</Message>;
  }
  return <FormulaireDecision dossier={d} saisie={saisie} />;
};

/** One case: what is proposed and why, then the decision, then its letter. */
export const PageDossier: FC<VueDossier> = (vue) => {
  const { dossier: d, saisie } = vue;
  const nom = nomPourAffichage(d.nom_usage, d.prenom);
  const decidee = d.decide_le !== null;
  const aDecider = !decidee && empechements(d, vue.aujourdhui).length === 0;
  return (
    <Page titre={`Orientation de ${nom}`}>
      {saisie && <ResumeErreurs saisie={saisie} />}
      <BandeauPersonne
        nom={nom}
        fil={[{ libelle: "À orienter", href: "/orientation" }]}
        reperes={reperes(vue)}
        etats={<Etats dossier={d} />}
        etapes={etapes(d)}
        sommaire={[
          { libelle: aDecider ? "Décider" : "Décision", href: "#decision" },
          { libelle: "Pourquoi", href: "#pourquoi" },
          { libelle: "Fiche de la personne", href: `/personnes/${d.personne_id}` },
        ]}
      />
      <div class="colonnes haut">
        <Bloc id="pourquoi" titre="Pourquoi cette proposition ?" colonnes={8}>
          {d.proposition ? (
            <BlocPourquoi dossier={d} proposition={d.proposition} />
          ) : (
            <Message>Aucune liste de règles n’a encore été appliquée à cette personne.</Message>
          )}
        </Bloc>
        <Bloc id="decision" titre={aDecider ? "Décider" : "Décision"} colonnes={4}>
          <div class="entre">
            <p>
              <Icone nom="clock" /> Reçue le <DateJour jour={d.recue_le} />. <Delai {...vue} />
            </p>
            {d.close_le && (
              <Message>
                Close le <DateJour jour={d.close_le} /> : {d.motif_cloture?.replaceAll("_", " ")}.
              </Message>
            )}
            {decidee ? <Decision {...vue} /> : d.close_le === null && <Decider {...vue} />}
          </div>
        </Bloc>
      </div>
    </Page>
  );
};
