import type { FC } from "hono/jsx";
import {
  Bloc,
  compter,
  duree,
  Fiche,
  Figure,
  jourEtHeure,
  jourMoyen,
  LienBouton,
  Message,
  nombre,
  Page,
  pourcent,
  TetePage,
  TravailLong,
  typographier,
} from "#platform/html/index.ts";
import { Ecarts } from "../../regle/pages/comparaison.tsx";
import type { Ecart } from "../../regle/rules/ecriture/comparer.ts";
import {
  DIMENSIONS,
  type Dimension,
  direFlux,
  fluxDe,
  ISSUES,
  POPULATIONS,
  type Resultat,
  type Simulation,
} from "../simulation.ts";
import { Sankey } from "./sankey.tsx";
import { TableauCharge, TableauCroise, TableauFlux } from "./tableaux.tsx";

export const FIL_SIMULATIONS = [
  { libelle: "Règles", href: "/orientation/regles" },
  { libelle: "Simulations", href: "/orientation/simulations" },
];

export const titreSimulation = (s: Simulation): string =>
  `De la version ${s.avantVersion} à « ${s.apresNom} »`;

const EnCours: FC<{ readonly simulation: Simulation }> = ({ simulation: s }) => {
  const lue = s.total !== null;
  return (
    <TravailLong
      titre="Simulation en cours"
      avancement={lue ? `${nombre(s.fait)} sur ${nombre(s.total ?? 0)}` : "lecture des situations"}
      unite="Personnes évaluées"
      retour="les simulations"
      fait={s.fait}
      total={Math.max(1, s.total ?? 1)}
      etapes={[
        { nom: "Lecture des situations", detail: "", etat: lue ? "fait" : "encours" },
        { nom: "Deux listes sur chacun", detail: "", etat: lue ? "encours" : "avenir" },
        { nom: "Comptes protégés", detail: "", etat: "avenir" },
      ]}
    />
  );
};

/** What to remember, a number first. */
export const faitsSaillants = (r: Resultat): readonly string[] => {
  if (r.changent === 0) return ["Personne ne change de proposition."];
  const part =
    r.changent !== null && r.population
      ? `${compter(r.changent, "personne")} sur ${nombre(r.population)} ${r.changent > 1 ? "changent" : "change"} de proposition (${pourcent((100 * r.changent) / r.population)}).`
      : "Trop peu de personnes changent pour que leur nombre se dise.";
  const flux = ISSUES.flatMap((a, i) =>
    ISSUES.flatMap((b, j) => {
      const n = a === b ? null : (r.flux.cellules[i]?.[j] ?? null);
      return n ? [{ n, dit: `${nombre(n)} ${direFlux(fluxDe(a, b))}` }] : [];
    }),
  ).toSorted((x, y) => y.n - x.n);
  const premiers = flux.slice(0, 3).map((f) => f.dit);
  return premiers.length > 0 ? [part, `Les plus nombreuses : ${premiers.join(" ; ")}.`] : [part];
};

export const parametresDits = (s: Simulation): readonly (readonly [string, string])[] => [
  ["Avant", `Version ${s.avantVersion} : ${s.avantNom}`],
  ["Après", `${s.apresNom} (empreinte ${s.empreinte.slice(0, 12)})`],
  ["Population", POPULATIONS[s.population]],
  [
    "Accompagnements",
    s.sansAccompagnement ? "comme si personne n’était accompagné" : "tels qu’ils sont",
  ],
  ["Situations au", jourMoyen(s.jour)],
  ["Demandée", `${jourEtHeure(s.demandeeA)} par ${s.demandeur}`],
  ...(s.dureeMs === null ? [] : [["Durée", duree(s.dureeMs)] as const]),
];

const Resultats: FC<Props & { readonly resultat: Resultat }> = ({
  simulation: s,
  resultat: r,
  ecarts,
  ouvrable,
}) => (
  <>
    <ul class="faits">
      {faitsSaillants(r).map((fait) => (
        <li>
          <p class="grand">{fait}</p>
        </li>
      ))}
    </ul>
    <div class="colonnes haut-grand">
      <Figure
        id="flux"
        titre="De quelle proposition à quelle autre"
        sous="Personnes, avant à gauche et après à droite. En clair, celles qui ne changent pas."
        colonnes={8}
        limites={
          <>
            <span>Situations au {jourMoyen(s.jour)}.</span>
            <span>
              « — » : moins de {s.seuilInterne}, ou caché pour que cela ne se retrouve pas.
            </span>
            <span>Une proposition n’est pas une décision : un agent décide pour chacun.</span>
          </>
        }
      >
        <Sankey
          flux={r.flux}
          libelle="Flux entre propositions : le tableau qui suit dit la même chose"
        />
        <TableauFlux flux={r.flux} id={s.id} ouvrable={ouvrable} />
      </Figure>
      <div class="c4 pile">
        <Bloc id="parametres" titre="Ce qui est comparé" leger>
          <Fiche lignes={parametresDits(s)} />
        </Bloc>
        <Bloc id="regles" titre="Ce qui change dans les règles" leger>
          <Ecarts ecarts={ecarts} />
        </Bloc>
      </div>
    </div>
    {(Object.keys(DIMENSIONS) as Dimension[]).map((d) => (
      <div class="haut-grand">
        <Bloc
          id={`par-${d}`}
          titre={`Par ${DIMENSIONS[d].toLowerCase()}`}
          note={d === "sexe" ? "compté après coup : aucune règle ne le lit" : ""}
        >
          <TableauCroise nom={DIMENSIONS[d]} tableau={r.dimensions[d]} />
        </Bloc>
      </div>
    ))}
    <div class="haut-grand">
      <Bloc
        id="organismes"
        titre="Charge des organismes"
        note="si toutes les propositions étaient suivies"
      >
        <TableauCharge organismes={r.organismes} />
      </Bloc>
    </div>
  </>
);

interface Props {
  readonly simulation: Simulation;
  readonly ecarts: readonly Ecart[];
  readonly ouvrable: boolean;
}

export const PageSimulation: FC<Props & { readonly resultat: Resultat | undefined }> = (props) => {
  const { simulation: s, resultat } = props;
  return (
    <Page titre="Simulation">
      <TetePage
        titre={typographier(titreSimulation(s))}
        fil={FIL_SIMULATIONS}
        sous="Une simulation ne change rien pour personne."
        actions={
          resultat && (
            <LienBouton href={`/orientation/simulations/${s.id}/document`} icone="download">
              Document pour l’assemblée (PDF)
            </LienBouton>
          )
        }
      />
      {resultat ? (
        <Resultats {...props} resultat={resultat} />
      ) : s.etat === "echouee" ? (
        <Message genre="alerte">
          La simulation n’a pas abouti. Elle est reprise d’elle-même ; si elle échoue encore,
          demandez-en une autre.
        </Message>
      ) : (
        <EnCours simulation={s} />
      )}
    </Page>
  );
};
