import type { FC } from "hono/jsx";
import type { Jour } from "#core/jour.ts";
import { contient, dernierJour } from "#core/periode.ts";
import {
  Bloc,
  Bouton,
  ChampListe,
  ChampTexte,
  compter,
  duAu,
  Etat,
  Formulaire,
  jourEtHeure,
  LienBouton,
  Page,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { Brouillon } from "../brouillon/queries/brouillons.ts";
import type { Version } from "../queries/versions.ts";
import { direVote } from "./version.tsx";

interface Props {
  readonly versions: readonly Version[];
  readonly brouillons: readonly Brouillon[];
  readonly aujourdhui: Jour;
  readonly peutRegler: boolean;
  readonly peutSimuler: boolean;
  readonly peutPublier: boolean;
  readonly saisie?: Saisie | undefined;
}

const EtatVersion: FC<{ readonly version: Version; readonly aujourdhui: Jour }> = ({
  version: { validite },
  aujourdhui,
}) => {
  if (contient(validite, aujourdhui)) return <Etat genre="succes">en vigueur</Etat>;
  return validite.debut > aujourdhui ? <Etat genre="attention">à venir</Etat> : <Etat>passée</Etat>;
};

const Versions: FC<Pick<Props, "versions" | "aujourdhui">> = ({ versions, aujourdhui }) => (
  <Registre
    libelle="Versions publiées"
    colonnes={[
      {
        titre: "Version",
        genre: "entete",
        valeur: (v: Version) => (
          <a class="gras" href={`/orientation/regles/${v.id}`}>
            {v.version}. {v.nom}
          </a>
        ),
      },
      { titre: "État", valeur: (v) => <EtatVersion version={v} aujourdhui={aujourdhui} /> },
      { titre: "S’applique", valeur: (v) => duAu(v.validite.debut, dernierJour(v.validite)) },
      {
        titre: "Acte",
        large: true,
        valeur: (v) => [v.acte, direVote(v)].filter(Boolean).join(", "),
      },
      { titre: "Publiée par", valeur: (v) => v.auteur },
    ]}
    groupes={unGroupe(versions)}
  />
);

const Brouillons: FC<Pick<Props, "brouillons">> = ({ brouillons }) =>
  brouillons.length === 0 ? (
    <Vide titre="Aucun brouillon">
      Un brouillon est la copie d’une version : on y change les règles sans rien changer à celles
      qui s’appliquent.
    </Vide>
  ) : (
    <Registre
      libelle="Brouillons"
      colonnes={[
        {
          titre: "Brouillon",
          genre: "entete",
          valeur: (b: Brouillon) => (
            <a class="gras" href={`/orientation/regles/brouillons/${b.id}`}>
              {b.nom}
            </a>
          ),
        },
        { titre: "Parti de", valeur: (b) => `version ${b.baseVersion}` },
        { titre: "Règles", genre: "nombre", etiquette: "Règles :", valeur: (b) => b.regles.length },
        {
          titre: "Modifié",
          valeur: (b) => `${jourEtHeure(b.modifieA)} par ${b.modifiePar}`,
        },
      ]}
      groupes={unGroupe(brouillons)}
    />
  );

const Ouvrir: FC<Pick<Props, "versions" | "saisie">> = ({ versions, saisie }) => (
  <Formulaire action="/orientation/regles/brouillons" class="pile-serree etroit">
    <ChampTexte
      nom="nom"
      libelle="Nom de la liste à venir"
      aide="Par exemple « Règles de proposition 2027 »"
      saisie={saisie}
    />
    <ChampListe
      nom="base"
      libelle="Partir de"
      saisie={saisie}
      options={versions.map((v) => ({ valeur: v.id, libelle: `Version ${v.version} : ${v.nom}` }))}
    />
    <div>
      <Bouton icone="plus">Ouvrir un brouillon</Bouton>
    </div>
  </Formulaire>
);

/** The year under way, and the one before: beyond, figures no longer move. */
const ArreterAnnee: FC<{ readonly aujourdhui: Jour }> = ({ aujourdhui }) => {
  const annee = Number(aujourdhui.slice(0, 4));
  return (
    <Formulaire action="/publication/orientation/annees" class="entre">
      <p>
        Les chiffres que le public lit se comptent à la demande ; les petits nombres n’y paraissent
        pas.
      </p>
      <div class="actions">
        {[annee, annee - 1].map((a) => (
          <Bouton nom="annee" valeur={String(a)}>
            Arrêter les chiffres de {a}
          </Bouton>
        ))}
      </div>
    </Formulaire>
  );
};

/** Versions by date, what is being prepared, and how to begin. */
export const PageVersions: FC<Props> = (props) => {
  const { versions, brouillons, aujourdhui, peutRegler, peutSimuler, peutPublier, saisie } = props;
  const enVigueur = versions.find((v) => contient(v.validite, aujourdhui));
  return (
    <Page titre="Règles de proposition">
      <TetePage
        titre="Règles de proposition"
        sous={
          enVigueur
            ? `Version ${enVigueur.version} en vigueur ${duAu(enVigueur.validite.debut, dernierJour(enVigueur.validite))}, ${compter(enVigueur.regles.length, "règle")}.`
            : "Aucune version ne s’applique aujourd’hui : rien n’est proposé."
        }
        actions={
          <>
            {peutSimuler && (
              <LienBouton href="/orientation/simulations" icone="users">
                Simuler un changement
              </LienBouton>
            )}
            <LienBouton href="/publication/orientation" icone="eye">
              Voir la page publique
            </LienBouton>
          </>
        }
      />
      <ResumeErreurs saisie={saisie?.erreurs.nom || saisie?.erreurs.base ? saisie : undefined} />
      <Bloc id="versions" titre="Versions publiées">
        <Versions versions={versions} aujourdhui={aujourdhui} />
      </Bloc>
      {peutRegler && (
        <div class="colonnes haut-grand">
          <Bloc id="brouillons" titre="Brouillons" colonnes={8}>
            <Brouillons brouillons={brouillons} />
          </Bloc>
          <div class="c4 pile">
            <Bloc id="ouvrir" titre="Préparer une version" leger>
              <Ouvrir versions={versions} saisie={saisie} />
            </Bloc>
            {peutPublier && (
              <Bloc id="annee" titre="Chiffres publiés" leger>
                <ArreterAnnee aujourdhui={aujourdhui} />
              </Bloc>
            )}
          </div>
        </div>
      )}
    </Page>
  );
};
