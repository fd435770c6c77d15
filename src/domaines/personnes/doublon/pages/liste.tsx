import type { FC } from "hono/jsx";
import { majuscule, nomPourAffichage } from "#core/texte.ts";
import {
  type Colonne,
  compter,
  DateJour,
  LienBouton,
  nombre,
  Page,
  Pager,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { libelleSource } from "../../identite/libelles.ts";
import { COMPTE_MAX } from "../../identite/liste.ts";
import { type LigneDoublon, MOTIFS } from "../doublon.ts";

const dire = (motif: string): string =>
  motif === "meme_nir" ? MOTIFS.meme_nir : MOTIFS.meme_identite;

const COLONNES: readonly Colonne<LigneDoublon>[] = [
  {
    titre: "Fiche la plus récente",
    genre: "entete",
    valeur: (d) => (
      <a class="qui" href={`/personnes/${d.personne_id}`}>
        {nomPourAffichage(d.nom, d.prenom)}
      </a>
    ),
  },
  {
    titre: "Naissance",
    etiquette: "Naissance",
    valeur: (d) => <DateJour jour={d.naissance} />,
  },
  { titre: "Source", etiquette: "Source", valeur: (d) => libelleSource(d.source) },
  {
    titre: "Ressemble à",
    etiquette: "Ressemble à",
    valeur: (d) => (
      <a class="qui" href={`/personnes/${d.autre_id}`}>
        {nomPourAffichage(d.autre_nom, d.autre_prenom)}
      </a>
    ),
  },
  {
    titre: "Naissance",
    etiquette: "Naissance",
    valeur: (d) => <DateJour jour={d.autre_naissance} />,
  },
  { titre: "Source", etiquette: "Source", valeur: (d) => libelleSource(d.autre_source) },
  { titre: "Pourquoi", etiquette: "Pourquoi", large: true, valeur: (d) => dire(d.motif) },
  {
    titre: "Décision",
    genre: "actions",
    valeur: (d) => (
      <LienBouton
        href={`/personnes/${d.autre_id}/rattacher/${d.personne_id}`}
        petit
        precision={`de ${nomPourAffichage(d.nom, d.prenom)}`}
      >
        Comparer les fiches
      </LienBouton>
    ),
  },
];

interface Props {
  readonly lignes: readonly LigneDoublon[];
  readonly compte: number;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

export const PageDoublons: FC<Props> = ({ lignes, compte, precedentes, suivantes }) => {
  const borne =
    compte >= COMPTE_MAX ? `plus de ${nombre(COMPTE_MAX - 1)} paires` : compter(compte, "paire");
  return (
    <Page titre="Doublons à examiner">
      <TetePage
        titre="Doublons à examiner"
        fil={[{ libelle: "Personnes", href: "/personnes" }]}
        sous={
          compte === 0
            ? "Aucune fiche n’en rappelle une autre. Rien n’est jamais réuni sans décision."
            : `${majuscule(borne)} de fiches qui se ressemblent, les plus anciennes d’abord. Rien n’est jamais réuni sans décision.`
        }
      />
      {lignes.length === 0 ? (
        <Vide titre="Aucun doublon à examiner" lien={<a href="/personnes">Voir les personnes</a>}>
          Les fiches qui se ressemblent sont signalées à l’arrivée des fichiers et à la création
          d’une fiche.
        </Vide>
      ) : (
        <>
          <Registre libelle="Doublons à examiner" colonnes={COLONNES} groupes={unGroupe(lignes)} />
          <Pager
            situation={`${compter(lignes.length, "ligne")} sur ${borne}`}
            precedentes={precedentes}
            suivantes={suivantes}
          />
        </>
      )}
    </Page>
  );
};
