import type { FC } from "hono/jsx";
import { ajouterJours } from "#core/jour.ts";
import { Bouton, LienBouton } from "../composants/formulaires/bouton.tsx";
import { Bloc } from "../composants/gabarits/bloc.tsx";
import { CaseLigne, Selection } from "../composants/listes/barre-selection.tsx";
import { Filtres, MenuFiltre } from "../composants/listes/filtres.tsx";
import { Pager } from "../composants/listes/pager.tsx";
import { type Colonne, Registre } from "../composants/listes/registre.tsx";
import { Echeance } from "../composants/signes/echeance.tsx";
import { Etat } from "../composants/signes/etat.tsx";
import { type CodeParcours, Parcours } from "../composants/signes/parcours.tsx";
import { usePage } from "../contexte.ts";

interface Ligne {
  readonly nom: string;
  readonly age: number;
  readonly commune: string;
  readonly parcours: CodeParcours;
  readonly organisme: string;
  readonly places: number;
  readonly pourquoi: string;
  readonly reste: number;
  readonly decidee?: boolean;
}

const LIGNES: readonly Ligne[] = [
  {
    nom: "KASPRZAK Wanda",
    age: 34,
    commune: "Avion",
    parcours: "sociopro",
    organisme: "SLAI Lens-Liévin",
    places: 9,
    pourquoi: "Activité récente, garde d’enfant",
    reste: -5,
  },
  {
    nom: "BENALI Yacine",
    age: 29,
    commune: "Méricourt",
    parcours: "emploi",
    organisme: "France Travail Lens",
    places: 31,
    pourquoi: "CDD fini en juin, aucun frein",
    reste: -3,
  },
  {
    nom: "LEFEBVRE Sandrine",
    age: 47,
    commune: "Liévin",
    parcours: "social",
    organisme: "CCAS de Liévin",
    places: 6,
    pourquoi: "Sans activité, logement : fort",
    reste: 0,
    decidee: true,
  },
  {
    nom: "DELATTRE Kévin",
    age: 22,
    commune: "Vendin-le-Vieil",
    parcours: "emploi",
    organisme: "Mission locale Lens",
    places: 14,
    pourquoi: "Moins de 26 ans, la souhaite",
    reste: 1,
  },
  {
    nom: "WÓJCIK Monique",
    age: 58,
    commune: "Bully-les-Mines",
    parcours: "sociopro",
    organisme: "PLIE Lens-Liévin",
    places: 0,
    pourquoi: "Projet à définir, mobilité",
    reste: 12,
  },
  {
    nom: "NOWAK Stanislas",
    age: 52,
    commune: "Loos-en-Gohelle",
    parcours: "attente",
    organisme: "Entretien à fixer",
    places: 0,
    pourquoi: "Situation et freins inconnus",
    reste: 36,
  },
];

const Decision: FC<{ readonly ligne: Ligne }> = ({ ligne }) => {
  if (ligne.reste < 0) {
    return (
      <LienBouton
        petit
        href="#file"
        icone="send"
        precision={`à France Travail le dossier de ${ligne.nom}`}
      >
        Transmettre
      </LienBouton>
    );
  }
  if (ligne.decidee) {
    return (
      <>
        <Etat genre="succes">Validée</Etat>
        <Bouton
          petit
          variante="discret"
          type="button"
          precision={`sur la décision pour ${ligne.nom}`}
        >
          Revenir
        </Bouton>
      </>
    );
  }
  return (
    <>
      <Bouton petit icone="check" type="button" precision={`pour ${ligne.nom}`}>
        Valider
      </Bouton>
      <LienBouton petit variante="discret" href="#file" precision={`orientation pour ${ligne.nom}`}>
        Autre…
      </LienBouton>
    </>
  );
};

const EcheanceLigne: FC<{ readonly reste: number }> = ({ reste }) => (
  <Echeance date={ajouterJours(usePage().aujourdhui, reste)} delai={42} seuil={14} />
);

const COLONNES: readonly Colonne<Ligne>[] = [
  {
    titre: "",
    genre: "coche",
    largeur: "coche",
    valeur: (l) =>
      l.reste >= 0 &&
      !l.decidee && <CaseLigne valeur={l.nom} libelle={l.nom} cochee={l.reste === 1} />,
  },
  {
    titre: "Personne",
    genre: "entete",
    largeur: "11",
    valeur: (l) => (
      <a class="qui" href="#file">
        {l.nom}
      </a>
    ),
  },
  { titre: "Âge", genre: "nombre", largeur: "2", etiquette: "Âge :", valeur: (l) => l.age },
  { titre: "Commune", genre: "coupe", largeur: "8", valeur: (l) => l.commune },
  { titre: "Proposition", largeur: "6", valeur: (l) => <Parcours code={l.parcours} /> },
  { titre: "Organisme", genre: "coupe", largeur: "8", valeur: (l) => l.organisme },
  {
    titre: "Places",
    genre: "nombre",
    largeur: "6",
    etiquette: "Places :",
    valeur: (l) => (l.places > 0 ? l.places : <Etat genre="attention">complet</Etat>),
  },
  {
    titre: "Pourquoi",
    genre: "coupe",
    large: true,
    valeur: (l) => (
      <a class="leger" href="#pourquoi">
        {l.pourquoi}
      </a>
    ),
  },
  {
    titre: "Échéance",
    largeur: "10",
    tri: { href: "#file", sens: "ascending" },
    valeur: (l) => <EcheanceLigne reste={l.reste} />,
  },
  { titre: "Décision", genre: "actions", largeur: "10", valeur: (l) => <Decision ligne={l} /> },
];

const entre = (min: number, max: number): readonly Ligne[] =>
  LIGNES.filter(({ reste }) => reste >= min && reste <= max);

/** The queue to decide: filters, groups by deadline, one decision a row, the batch. */
export const File: FC = () => (
  <Bloc id="file" titre="Filtres, registre, sélection, pages">
    <Filtres
      etiquette="Afficher"
      filtres={[
        { libelle: "Toutes", href: "#file", compte: 1204, actif: true },
        { libelle: "Nouveaux entrants", href: "#file", compte: 31 },
        { libelle: "Échéance ≤ 14 j", href: "#file", compte: 26 },
        { libelle: "Données manquantes", href: "#file", compte: 3 },
      ]}
      suite={
        <MenuFiltre
          nom="tri"
          libelle="Trier par"
          choisie="echeance"
          options={[
            { valeur: "echeance", libelle: "échéance" },
            { valeur: "commune", libelle: "commune" },
          ]}
        />
      }
    />
    <Selection
      action="/composants"
      geste="Relire puis valider"
      maximum={20}
      note="Les dossiers à examiner un par un ne peuvent pas être choisis."
    >
      <Registre
        libelle="Personnes à orienter"
        colonnes={COLONNES}
        fixe
        estFaite={(l) => l.decidee === true}
        groupes={[
          {
            titre: "Dépassées : la décision revient à France Travail",
            nombre: 2,
            lignes: entre(-99, -1),
          },
          { titre: "Dans les 14 jours", nombre: 24, lignes: entre(0, 14) },
          { titre: "Ensuite", nombre: 24, lignes: entre(15, 99) },
        ]}
      />
    </Selection>
    <Pager
      situation="50 lignes sur plus de 1 000"
      precedentes="#file"
      suivantes="#file"
      suite={
        <>
          <kbd>j</kbd> <kbd>k</kbd> se déplacer · <kbd>v</kbd> valider · <kbd>x</kbd> choisir ·{" "}
          <a href="/raccourcis">tous les raccourcis</a>
        </>
      }
    />
  </Bloc>
);
