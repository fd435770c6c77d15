import type { Child, FC } from "hono/jsx";
import { Defilement, Figure, Icone, nombre, pourcent } from "#platform/html/index.ts";
import type { CodeIndicateur, TerritoireChiffre, Valeurs } from "../../indicateur/indicateur.ts";
import { adresseDe } from "../tableau.ts";

const COLONNES = [
  ["dans_le_droit", "Dans le droit"],
  ["soumis", "Soumises"],
  ["orientes", "Avec organisme"],
  ["en_attente", "À orienter"],
  ["hors_delai", "Hors délai"],
] as const satisfies readonly (readonly [CodeIndicateur, string])[];

const chiffre = (code: CodeIndicateur, v: Valeurs, territoire?: string | null): Child => {
  const valeur = v[code] ?? 0;
  const href = valeur === 0 ? undefined : adresseDe(code, territoire);
  return href === undefined ? nombre(valeur) : <a href={href}>{nombre(valeur)}</a>;
};

const part = ({ soumis = 0, orientes = 0 }: Valeurs): string =>
  soumis === 0 ? "" : pourcent(Math.round((orientes / soumis) * 100));

const jours = (n: number | undefined): string => (n === undefined ? "" : `${nombre(n)}\u00A0j`);

interface Ligne {
  readonly valeurs: Valeurs;
  readonly territoire: string | null | undefined;
  readonly delai: number;
}

const Cellules: FC<Ligne> = ({ valeurs, territoire, delai }) => (
  <>
    {COLONNES.map(([code]) => (
      <td class="num">{chiffre(code, valeurs, territoire)}</td>
    ))}
    <td class="num">{part(valeurs)}</td>
    <td class="num">{jours(valeurs.delai_median)}</td>
    <td class="num">
      {valeurs.delai_p90 !== undefined && valeurs.delai_p90 > delai ? (
        <span class="rouge">
          <Icone nom="triangle-alert" /> {jours(valeurs.delai_p90)}
        </span>
      ) : (
        jours(valeurs.delai_p90)
      )}
    </td>
  </>
);

/** Every figure of the page, territoire by territoire. */
export const Territoires: FC<{
  readonly territoires: readonly TerritoireChiffre[];
  readonly ensemble: Valeurs | undefined;
  readonly delai: number;
}> = ({ territoires, ensemble, delai }) => (
  <Figure
    id="territoires"
    colonnes={12}
    titre="Les territoires"
    sous="Part : personnes soumises qui ont un organisme référent. Médiane et 90 % : jours de l’information reçue à la décision, depuis un an."
    limites={
      <span>Le signe d’alerte : plus d’une décision sur dix a passé les {delai} jours.</span>
    }
  >
    <Defilement libelle="Chiffres par territoire">
      <table class="tableau">
        <thead>
          <tr>
            <th scope="col">Territoire</th>
            {COLONNES.map(([, titre]) => (
              <th scope="col" class="num">
                {titre}
              </th>
            ))}
            <th scope="col" class="num">
              Part
            </th>
            <th scope="col" class="num">
              Médiane
            </th>
            <th scope="col" class="num">
              90 %
            </th>
          </tr>
        </thead>
        <tbody>
          {territoires.map(({ id, code, nom, valeurs }) => (
            <tr>
              <th scope="row">{id === null ? nom : <a href={`/territoires/${code}`}>{nom}</a>}</th>
              <Cellules valeurs={valeurs} territoire={id} delai={delai} />
            </tr>
          ))}
          {ensemble && (
            <tr class="total">
              <th scope="row">Département</th>
              <Cellules valeurs={ensemble} territoire={undefined} delai={delai} />
            </tr>
          )}
        </tbody>
      </table>
    </Defilement>
  </Figure>
);
