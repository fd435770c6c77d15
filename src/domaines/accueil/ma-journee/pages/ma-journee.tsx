import type { FC } from "hono/jsx";
import type { Instant, Jour } from "#core/jour.ts";
import { majuscule, nomPourAffichage } from "#core/texte.ts";
import { CODES_PARCOURS, MOTIFS_OUVERTURE } from "#domaines/orientation/index.ts";
import {
  Bloc,
  type Colonne,
  compter,
  Echeance,
  jourLong,
  jourMoyen,
  LienBouton,
  nombre,
  Page,
  Parcours,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import {
  type CodeSuite,
  type FileDuJour,
  type MaJournee,
  SUITES,
  type Urgente,
} from "../ma-journee.ts";
import { phraseDuJour } from "./phrase.ts";

const nomDe = (u: Urgente): string => nomPourAffichage(u.nom_usage, u.prenom);

const colonnes = (file: FileDuJour, peutDecider: boolean): readonly Colonne<Urgente>[] => [
  {
    titre: "Personne",
    genre: "entete",
    valeur: (u) => (
      <a class="qui" href={`/orientation/${u.id}`}>
        {nomDe(u)}
      </a>
    ),
  },
  {
    titre: "Proposition",
    large: true,
    valeur: (u) => (
      <>
        <Parcours code={u.parcours ? CODES_PARCOURS[u.parcours] : "attente"} />{" "}
        <span class="leger deux-lignes">{u.organisme}</span>
      </>
    ),
  },
  {
    titre: "Situation",
    large: true,
    valeur: (u) => <span class="deux-lignes">{MOTIFS_OUVERTURE[u.motif_ouverture]}</span>,
  },
  {
    titre: "Échéance",
    large: true,
    valeur: (u) =>
      u.echeance_le === null ? (
        "sans délai légal"
      ) : (
        <Echeance date={u.echeance_le} delai={file.delai} seuil={file.alerte} />
      ),
  },
  ...(peutDecider
    ? [
        {
          titre: "Décision",
          genre: "actions" as const,
          large: true,
          valeur: (u: Urgente) => (
            <LienBouton href={`/orientation/${u.id}#decision`} petit precision={`pour ${nomDe(u)}`}>
              {u.parcours ? "Décider" : "Examiner"}
            </LienBouton>
          ),
        },
      ]
    : []),
];

/** Where the work begins: never on what is past its delay, which is no longer ours to decide (R-ORI-02). */
const plusUrgentes = ({ urgentes, bientot, depassees }: FileDuJour): string | undefined => {
  const [premiere] = urgentes;
  if (!premiere) return undefined;
  if (bientot > 0) return "/orientation?vue=bientot";
  return depassees === 0 ? "/orientation" : `/orientation/${premiere.id}`;
};

const Aucune: FC<{ readonly file: FileDuJour }> = ({ file: { depassees } }) =>
  depassees > 0 ? (
    <Vide
      titre="Rien à décider ici"
      lien={<a href="/orientation?vue=depassees">Voir les dossiers dépassés</a>}
    >
      Le délai légal est passé pour {compter(depassees, "personne")} : la première décision revient
      à France Travail.
    </Vide>
  ) : (
    <Vide titre="La file est vide">
      Les personnes y arrivent avec les fichiers de la CAF et de la MSA.
    </Vide>
  );

const Orientation: FC<{ readonly file: FileDuJour; readonly peutDecider: boolean }> = ({
  file,
  peutDecider,
}) => (
  <Bloc
    id="orientation"
    titre="Décisions d’orientation"
    note={file.plusAncienne && `la plus ancienne reçue le ${jourMoyen(file.plusAncienne)}`}
    lien={file.attente > 0 && <a href="/orientation">Ouvrir la file : {nombre(file.attente)}</a>}
    colonnes={8}
  >
    {file.urgentes.length === 0 ? (
      <Aucune file={file} />
    ) : (
      <Registre
        libelle="Décisions les plus urgentes"
        groupes={unGroupe(file.urgentes)}
        colonnes={colonnes(file, peutDecider)}
      />
    )}
    {file.reprise > 0 && (
      <p class="haut-petit">
        Reprise du stock, sans délai légal :{" "}
        <a href="/orientation?onglet=reprise">{compter(file.reprise, "personne")}</a>
      </p>
    )}
  </Bloc>
);

const Suites: FC<{
  readonly suites: MaJournee["suites"];
  readonly jourDe: (instant: Instant) => Jour;
  readonly colonnes: 4 | 8;
}> = ({ suites, jourDe, colonnes }) => {
  const lignes = (Object.keys(SUITES) as CodeSuite[]).flatMap((code) => {
    const suite = suites[code];
    return suite ? [{ ...SUITES[code], ...suite }] : [];
  });
  if (lignes.length === 0) return null;
  const attendent = lignes.filter((l) => l.nombre > 0);
  return (
    <Bloc id="suites" titre="Rien ne doit rester sans suite" colonnes={colonnes}>
      {attendent.length === 0 ? (
        <p>Rien d’autre n’attend.</p>
      ) : (
        <ul class="lignes">
          {attendent.map((l) => (
            <li class="paire">
              <a href={l.href}>
                <b>{nombre(l.nombre)}</b> {l.nombre > 1 ? l.pluriel : l.singulier}
              </a>{" "}
              {l.depuis && (
                <span class="leger petit pousse">depuis le {jourMoyen(jourDe(l.depuis))}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Bloc>
  );
};

/** What to do next, the most urgent first. */
export const PageMaJournee: FC<{
  readonly journee: MaJournee;
  readonly aujourdhui: Jour;
  readonly jourDe: (instant: Instant) => Jour;
}> = ({ journee: { file, peutDecider, suites }, aujourdhui, jourDe }) => {
  const debut = file && peutDecider ? plusUrgentes(file) : undefined;
  const autres = Object.values(suites).reduce((n, s) => n + s.nombre, 0);
  return (
    <Page titre="Ma journée">
      <TetePage
        titre={majuscule(jourLong(aujourdhui))}
        sous={phraseDuJour(file, autres)}
        actions={
          debut !== undefined && (
            <LienBouton href={debut} variante="principal">
              Commencer par les plus urgentes
            </LienBouton>
          )
        }
      />
      <div class="colonnes">
        {file && <Orientation file={file} peutDecider={peutDecider} />}
        <Suites suites={suites} jourDe={jourDe} colonnes={file ? 4 : 8} />
      </div>
    </Page>
  );
};
