import type { FC } from "hono/jsx";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { Instant } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bloc,
  Bouton,
  type Colonne,
  compter,
  Etat,
  Formulaire,
  jourEtHeure,
  nombre,
  Page,
  Pager,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { PHRASES_ADRESSE, problemesAdresse } from "../../courrier/rules/adresse.ts";
import { type EtatLot, estEtatLot, LIBELLES_ETAT_LOT } from "../lot.ts";
import type { Attente, LigneCourrier } from "../queries/courriers.ts";
import type { LigneLot } from "../queries/lots.ts";

const GENRES = {
  a_produire: "attention",
  en_production: "info",
  produit: "succes",
  echec: "alerte",
} as const satisfies Record<EtatLot, string>;

export const EtatDuLot: FC<{ readonly etat: string }> = ({ etat }) =>
  estEtatLot(etat) ? (
    <Etat genre={GENRES[etat]}>{LIBELLES_ETAT_LOT[etat]}</Etat>
  ) : (
    <Etat>{etat}</Etat>
  );

export const NomDestinataire = (c: LigneCourrier): JSX.Element => (
  <a href={`/personnes/${c.personneId}`} class="nom">
    {nomPourAffichage(c.destinataire.nom, c.destinataire.prenom)}
  </a>
);

export const ProblemesAdresse = (c: LigneCourrier): JSX.Element => {
  const problemes = problemesAdresse(c.destinataire.adresse);
  return problemes.length === 0 ? (
    <span>{`${c.destinataire.adresse.code_postal} ${c.destinataire.adresse.commune}`}</span>
  ) : (
    <Etat genre="alerte">{problemes.map((p) => PHRASES_ADRESSE[p]).join(" ")}</Etat>
  );
};

const LOTS: readonly Colonne<LigneLot>[] = [
  {
    titre: "Lot",
    genre: "entete",
    valeur: (l) => <a href={`/courriers/lots/${l.id}`}>{l.titre}</a>,
  },
  { titre: "État", valeur: (l) => <EtatDuLot etat={l.etat} /> },
  {
    titre: "Composés",
    genre: "nombre",
    etiquette: "Composés",
    valeur: (l) => `${nombre(l.produits)} sur ${nombre(l.nombre)}`,
  },
  {
    titre: "Préparé",
    etiquette: "Préparé",
    valeur: (l) => `${jourEtHeure(l.cree_a.toISOString() as Instant)}, par ${l.auteur}`,
  },
];

const FICHIER: Colonne<LigneLot> = {
  titre: "Fichier",
  valeur: (l) =>
    l.etat === "produit" ? <a href={`/courriers/lots/${l.id}/fichier`}>Télécharger le PDF</a> : "",
};

const A_CORRIGER: readonly Colonne<LigneCourrier>[] = [
  { titre: "Personne", genre: "entete", valeur: NomDestinataire },
  { titre: "Référence", etiquette: "Référence", valeur: (c) => c.reference },
  { titre: "Ce qui manque", valeur: ProblemesAdresse },
];

interface Props {
  readonly attente: Attente;
  readonly lots: readonly LigneLot[];
  readonly suivants: string | undefined;
  /** Whether she may make a lot and take its file away. */
  readonly produit: boolean;
}

export const PageCourriers: FC<Props> = ({ attente, lots, suivants, produit }) => (
  <Page titre="Courriers">
    <TetePage
      titre="Courriers"
      sous={`${compter(attente.prets, "courrier prêt", "courriers prêts")} à imprimer, ${compter(attente.aCorriger, "adresse")} à compléter.`}
      actions={
        produit &&
        attente.prets > 0 && (
          <Formulaire action="/courriers/lots">
            <Bouton variante="principal">Préparer un lot à imprimer</Bouton>
          </Formulaire>
        )
      }
    />
    <div class="pile">
      {attente.aCorriger > 0 && (
        <Bloc
          id="adresses"
          titre="Adresses à compléter"
          note="Ces courriers attendent : ils partiront dans le lot qui suivra la correction."
        >
          <Registre
            libelle="Adresses à compléter"
            colonnes={A_CORRIGER}
            groupes={unGroupe(attente.lignes)}
          />
        </Bloc>
      )}
      <Bloc id="lots" titre="Lots">
        {lots.length === 0 ? (
          <Vide titre="Aucun lot">
            Un lot réunit les courriers prêts en un seul fichier à imprimer.
          </Vide>
        ) : (
          <Registre
            libelle="Lots de courriers"
            colonnes={produit ? [...LOTS, FICHIER] : LOTS}
            groupes={unGroupe(lots)}
          />
        )}
        {suivants && <Pager situation={compter(lots.length, "lot")} suivantes={suivants} />}
      </Bloc>
    </div>
  </Page>
);
