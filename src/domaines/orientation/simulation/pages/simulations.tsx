import type { FC } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bloc,
  Bouton,
  Case,
  ChampListe,
  Choix,
  compter,
  Etat,
  Formulaire,
  type GenreEtat,
  jourEtHeure,
  type Option,
  Page,
  Pager,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  typographier,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { Deplacee } from "../queries/simulations.ts";
import {
  type EtatSimulation,
  type Issue,
  LIBELLES_ISSUE,
  POPULATIONS,
  type Simulation,
} from "../simulation.ts";
import { FIL_SIMULATIONS, titreSimulation } from "./simulation.tsx";

const ETATS: Readonly<Record<EtatSimulation, readonly [GenreEtat, string]>> = {
  demandee: ["attention", "demandée"],
  en_cours: ["attention", "en cours"],
  faite: ["succes", "faite"],
  echouee: ["alerte", "échouée"],
};

const EtatDite: FC<{ readonly etat: EtatSimulation }> = ({ etat }) => {
  const [genre, mot] = ETATS[etat];
  return <Etat genre={genre}>{mot}</Etat>;
};

interface Props {
  readonly simulations: readonly Simulation[];
  readonly versions: readonly Option[];
  readonly essais: readonly Option[];
  readonly saisie: Saisie;
}

const Demander: FC<Pick<Props, "versions" | "essais" | "saisie">> = ({
  versions,
  essais,
  saisie,
}) => (
  <Formulaire action="/orientation/simulations" class="pile-serree">
    <ChampListe nom="avant" libelle="Comparer" options={versions} saisie={saisie} />
    <ChampListe
      nom="apres"
      libelle="à"
      aide="Un brouillon, ou une autre version"
      options={essais}
      saisie={saisie}
    />
    <Choix
      nom="population"
      libelle="Sur qui"
      saisie={saisie}
      reponses={Object.entries(POPULATIONS).map(([valeur, libelle]) => ({ valeur, libelle }))}
    />
    <Case
      nom="sans_accompagnement"
      libelle="Comme si personne n’était encore accompagné"
      aide="Sinon, qui est déjà accompagné garde souvent son organisme, et peu de monde change."
      saisie={saisie}
    />
    <div>
      <Bouton variante="principal" icone="users">
        Simuler
      </Bouton>
    </div>
  </Formulaire>
);

/** Two lists on everyone; those already tried stay readable. */
export const PageSimulations: FC<Props> = ({ simulations, ...demande }) => (
  <Page titre="Simulations">
    <TetePage
      titre="Simulations"
      fil={FIL_SIMULATIONS.slice(0, 1)}
      sous={typographier(
        "Deux listes de règles appliquées à tout le monde : qui changerait de proposition. Rien ne change pour personne.",
      )}
    />
    <ResumeErreurs
      saisie={Object.keys(demande.saisie.erreurs).length > 0 ? demande.saisie : undefined}
    />
    <div class="colonnes">
      <Bloc id="demander" titre="Simuler un changement" colonnes={4}>
        <Demander {...demande} />
      </Bloc>
      <Bloc id="faites" titre="Simulations faites" colonnes={8}>
        {simulations.length === 0 ? (
          <Vide titre="Aucune simulation">
            Choisissez deux listes : le résultat se garde ici, avec ses paramètres.
          </Vide>
        ) : (
          <Registre
            libelle="Simulations"
            colonnes={[
              {
                titre: "Simulation",
                genre: "entete",
                valeur: (s: Simulation) => (
                  <a class="gras" href={`/orientation/simulations/${s.id}`}>
                    {titreSimulation(s)}
                  </a>
                ),
              },
              { titre: "État", valeur: (s) => <EtatDite etat={s.etat} /> },
              { titre: "Population", large: true, valeur: (s) => POPULATIONS[s.population] },
              {
                titre: "Demandée",
                valeur: (s) => `${jourEtHeure(s.demandeeA)} par ${s.demandeur}`,
              },
            ]}
            groupes={unGroupe(simulations)}
          />
        )}
      </Bloc>
    </div>
  </Page>
);

interface PropsFlux {
  readonly simulation: Simulation;
  readonly avant: Issue;
  readonly apres: Issue;
  readonly personnes: readonly Deplacee[];
  readonly phrases: ReadonlyMap<string, string>;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

/** Who is in one flow, as far as the reader's perimeter goes. */
export const PageFlux: FC<PropsFlux> = (props) => {
  const { simulation, avant, apres, personnes, phrases, precedentes, suivantes } = props;
  const regle = (code: string | null): string => (code && phrases.get(code)) || "Aucune règle";
  return (
    <Page titre="Personnes d’un flux">
      <TetePage
        titre={`${LIBELLES_ISSUE[avant]} → ${LIBELLES_ISSUE[apres]}`}
        fil={[
          ...FIL_SIMULATIONS,
          {
            libelle: titreSimulation(simulation),
            href: `/orientation/simulations/${simulation.id}`,
          },
        ]}
        sous="Les personnes de votre périmètre dont la proposition changerait ainsi. Rien n’est changé pour elles."
      />
      {personnes.length === 0 ? (
        <Vide titre="Personne dans votre périmètre">
          Ce flux ne concerne que d’autres territoires, ou son détail a été effacé : il ne se garde
          qu’un temps.
        </Vide>
      ) : (
        <Registre
          libelle="Personnes"
          colonnes={[
            {
              titre: "Personne",
              genre: "entete",
              valeur: (p: Deplacee) => (
                <a class="qui" href={`/personnes/${p.personne_id}`}>
                  {nomPourAffichage(p.nom_usage, p.prenom)}
                </a>
              ),
            },
            { titre: "Territoire", valeur: (p) => p.territoire ?? "—" },
            { titre: "Règle avant", large: true, valeur: (p) => regle(p.regle_avant) },
            { titre: "Règle après", large: true, valeur: (p) => regle(p.regle_apres) },
          ]}
          groupes={unGroupe(personnes)}
        />
      )}
      <Pager
        situation={compter(personnes.length, "ligne")}
        precedentes={precedentes}
        suivantes={suivantes}
      />
    </Page>
  );
};
