import type { FC } from "hono/jsx";
import {
  Entonnoir,
  type EtapeEntonnoir,
  Figure,
  jourEtHeure,
  jourMoyen,
  Page,
  TetePage,
  Vide,
} from "#platform/html/index.ts";
import { type Chiffres, COMPTES, type CodeIndicateur } from "../../indicateur/indicateur.ts";
import type { SourceChiffres } from "../../indicateur/queries/lire-sources.ts";
import { DEFINITIONS, type Lien, type Mesure } from "../tableau.ts";
import { CarteTerritoires } from "./carte.tsx";
import { Faits, type Total } from "./faits.tsx";
import { Territoires } from "./territoires.tsx";

export interface VueTableau {
  readonly chiffres: Chiffres;
  readonly sources: readonly SourceChiffres[];
  readonly mesure: Mesure;
  /** Legal delay of an orientation, in days. */
  readonly delai: number;
  readonly lien: Lien;
}

/** Sums of what is counted; delays have no sum, and a sum of which a part is hidden is hidden. */
const totaux = (chiffres: Chiffres): Total => {
  const { ensemble, ensembleMasquees, territoires } = chiffres;
  if (ensemble) return { valeurs: ensemble, masquees: ensembleMasquees };
  const [seul] = territoires;
  if (seul && territoires.length === 1) return seul;
  const masquees = [...new Set(territoires.flatMap((t) => t.masquees))];
  const sommes = COMPTES.filter((code) => !masquees.includes(code)).map((code) => [
    code,
    territoires.reduce((n, t) => n + (t.valeurs[code] ?? 0), 0),
  ]);
  return { valeurs: Object.fromEntries(sommes), masquees };
};

const etapes = ({ valeurs, masquees }: Total, lien: Lien): readonly EtapeEntonnoir[] =>
  (["dans_le_droit", "soumis", "orientes"] as const)
    .filter((code) => !masquees.includes(code))
    .map((code) => ({
      nom: DEFINITIONS[code].nom,
      personnes: valeurs[code] ?? 0,
      href: lien(code),
    }));

const etapesAnnee = (
  { valeurs, masquees }: Total,
  delai: number,
  lien: Lien,
): readonly EtapeEntonnoir[] => {
  if (masquees.includes("entres") || masquees.includes("decides")) return [];
  return [
    {
      nom: DEFINITIONS.entres.nom,
      personnes: valeurs.entres ?? 0,
      href: lien("entres"),
    },
    {
      nom: DEFINITIONS.decides.nom,
      personnes: valeurs.decides ?? 0,
      href: lien("decides"),
      perduesHref: lien("en_attente"),
      delai: valeurs.delai_median,
      repere: delai,
    },
  ];
};

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
  const { chiffres, mesure, delai, lien } = vue;
  const total = totaux(chiffres);
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
          <Faits total={total} lien={lien} />
          <div class="colonnes">
            <div class="pile c7">
              <Figure
                id="parcours"
                titre="Qui est accompagné"
                sous={`Personnes, aujourd’hui. ${chiffres.ensemble ? "Tout le département." : "Vos territoires."}`}
                limites={<Limites codes={["dans_le_droit", "soumis", "orientes"]} />}
              >
                <Entonnoir libelle="Du droit à l’organisme référent" etapes={etapes(total, lien)} />
              </Figure>
              <Figure
                id="annee"
                titre="Nouvelles situations depuis un an"
                sous={`Délai : médiane en jours depuis l’information reçue. Repère : ${delai} jours (art. D. 262-65-2).`}
                limites={<Limites codes={["entres", "decides", "delai_median", "delai_p90"]} />}
              >
                <Entonnoir
                  libelle="De l’information reçue à la décision"
                  etapes={etapesAnnee(total, delai, lien)}
                />
              </Figure>
            </div>
            <CarteTerritoires territoires={chiffres.territoires} mesure={mesure} lien={lien} />
            <Territoires
              territoires={chiffres.territoires}
              ensemble={chiffres.ensemble && total}
              delai={delai}
              lien={lien}
            />
          </div>
        </div>
      )}
    </Page>
  );
};
