import type { FC } from "hono/jsx";
import type { Instant, Jour } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bloc,
  compter,
  Echeance,
  jourLong,
  jourMoyen,
  LienBouton,
  nombre,
  Page,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { type CodeSuite, type FileDuJour, type MaJournee, MOTIFS, SUITES } from "../ma-journee.ts";
import { phraseDuJour } from "./phrase.ts";

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1);

const Urgentes: FC<{ readonly file: FileDuJour }> = ({ file }) => (
  <Registre
    libelle="Décisions les plus urgentes"
    groupes={unGroupe(file.urgentes)}
    colonnes={[
      {
        titre: "Personne",
        genre: "entete",
        valeur: (u) => (
          <a href={`/orientation/${u.id}`}>{nomPourAffichage(u.nom_usage, u.prenom)}</a>
        ),
      },
      { titre: "Pourquoi", valeur: (u) => MOTIFS[u.motif_ouverture] ?? u.motif_ouverture },
      { titre: "Reçue", etiquette: "Reçue", valeur: (u) => jourMoyen(u.recue_le) },
      {
        titre: "Échéance",
        valeur: (u) =>
          u.echeance_le === null ? (
            "Sans délai légal"
          ) : (
            <Echeance date={u.echeance_le} delai={file.delai} seuil={file.alerte} />
          ),
      },
    ]}
  />
);

const Orientation: FC<{ readonly file: FileDuJour }> = ({ file }) => (
  <Bloc
    id="orientation"
    titre="Décisions d’orientation"
    note={file.plusAncienne && `la plus ancienne reçue le ${jourMoyen(file.plusAncienne)}`}
    lien={file.attente > 0 && <a href="/orientation">Ouvrir la file : {nombre(file.attente)}</a>}
  >
    {file.urgentes.length === 0 ? (
      <Vide titre="La file est vide">
        Les personnes y arrivent avec les fichiers de la CAF et de la MSA.
      </Vide>
    ) : (
      <Urgentes file={file} />
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
}> = ({ suites, jourDe }) => {
  const lignes = (Object.keys(SUITES) as CodeSuite[]).flatMap((code) => {
    const suite = suites[code];
    return suite ? [{ ...SUITES[code], ...suite }] : [];
  });
  if (lignes.length === 0) return null;
  const attendent = lignes.filter((l) => l.nombre > 0);
  return (
    <Bloc id="suites" titre="Rien ne doit rester sans suite">
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
}> = ({ journee: { file, suites }, aujourdhui, jourDe }) => {
  const autres = Object.values(suites).reduce((n, s) => n + s.nombre, 0);
  return (
    <Page titre="Ma journée">
      <TetePage
        titre={majuscule(jourLong(aujourdhui))}
        sous={phraseDuJour(file, autres)}
        actions={
          file &&
          file.attente > 0 && (
            <LienBouton href="/orientation" variante="principal">
              Commencer par les plus urgentes
            </LienBouton>
          )
        }
      />
      <div class="pile">
        {file && <Orientation file={file} />}
        <Suites suites={suites} jourDe={jourDe} />
      </div>
    </Page>
  );
};
