import type { FC } from "hono/jsx";
import {
  type Colonne,
  compter,
  Etat,
  Filtres,
  type GenreEtat,
  MenuFiltre,
  nombre,
  Page,
  Pager,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { ComptesRejets } from "../queries/lister-rejets.ts";
import {
  ETATS_REJET,
  type EtatRejet,
  type FiltresRejets,
  LIBELLES_ETAT_REJET,
  type LigneRejet,
  libelleCode,
} from "../rejet.ts";

const GENRES: Readonly<Record<EtatRejet, GenreEtat>> = {
  a_traiter: "attention",
  repare: "succes",
  abandonne: "neutre",
};

export const EtatDuRejet: FC<{ readonly etat: EtatRejet }> = ({ etat }) => (
  <Etat genre={GENRES[etat]}>{LIBELLES_ETAT_REJET[etat]}</Etat>
);

export const nomDossier = ({
  numeroDemande,
  matricule,
}: Pick<LigneRejet, "numeroDemande" | "matricule">): string =>
  numeroDemande ? `demande ${numeroDemande}` : matricule ? `matricule ${matricule}` : "sans numéro";

/** The columns of rejected dossiers, in the work list and in the report of a file. */
export const colonnesRejet = (options: {
  readonly organisme: boolean;
}): readonly Colonne<LigneRejet>[] => [
  {
    titre: "Dossier",
    genre: "entete",
    valeur: (r) => (
      <a class="qui" href={`/flux/rejets/${r.id}`}>
        {nomDossier(r)}
      </a>
    ),
  },
  { titre: "Ligne", genre: "nombre", etiquette: "Ligne : ", valeur: (r) => nombre(r.ligne) },
  { titre: "Ce qui ne va pas", large: true, valeur: (r) => libelleCode(r.code) },
  { titre: "Élément", etiquette: "Élément : ", valeur: (r) => <code>{r.element}</code> },
  {
    titre: "Valeur reçue",
    etiquette: "Reçu : ",
    valeur: (r) => <code>{r.valeur ?? "(vide)"}</code>,
  },
  ...(options.organisme
    ? [
        {
          titre: "Organisme",
          etiquette: "Organisme : ",
          valeur: (r: LigneRejet) => r.organisme ?? "—",
        },
      ]
    : []),
  { titre: "Suivi par", etiquette: "Suivi par ", valeur: (r) => r.suiviPar ?? "personne" },
  { titre: "État", valeur: (r) => <EtatDuRejet etat={r.etat} /> },
];

interface Props {
  readonly lignes: readonly LigneRejet[];
  readonly filtres: FiltresRejets;
  readonly comptes: ComptesRejets;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

const LIBELLES_FILTRE: Readonly<Record<EtatRejet, string>> = {
  a_traiter: "À traiter",
  repare: "Réparés",
  abandonne: "Abandonnés",
};

const sansVide = (
  valeurs: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(valeurs).flatMap(([nom, v]) => (v === undefined ? [] : [[nom, v]])),
  );

const adresse = (valeurs: Readonly<Record<string, string | undefined>>): string =>
  `/flux/rejets?${new URLSearchParams(sansVide(valeurs))}`;

const BarreFiltres: FC<Props> = ({ filtres, comptes }) => {
  const { etat, code, organisme, suivi } = filtres;
  return (
    <Filtres
      libelle="Filtrer les dossiers"
      filtres={[
        ...ETATS_REJET.map((e) => ({
          libelle: LIBELLES_FILTRE[e],
          href: adresse({ etat: e }),
          compte: comptes.parEtat[e],
          actif: etat === e && !suivi,
        })),
        {
          libelle: "Suivis par moi",
          href: adresse({ etat, suivi: "moi" }),
          compte: comptes.pourMoi,
          actif: suivi === "moi",
        },
      ]}
    >
      <MenuFiltre
        nom="code"
        libelle="Motif"
        choisie={code ?? ""}
        options={[
          { valeur: "", libelle: "Tous les motifs" },
          ...comptes.parCode.map(({ code: c, n }) => ({
            valeur: c,
            libelle: `${libelleCode(c)} (${nombre(n)})`,
          })),
        ]}
        autres={sansVide({ etat, organisme, suivi })}
      />
      {comptes.parOrganisme.length > 1 && (
        <MenuFiltre
          nom="organisme"
          libelle="Organisme"
          choisie={organisme ?? ""}
          options={[
            { valeur: "", libelle: "Tous" },
            ...comptes.parOrganisme.map(({ organisme: o, n }) => ({
              valeur: o,
              libelle: `${o} (${nombre(n)})`,
            })),
          ]}
          autres={sansVide({ etat, code, suivi })}
        />
      )}
    </Filtres>
  );
};

const estFiltree = ({ code, organisme, suivi }: FiltresRejets): boolean =>
  code !== undefined || organisme !== undefined || suivi !== undefined;

const Aucun: FC<{ readonly filtres: FiltresRejets }> = ({ filtres }) =>
  estFiltree(filtres) ? (
    <Vide
      titre="Aucun dossier avec ces filtres."
      lien={<a href={adresse({ etat: filtres.etat })}>Retirer les filtres</a>}
    >
      D’autres dossiers {LIBELLES_FILTRE[filtres.etat].toLowerCase()} existent peut-être.
    </Vide>
  ) : (
    <Vide titre="Rien à reprendre ici." lien={<a href="/flux">Voir les fichiers reçus</a>}>
      Un dossier arrive dans cette liste quand sa lecture échoue dans un fichier appliqué : les
      autres entrent, lui attend d’être corrigé.
    </Vide>
  );

const COLONNES = colonnesRejet({ organisme: true });

const resumer = (n: number): string => {
  if (n === 0) return "Tous les dossiers reçus sont entrés.";
  return n === 1
    ? "1 dossier reçu n’est pas entré. Corrigez-le ici et rejouez-le, ou faites-le corriger par l’organisme."
    : `${nombre(n)} dossiers reçus ne sont pas entrés. Corrigez-les ici et rejouez-les, ou faites-les corriger par l’organisme.`;
};

export const PageRejets: FC<Props> = (props) => {
  const { lignes, filtres, comptes, precedentes, suivantes } = props;
  return (
    <Page titre="Dossiers à reprendre">
      <TetePage
        titre="Dossiers à reprendre"
        fil={[{ libelle: "Flux", href: "/flux" }]}
        sous={resumer(comptes.parEtat.a_traiter)}
      />
      <BarreFiltres {...props} />
      {lignes.length === 0 ? (
        <Aucun filtres={filtres} />
      ) : (
        <>
          <Registre libelle="Dossiers rejetés" colonnes={COLONNES} groupes={unGroupe(lignes)} />
          <Pager
            situation={`${compter(lignes.length, "ligne")} sur cette page`}
            precedentes={precedentes}
            suivantes={suivantes}
          />
        </>
      )}
    </Page>
  );
};
