import type { FC } from "hono/jsx";
import {
  Bloc,
  type Colonne,
  compter,
  Etat,
  jourMoyen,
  LienBouton,
  Page,
  Pager,
  Registre,
  type Saisie,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { direGeste } from "../rules/gestes.ts";
import { adresseDe, type FiltreTrace, type LigneTrace } from "../trace.ts";
import {
  COLONNE_GESTE,
  COLONNE_MOTIF,
  COLONNE_QUAND,
  COLONNES_QUI,
  direPeriode,
  FIL_TRACE,
  FormulaireRecherche,
} from "./communs.tsx";

interface Props {
  readonly lignes: readonly LigneTrace[];
  readonly filtre: FiltreTrace;
  /** Name of the account looked for. */
  readonly compte: string | undefined;
  readonly saisie: Saisie;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

const COLONNES: readonly Colonne<LigneTrace>[] = [
  COLONNE_QUAND,
  ...COLONNES_QUI,
  COLONNE_GESTE,
  COLONNE_MOTIF,
  {
    titre: "Sur quoi",
    etiquette: "Sur : ",
    valeur: (l) =>
      l.personne_id ? (
        <a href={`/trace/personnes/${l.personne_id}`}>
          une personne<span class="vh"> : qui a consulté ce dossier</span>
        </a>
      ) : (
        (l.objet_sorte ?? "—")
      ),
  },
  {
    titre: "Sceau",
    valeur: (l) =>
      l.scellee ? <Etat genre="succes">scellée</Etat> : <Etat genre="attention">en attente</Etat>,
  },
];

const resumer = ({ filtre, compte }: Props): string => {
  const criteres = [
    compte,
    filtre.geste === undefined ? undefined : `« ${direGeste(filtre.geste)} »`,
    direPeriode(filtre.du, filtre.au, jourMoyen),
  ].filter((critere) => critere !== undefined);
  return criteres.length === 0
    ? "Toutes les lignes, les plus récentes d’abord."
    : `${criteres.join(", ")} ; les plus récentes d’abord.`;
};

export const PageLignes: FC<Props> = (props) => (
  <Page titre="Lignes de la trace">
    <TetePage
      titre="Lignes de la trace"
      sous={resumer(props)}
      fil={FIL_TRACE}
      actions={
        <LienBouton href={`/trace/export.csv${adresseDe(props.filtre)}`} icone="download">
          Exporter ces lignes
        </LienBouton>
      }
    />
    <div class="colonnes haut-petit">
      <Bloc id="lignes" titre="Lignes" colonnes={12}>
        {props.lignes.length === 0 ? (
          <Vide
            titre="Aucune ligne ne répond à cette recherche."
            lien={<a href="/trace">Revenir à la trace</a>}
          >
            Élargissez la période, ou retirez un critère.
          </Vide>
        ) : (
          <>
            <Registre
              libelle="Lignes de la trace, de la plus récente à la plus ancienne"
              colonnes={COLONNES}
              groupes={unGroupe(props.lignes)}
            />
            <Pager
              situation={compter(props.lignes.length, "ligne")}
              precedentes={props.precedentes}
              suivantes={props.suivantes}
            />
          </>
        )}
      </Bloc>
      <Bloc id="recherche" titre="Chercher autre chose" leger colonnes={6}>
        <FormulaireRecherche saisie={props.saisie} />
      </Bloc>
    </div>
  </Page>
);
