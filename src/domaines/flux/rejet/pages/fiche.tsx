import type { FC } from "hono/jsx";
import type { Instant } from "#core/jour.ts";
import {
  Bloc,
  Bouton,
  ChampZone,
  Fiche,
  Formulaire,
  jourEtHeure,
  LienBouton,
  Message,
  nombre,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import { type FicheRejet, libelleCode, RAISON_MINIMUM } from "../rejet.ts";
import { situerDansBloc } from "../rules/correction.ts";
import { EtatDuRejet, nomDossier } from "./liste.tsx";

interface Props {
  readonly fiche: FicheRejet;
  /** Decrypted, its NIR masked for who may not see them. */
  readonly bloc: string;
  readonly masque: boolean;
  readonly estMien: boolean;
  readonly saisie: Saisie;
}

const Extrait: FC<{ readonly fiche: FicheRejet; readonly bloc: string }> = ({ fiche, bloc }) => {
  const extrait = situerDansBloc(bloc, fiche.element, fiche.valeur);
  if (!extrait) return null;
  return (
    <>
      <h3 class="haut">Où, dans le dossier</h3>
      <ol class="lignes" start={extrait.premiere}>
        {extrait.lignes.map((ligne, rang) => {
          const numero = extrait.premiere + rang;
          const texte = <code>{ligne.trim().slice(0, 160)}</code>;
          return (
            <li>
              <span class="leger petit">ligne {numero} </span>
              {numero === extrait.fautive ? <strong>{texte}</strong> : texte}
            </li>
          );
        })}
      </ol>
    </>
  );
};

const Raison: FC<{ readonly fiche: FicheRejet; readonly bloc: string }> = ({ fiche, bloc }) => (
  <Bloc id="raison" titre="Ce qui ne va pas" colonnes={8}>
    <p class="mesure grand">{fiche.message}</p>
    <Extrait fiche={fiche} bloc={bloc} />
  </Bloc>
);

const Suivi: FC<Pick<Props, "fiche" | "estMien">> = ({ fiche, estMien }) => (
  <Bloc id="suivi" titre="Suivi" colonnes={4}>
    <Fiche
      lignes={[
        ["État", <EtatDuRejet etat={fiche.etat} />],
        ["Motif", libelleCode(fiche.code)],
        ["Élément", <code>{fiche.element}</code>],
        ["Valeur reçue", <code>{fiche.valeur ?? "(vide)"}</code>],
        ["Ligne du fichier", nombre(fiche.ligne)],
        ["Organisme", fiche.organisme ?? "—"],
        ["Fichier", <a href={`/flux/${fiche.depotId}`}>{fiche.nomFichier}</a>],
        ["Suivi par", fiche.suiviPar ?? "personne"],
      ]}
    />
    {fiche.etat === "a_traiter" && (
      <Formulaire action={`/flux/rejets/${fiche.id}/suivre`} class="haut-petit">
        <Bouton nom="suivi" valeur={estMien ? "non" : "oui"} icone={estMien ? "undo-2" : "user"}>
          {estMien ? "Ne plus suivre ce dossier" : "Je m’en occupe"}
        </Bouton>
      </Formulaire>
    )}
  </Bloc>
);

const Correction: FC<Pick<Props, "fiche" | "masque" | "saisie">> = ({ fiche, masque, saisie }) => (
  <Bloc id="correction" titre="Corriger et rejouer" colonnes={8}>
    <Formulaire
      action={`/flux/rejets/${fiche.id}/corriger`}
      class="pile-serree"
      libelle="Corriger le dossier"
    >
      <ChampZone
        nom="contenu"
        libelle="Le dossier, tel que reçu"
        aide={
          masque
            ? "Changez la seule valeur en cause. Les NIR sont masqués (•••) : laissez ces repères, la valeur reçue sera remise à leur place."
            : "Changez la seule valeur en cause. Le dossier est relu avant d’être rejoué : s’il est encore refusé, rien n’est perdu."
        }
        lignes={24}
        saisie={saisie}
      />
      <div class="actions">
        <Bouton variante="principal">Corriger et rejouer</Bouton>
        <span class="leger petit">
          Le dossier compte à la date de son fichier : une image plus récente n’est jamais écrasée.
        </span>
      </div>
    </Formulaire>
  </Bloc>
);

const Abandon: FC<Pick<Props, "fiche" | "saisie">> = ({ fiche, saisie }) => (
  <Bloc id="abandon" titre="Abandonner" colonnes={4}>
    <Formulaire
      action={`/flux/rejets/${fiche.id}/abandonner`}
      class="pile-serree"
      libelle="Abandonner le dossier"
    >
      <ChampZone
        nom="raison"
        libelle="Pourquoi l’abandonner"
        aide={`Par exemple : corrigé par l’organisme dans l’envoi suivant. ${RAISON_MINIMUM} caractères au moins.`}
        lignes={3}
        saisie={saisie}
      />
      <div class="actions">
        <Bouton variante="danger">Abandonner le dossier</Bouton>
      </div>
    </Formulaire>
  </Bloc>
);

const Fin: FC<{ readonly fiche: FicheRejet }> = ({ fiche }) => (
  <Message
    genre={fiche.etat === "repare" ? "succes" : "info"}
    action={
      fiche.reparation ? (
        <LienBouton petit href={`/flux/${fiche.reparation}`}>
          Voir ce que la correction a changé
        </LienBouton>
      ) : undefined
    }
  >
    <strong>{fiche.etat === "repare" ? "Corrigé et rejoué" : "Abandonné"}</strong>
    {fiche.traiteA && ` le ${jourEtHeure(fiche.traiteA.toISOString() as Instant)}`}
    {fiche.suiviPar && ` par ${fiche.suiviPar}`}. {fiche.raison}
  </Message>
);

export const PageRejet: FC<Props> = ({ fiche, bloc, masque, estMien, saisie }) => (
  <Page titre={`Reprendre : ${nomDossier(fiche)}`}>
    <TetePage
      titre={`Reprendre : ${nomDossier(fiche)}`}
      fil={[
        { libelle: "Flux", href: "/flux" },
        { libelle: "Dossiers à reprendre", href: "/flux/rejets" },
      ]}
      sous={`${libelleCode(fiche.code)}. Fichier ${fiche.organisme ?? "de l’organisme"} reçu le ${jourEtHeure(fiche.recuA.toISOString() as Instant)}.`}
    />
    <ResumeErreurs saisie={saisie} />
    {fiche.etat !== "a_traiter" && <Fin fiche={fiche} />}
    <div class="colonnes haut-petit">
      <Raison fiche={fiche} bloc={bloc} />
      <Suivi fiche={fiche} estMien={estMien} />
      {fiche.etat === "a_traiter" && (
        <>
          <Correction fiche={fiche} masque={masque} saisie={saisie} />
          <Abandon fiche={fiche} saisie={saisie} />
        </>
      )}
    </div>
  </Page>
);
