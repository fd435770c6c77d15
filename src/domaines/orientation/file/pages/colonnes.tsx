import type { Child, FC } from "hono/jsx";
import { ageAu, type Jour } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bouton,
  CaseLigne,
  type Colonne,
  communePourAffichage,
  Echeance,
  Etat,
  LienBouton,
  nombre,
  Parcours,
  typographier,
} from "#platform/html/index.ts";
import { CODES_PARCOURS } from "../../decision/pages/parcours.ts";
import { estHorsDelai, estValidableEnUnGeste } from "../../decision/rules/decidable.ts";
import { RAISONS_REVUE } from "../../regle/rules/entrees.ts";
import type { LigneComplete } from "../queries/completer.ts";

export interface ReperesColonnes {
  readonly aujourdhui: Jour;
  readonly delai: number;
  readonly alerte: number;
  readonly peutDecider: boolean;
}

const nomDe = (l: LigneComplete): string => nomPourAffichage(l.nom_usage, l.prenom);

/** Followable as it stands: the row may be validated in one gesture, alone or in a batch. */
const estValidable = (l: LigneComplete, { aujourdhui, peutDecider }: ReperesColonnes): boolean =>
  peutDecider &&
  !estHorsDelai(l, aujourdhui) &&
  estValidableEnUnGeste({ ...l, revue_humaine: l.revue_humaine ?? [] });

const Proposition: FC<{ readonly ligne: LigneComplete }> = ({ ligne: { parcours } }) => (
  <Parcours code={parcours ? CODES_PARCOURS[parcours] : "attente"} />
);

const Places: FC<{ readonly ligne: LigneComplete }> = ({ ligne: { organisme } }) => {
  if (!organisme || organisme.places === null) return <>—</>;
  return organisme.places > 0 ? (
    <span>{nombre(organisme.places)}</span>
  ) : (
    <Etat genre="attention">complet</Etat>
  );
};

const pourquoi = (l: LigneComplete): Child => {
  const [raison] = l.revue_humaine ?? [];
  if (raison && raison in RAISONS_REVUE) return RAISONS_REVUE[raison as keyof typeof RAISONS_REVUE];
  return typographier(l.pourquoi ?? "Pas encore évaluée");
};

/** The likely gesture outlined, the other as text. */
const Gestes: FC<{ readonly ligne: LigneComplete; readonly reperes: ReperesColonnes }> = ({
  ligne: l,
  reperes,
}) => {
  const href = `/orientation/${l.id}`;
  const precision = `pour ${nomDe(l)}`;
  if (estValidable(l, reperes)) {
    return (
      <>
        <Bouton
          petit
          icone="check"
          action={`${href}/valider`}
          nom="version"
          valeur={String(l.version)}
          precision={precision}
        >
          Valider
        </Bouton>
        <LienBouton href={`${href}#decision`} petit variante="discret" precision={precision}>
          Autre…
        </LienBouton>
      </>
    );
  }
  const examiner = (l.revue_humaine ?? []).length > 0 || l.parcours === null;
  return (
    <LienBouton href={href} petit icone="eye" precision={precision}>
      {estHorsDelai(l, reperes.aujourdhui) ? "Voir" : examiner ? "Examiner" : "Ouvrir"}
    </LienBouton>
  );
};

const colonneEcheance = ({ delai, alerte }: ReperesColonnes): Colonne<LigneComplete> => ({
  titre: "Échéance",
  largeur: "10",
  large: true,
  valeur: (l) =>
    l.echeance_le ? (
      <Echeance date={l.echeance_le} delai={delai} seuil={alerte} />
    ) : (
      "sans délai légal"
    ),
});

/** One row, one decision. The first stock has no deadline: its column would say so on every row. */
export const colonnesFile = (
  reperes: ReperesColonnes,
  options: { readonly echeances: boolean },
): readonly Colonne<LigneComplete>[] => [
  {
    titre: "",
    largeur: "coche",
    genre: "coche",
    valeur: (l) =>
      estValidable(l, reperes) && <CaseLigne valeur={`${l.id}:${l.version}`} libelle={nomDe(l)} />,
  },
  {
    titre: "Personne",
    largeur: options.echeances ? "11" : "12",
    genre: "entete",
    valeur: (l) => (
      <a class="qui" href={`/orientation/${l.id}`}>
        {nomDe(l)}
      </a>
    ),
  },
  {
    titre: "Âge",
    largeur: "2",
    genre: "nombre",
    etiquette: "Âge :",
    valeur: (l) => ageAu(l.naissance, reperes.aujourdhui),
  },
  {
    titre: "Commune",
    largeur: options.echeances ? "7" : "8",
    genre: "coupe",
    valeur: (l) => (l.commune === null ? "—" : communePourAffichage(l.commune)),
  },
  { titre: "Proposition", largeur: "6", valeur: (l) => <Proposition ligne={l} /> },
  {
    titre: "Organisme",
    largeur: "8",
    genre: "coupe",
    valeur: (l) => l.organisme?.nom ?? (l.parcours ? "À choisir" : "Entretien à fixer"),
  },
  {
    titre: "Places",
    largeur: "4",
    genre: "nombre",
    etiquette: "Places :",
    valeur: (l) => <Places ligne={l} />,
  },
  {
    titre: "Pourquoi",
    large: true,
    valeur: (l) => (
      <a class="leger deux-lignes" href={`/orientation/${l.id}#pourquoi`}>
        {pourquoi(l)}
      </a>
    ),
  },
  ...(options.echeances ? [colonneEcheance(reperes)] : []),
  {
    titre: "Décision",
    largeur: "10",
    genre: "actions",
    large: true,
    valeur: (l) => <Gestes ligne={l} reperes={reperes} />,
  },
];
