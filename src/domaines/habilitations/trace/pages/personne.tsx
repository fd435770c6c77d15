import type { FC } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bloc,
  type Colonne,
  compter,
  DateJour,
  jourMoyen,
  LienBouton,
  Page,
  Pager,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { PersonneDeLaTrace } from "../queries/lire-trace.ts";
import { adresseDe, type FiltreTrace, type LigneTrace } from "../trace.ts";
import {
  COLONNE_GESTE,
  COLONNE_MOTIF,
  COLONNE_QUAND,
  COLONNES_QUI,
  direPeriode,
  FIL_TRACE,
  FormulairePeriode,
} from "./communs.tsx";

interface Props {
  readonly id: string;
  readonly personne: PersonneDeLaTrace;
  readonly lignes: readonly LigneTrace[];
  readonly filtre: FiltreTrace;
  readonly saisie: Saisie;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

const COLONNES: readonly Colonne<LigneTrace>[] = [
  COLONNE_QUAND,
  ...COLONNES_QUI,
  COLONNE_GESTE,
  COLONNE_MOTIF,
];

/** The one page where the DPO reads a name: see `lirePersonneDeLaTrace`. */
export const PagePersonne: FC<Props> = (props) => {
  const { id, personne, lignes, filtre, saisie } = props;
  const periode = direPeriode(filtre.du, filtre.au, jourMoyen) ?? "sur toute la durée gardée";
  return (
    <Page titre="Qui a consulté ce dossier">
      <TetePage
        titre="Qui a consulté ce dossier"
        sous={
          <>
            {nomPourAffichage(personne.nom, personne.prenom)}, naissance le{" "}
            <DateJour jour={personne.naissance} /> ; {periode}, du plus récent au plus ancien.
          </>
        }
        fil={FIL_TRACE}
        actions={
          <LienBouton
            href={`/trace/export.csv${adresseDe({ ...filtre, personne: id })}`}
            icone="download"
          >
            Exporter cette liste
          </LienBouton>
        }
      />
      <ResumeErreurs saisie={saisie} />
      <div class="colonnes haut-petit">
        <Bloc id="consultations" titre="Consultations et gestes" colonnes={12}>
          {lignes.length === 0 ? (
            <Vide titre="Personne n’a ouvert ce dossier sur cette période.">
              La trace est gardée douze mois : ce qui précède n’y est plus.
            </Vide>
          ) : (
            <>
              <Registre
                libelle="Qui a consulté ce dossier"
                colonnes={COLONNES}
                groupes={unGroupe(lignes)}
              />
              <Pager
                situation={compter(lignes.length, "ligne")}
                precedentes={props.precedentes}
                suivantes={props.suivantes}
              />
            </>
          )}
        </Bloc>
        <Bloc id="periode" titre="Sur une période" leger colonnes={6}>
          <FormulairePeriode action={`/trace/personnes/${id}`} saisie={saisie} />
        </Bloc>
      </div>
    </Page>
  );
};
