import type { FC } from "hono/jsx";
import {
  Bloc,
  type Colonne,
  compter,
  DateJour,
  duree,
  LienBouton,
  Message,
  moisLong,
  nombre,
  Page,
  type Part,
  Registre,
  Repartition,
  TetePage,
  unGroupe,
} from "#platform/html/index.ts";
import { colonnesRejet } from "../../rejet/pages/liste.tsx";
import type { LigneRejet } from "../../rejet/rejet.ts";
import type { RapportDepot } from "../depot.ts";
import { type FicheDepot, libelleType } from "../fiche.ts";
import { BlocFichier, FIL_FLUX, quand, quiDepose } from "./communs.tsx";
import { SectionContenu, SectionControles } from "./controles.tsx";

interface Props {
  readonly fiche: FicheDepot;
  /** The first ones; empty for who may not see them. */
  readonly rejets: readonly LigneRejet[];
  readonly peutReprendre: boolean;
}

const titreDe = (f: FicheDepot): string => {
  if (f.reparation) return "Correction appliquée";
  if (!f.reference) return libelleType(f);
  if (f.type === "beneficiaire_quotidien") return "Flux bénéficiaires, quotidien";
  return `Flux bénéficiaires, ${moisLong(f.reference)}`;
};

/** Only a mensuel holds the whole stock: of a quotidien nobody is « absent ». */
const noteSortis = (r: RapportDepot, quotidien: boolean): string => {
  if (quotidien) return "droit fermé dans ce fichier";
  return r.complet
    ? "droit fermé, ou absents de ce fichier"
    : "droit fermé ; absents non calculés, comptes discordants";
};

/** They add up to the dossiers of the file: what each one became. */
const partsDe = (r: RapportDepot, quotidien: boolean, peutReprendre: boolean): readonly Part[] => [
  { nom: "foyers inchangés", valeur: r.inchanges ?? 0, ton: "s5" },
  {
    nom: "modifiés",
    valeur: r.modifies ?? 0,
    ton: "s3",
    note: r.suspensions ? `dont ${compter(r.suspensions, "suspension")}` : undefined,
  },
  {
    nom: "nouveaux",
    valeur: r.crees ?? 0,
    ton: "f-safran",
    note: r.mutations ? `dont ${compter(r.mutations, "mutation")}` : undefined,
  },
  ...(r.anciens
    ? [
        {
          nom: "plus anciens",
          valeur: r.anciens,
          ton: "f-encre2" as const,
          note: "image déjà dépassée : sans effet",
        },
      ]
    : []),
  {
    nom: "à reprendre",
    valeur: r.rejets_total ?? 0,
    ton: "f-alerte",
    href: peutReprendre && r.rejets_total ? "#rejets" : undefined,
    note: r.rejets_total ? "rejetés à la lecture" : "aucun rejet",
  },
  {
    nom: "sortis du droit",
    valeur: r.sortis ?? 0,
    note: noteSortis(r, quotidien),
  },
];

const phraseDe = (r: RapportDepot): string =>
  `Sur ${compter(r.foyers ?? 0, "foyer")} : ${nombre(r.inchanges ?? 0)} inchangés, ${nombre(r.modifies ?? 0)} modifiés, ${nombre(r.crees ?? 0)} nouveaux, ${nombre(r.anciens ?? 0)} plus anciens, ${nombre(r.rejets_total ?? 0)} à reprendre.`;

const Personnes: FC<{ readonly rapport: RapportDepot }> = ({ rapport: r }) => (
  <Bloc id="personnes" titre="Personnes" colonnes={4}>
    <ul class="lignes">
      {(
        [
          ["dans le fichier", r.personnes],
          ["nouvelles", r.personnes_creees],
          ["modifiées", r.personnes_modifiees],
          ["entrées dans le droit (foyers)", r.entrees],
        ] as const
      ).map(([nom, n]) => (
        <li class="paire">
          <span>{nom}</span>
          <b>{nombre(n ?? 0)}</b>
        </li>
      ))}
    </ul>
  </Bloc>
);

const Durees: FC<{ readonly rapport: RapportDepot }> = ({ rapport: { duree_ms } }) =>
  duree_ms ? (
    <p class="leger petit haut-petit">
      Lu en {duree(duree_ms.lecture)}, dont copie {duree(duree_ms.copie)} ; appliqué en{" "}
      {duree(duree_ms.fusion)}.
    </p>
  ) : null;

const COLONNES: readonly Colonne<LigneRejet>[] = colonnesRejet({ organisme: false });

const SectionRejets: FC<Props> = ({ fiche, rejets, peutReprendre }) => {
  const total = fiche.rapport.rejets_total ?? 0;
  if (total === 0) return null;
  return (
    <Bloc
      id="rejets"
      titre="Dossiers à reprendre"
      note={
        rejets.length > 0 && rejets.length < total
          ? `${nombre(rejets.length)} premiers sur ${nombre(total)}`
          : nombre(total)
      }
      lien={peutReprendre ? <a href="/flux/rejets">Toute la liste de travail</a> : undefined}
      colonnes={12}
    >
      {peutReprendre ? (
        <Registre
          libelle="Premiers dossiers rejetés de ce fichier"
          colonnes={COLONNES}
          groupes={unGroupe(rejets)}
          estFaite={(r) => r.etat !== "a_traiter"}
        />
      ) : (
        <p>
          {compter(total, "dossier n’est pas entré", "dossiers ne sont pas entrés")} ; les autres
          sont appliqués. Le gestionnaire du service d’insertion les reprend un par un.
        </p>
      )}
    </Bloc>
  );
};

export const PageRapport: FC<Props> = (props) => {
  const { fiche, peutReprendre } = props;
  const { rapport } = fiche;
  const titre = titreDe(fiche);
  const quotidien = fiche.type === "beneficiaire_quotidien";
  return (
    <Page titre={titre}>
      <TetePage
        titre={titre}
        fil={FIL_FLUX}
        sous={
          <>
            {fiche.organisme}
            {fiche.reference && (
              <>
                , situation au <DateJour jour={fiche.reference} />
              </>
            )}
            . {compter(rapport.foyers ?? 0, "foyer")}, {compter(rapport.personnes ?? 0, "personne")}
            . Déposé le {quand(fiche.recuA)} par {quiDepose(fiche)}.
          </>
        }
        actions={
          peutReprendre && rapport.rejets_total ? (
            <LienBouton href="/flux/rejets">Reprendre les dossiers</LienBouton>
          ) : undefined
        }
      />
      {fiche.motif && (
        <Message>
          Ce fichier avait été retenu. {fiche.confirmePar ?? "La ligne de commande"} l’a confirmé :
          « {fiche.motif} ».
        </Message>
      )}
      <div class="colonnes haut-petit">
        <Bloc id="changements" titre="Ce que le fichier a changé" colonnes={8}>
          <Repartition
            libelle={phraseDe(rapport)}
            parts={partsDe(rapport, quotidien, peutReprendre)}
          />
          <Durees rapport={rapport} />
        </Bloc>
        <SectionControles rapport={rapport} colonnes={4} />
        <SectionRejets {...props} />
        <Personnes rapport={rapport} />
        <SectionContenu rapport={rapport} />
        <BlocFichier fiche={fiche} />
      </div>
    </Page>
  );
};
