import type { FC } from "hono/jsx";
import {
  compter,
  Entonnoir,
  type EtapeEntonnoir,
  Figure,
  jourEtHeure,
  jourMoyen,
  nombre,
  Page,
  TetePage,
  Vide,
} from "#platform/html/index.ts";
import type { Chiffres, CodeIndicateur, Valeurs } from "../../indicateur/indicateur.ts";
import type { SourceChiffres } from "../../indicateur/queries/lire-sources.ts";
import { adresseDe, DEFINITIONS, type Mesure } from "../tableau.ts";
import { CarteTerritoires } from "./carte.tsx";
import { Territoires } from "./territoires.tsx";

export interface VueTableau {
  readonly chiffres: Chiffres;
  readonly sources: readonly SourceChiffres[];
  readonly mesure: Mesure;
  /** Legal delay of an orientation, in days. */
  readonly delai: number;
}

/** Sums of what is counted; delays have no sum. */
const totaux = (chiffres: Chiffres): Valeurs => {
  if (chiffres.ensemble) return chiffres.ensemble;
  const total = (code: CodeIndicateur): number =>
    chiffres.territoires.reduce((n, t) => n + (t.valeurs[code] ?? 0), 0);
  const [seul] = chiffres.territoires;
  return {
    ...(chiffres.territoires.length === 1 ? seul?.valeurs : {}),
    dans_le_droit: total("dans_le_droit"),
    soumis: total("soumis"),
    soumission_inconnue: total("soumission_inconnue"),
    orientes: total("orientes"),
    entres: total("entres"),
    decides: total("decides"),
    en_attente: total("en_attente"),
    hors_delai: total("hors_delai"),
  };
};

const Faits: FC<{ readonly valeurs: Valeurs }> = ({ valeurs }) => {
  const {
    hors_delai = 0,
    en_attente = 0,
    delai_median,
    delai_p90,
    soumission_inconnue = 0,
  } = valeurs;
  return (
    <ul class="faits">
      <li>
        <p class="fait__no">
          <a href={adresseDe("hors_delai")}>{compter(hors_delai, "procédure")}</a>
        </p>
        <p>
          <b>hors du délai légal,</b> sur {nombre(en_attente)} en attente d’une décision. Elle
          revient alors à France Travail.
        </p>
      </li>
      <li>
        <p class="fait__no">
          {delai_median === undefined ? (
            "Pas encore de délai"
          ) : (
            <a href={adresseDe("delai_median")}>{compter(delai_median, "jour")}</a>
          )}
        </p>
        <p>
          {delai_median === undefined
            ? "Aucune décision depuis un an dans ce que vous voyez, ou plusieurs territoires sans médiane commune."
            : `de l’information reçue à la décision pour la moitié des personnes, ${nombre(delai_p90 ?? delai_median)} pour neuf sur dix.`}
        </p>
      </li>
      <li>
        <p class="fait__no">
          <a href={adresseDe("soumission_inconnue")}>{compter(soumission_inconnue, "adulte")}</a>
        </p>
        <p>
          <b>dont on ne sait pas s’ils sont soumis</b> aux droits et devoirs : leur organisme ne le
          dit pas.
        </p>
      </li>
    </ul>
  );
};

const etapes = (v: Valeurs): readonly EtapeEntonnoir[] => {
  const etape = (code: CodeIndicateur): EtapeEntonnoir => ({
    nom: DEFINITIONS[code].nom,
    personnes: v[code] ?? 0,
    href: adresseDe(code) ?? "/tableau-de-bord",
  });
  return [etape("dans_le_droit"), etape("soumis"), etape("orientes")];
};

const etapesAnnee = (v: Valeurs, delai: number): readonly EtapeEntonnoir[] => [
  { nom: DEFINITIONS.entres.nom, personnes: v.entres ?? 0, href: adresseDe("entres") ?? "" },
  {
    nom: DEFINITIONS.decides.nom,
    personnes: v.decides ?? 0,
    href: adresseDe("decides") ?? "",
    perduesHref: adresseDe("en_attente"),
    delai: v.delai_median,
    repere: delai,
  },
];

const Limites: FC<{ readonly codes: readonly CodeIndicateur[] }> = ({ codes }) => (
  <>
    {codes.map((code) => {
      const { nom, definition, limite } = DEFINITIONS[code];
      return (
        <span>
          <b>{nom} :</b> {definition} {limite}
        </span>
      );
    })}
  </>
);

const Source: FC<{ readonly vue: VueTableau }> = ({ vue: { chiffres, sources } }) => (
  <>
    {chiffres.calculeA && `Calculé le ${jourEtHeure(chiffres.calculeA)}. `}
    {sources.length > 0 &&
      `Sources : ${sources.map((s) => `${s.organisme} au ${jourMoyen(s.reference)}`).join(", ")}. `}
    Les listes montrent la situation du moment.
  </>
);

export const PageTableau: FC<{ readonly vue: VueTableau }> = ({ vue }) => {
  const { chiffres, mesure, delai } = vue;
  const valeurs = totaux(chiffres);
  return (
    <Page titre="Pilotage">
      <TetePage titre="Du droit à l’orientation" sous={<Source vue={vue} />} />
      {chiffres.territoires.length === 0 ? (
        <Vide titre="Aucun chiffre à montrer" lien={<a href="/">Revenir à ma journée</a>}>
          Les chiffres sont comptés par territoire, après chaque fichier appliqué. Votre compte doit
          voir au moins un territoire entier.
        </Vide>
      ) : (
        <div class="pile">
          <Faits valeurs={valeurs} />
          <div class="colonnes">
            <div class="pile c7">
              <Figure
                id="parcours"
                titre="Qui est accompagné"
                sous={`Personnes, aujourd’hui. ${chiffres.ensemble ? "Tout le département." : "Vos territoires."}`}
                limites={<Limites codes={["dans_le_droit", "soumis", "orientes"]} />}
              >
                <Entonnoir libelle="Du droit à l’organisme référent" etapes={etapes(valeurs)} />
              </Figure>
              <Figure
                id="annee"
                titre="Nouvelles situations depuis un an"
                sous={`Délai : médiane en jours depuis l’information reçue. Repère : ${delai} jours (art. D. 262-65-2).`}
                limites={<Limites codes={["entres", "decides", "delai_median", "delai_p90"]} />}
              >
                <Entonnoir
                  libelle="De l’information reçue à la décision"
                  etapes={etapesAnnee(valeurs, delai)}
                />
              </Figure>
            </div>
            <CarteTerritoires territoires={chiffres.territoires} mesure={mesure} />
            <Territoires
              territoires={chiffres.territoires}
              ensemble={chiffres.ensemble}
              delai={delai}
            />
          </div>
        </div>
      )}
    </Page>
  );
};
