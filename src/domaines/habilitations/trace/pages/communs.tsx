import type { FC } from "hono/jsx";
import type { Instant, Jour } from "#core/jour.ts";
import {
  Bouton,
  ChampDate,
  ChampListe,
  ChampTexte,
  type Colonne,
  Formulaire,
  jourEtHeure,
  type Saisie,
} from "#platform/html/index.ts";
import { direGeste, GESTES_CONNUS } from "../rules/gestes.ts";
import type { LigneTrace } from "../trace.ts";

export const FIL_TRACE = [{ libelle: "Trace", href: "/trace" }];

export const quand = (instant: Date): string => jourEtHeure(instant.toISOString() as Instant);

/** Columns of a line, whoever it is about. */
export const COLONNE_QUAND: Colonne<LigneTrace> = {
  titre: "Quand",
  genre: "entete",
  valeur: (l) => <time datetime={l.a.toISOString()}>{quand(l.a)}</time>,
};
export const COLONNES_QUI: readonly Colonne<LigneTrace>[] = [
  { titre: "Qui", etiquette: "Qui : ", valeur: (l) => l.acteur },
  {
    titre: "Qualité",
    etiquette: "Qualité : ",
    valeur: (l) => l.qualite ?? (l.acteur_id === null ? "traitement" : "—"),
  },
];
export const COLONNE_GESTE: Colonne<LigneTrace> = {
  titre: "Ce qui a été fait",
  large: true,
  valeur: (l) => direGeste(l.geste),
};
export const COLONNE_MOTIF: Colonne<LigneTrace> = {
  titre: "Raison donnée",
  etiquette: "Raison : ",
  large: true,
  valeur: (l) => l.motif ?? "—",
};

const Periode: FC<{ readonly saisie: Saisie | undefined }> = ({ saisie }) => (
  <>
    <ChampDate nom="du" libelle="Du" facultatif saisie={saisie} />
    <ChampDate nom="au" libelle="Au, ce jour compris" facultatif saisie={saisie} />
  </>
);

export const FormulairePeriode: FC<{
  readonly action: string;
  readonly saisie: Saisie | undefined;
}> = ({ action, saisie }) => (
  <Formulaire action={action} class="pile-serree" libelle="Choisir une période">
    <Periode saisie={saisie} />
    <div class="actions">
      <Bouton>Montrer cette période</Bouton>
    </div>
  </Formulaire>
);

export const FormulaireRecherche: FC<{ readonly saisie: Saisie | undefined }> = ({ saisie }) => (
  <Formulaire action="/trace/chercher" class="pile-serree" libelle="Chercher dans la trace">
    <ChampTexte
      nom="identifiant"
      libelle="Compte"
      aide="Son identifiant de connexion"
      facultatif
      saisie={saisie}
    />
    <ChampListe
      nom="geste"
      libelle="Geste"
      invite="Tous les gestes"
      options={GESTES_CONNUS.map((geste) => ({ valeur: geste, libelle: direGeste(geste) }))}
      facultatif
      saisie={saisie}
    />
    <Periode saisie={saisie} />
    <div class="actions">
      <Bouton icone="search">Chercher dans la trace</Bouton>
    </div>
  </Formulaire>
);

export const direPeriode = (
  du: Jour | undefined,
  au: Jour | undefined,
  dire: (j: Jour) => string,
) =>
  du && au
    ? `du ${dire(du)} au ${dire(au)}`
    : du
      ? `depuis le ${dire(du)}`
      : au
        ? `jusqu’au ${dire(au)}`
        : undefined;
