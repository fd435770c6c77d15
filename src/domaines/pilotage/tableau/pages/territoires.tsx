import type { Child, FC } from "hono/jsx";
import { Defilement, Figure, Icone, nombre, pourcent } from "#platform/html/index.ts";
import type { CodeIndicateur, TerritoireChiffre } from "../../indicateur/indicateur.ts";
import type { Lien } from "../tableau.ts";
import type { Total } from "./faits.tsx";

const COLONNES = [
  ["dans_le_droit", "Dans le droit"],
  ["soumis", "Soumises"],
  ["orientes", "Avec organisme"],
  ["en_attente", "À orienter"],
  ["hors_delai", "Hors délai"],
] as const satisfies readonly (readonly [CodeIndicateur, string])[];

const MASQUE = "–";

const chiffre = (code: CodeIndicateur, { valeurs, masquees, territoire, lien }: Ligne): Child => {
  if (masquees.includes(code)) return <abbr title="Masqué : trop peu de personnes">{MASQUE}</abbr>;
  const valeur = valeurs[code] ?? 0;
  const href = valeur === 0 ? undefined : lien(code, territoire);
  return href === undefined ? nombre(valeur) : <a href={href}>{nombre(valeur)}</a>;
};

const part = ({ valeurs: { soumis = 0, orientes = 0 }, masquees }: Ligne): string =>
  soumis === 0 || masquees.includes("orientes")
    ? ""
    : pourcent(Math.round((orientes / soumis) * 100));

const jours = (n: number | undefined): string => (n === undefined ? "" : `${nombre(n)}\u00A0j`);

interface Ligne extends Total {
  readonly lien: Lien;
  readonly territoire: string | null | undefined;
  readonly delai: number;
}

const Cellules: FC<Ligne> = (ligne) => {
  const { valeurs, delai } = ligne;
  return (
    <>
      {COLONNES.map(([code]) => (
        <td class="num">{chiffre(code, ligne)}</td>
      ))}
      <td class="num">{part(ligne)}</td>
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
};

/** Every figure of the page, territoire by territoire. */
export const Territoires: FC<{
  readonly territoires: readonly TerritoireChiffre[];
  readonly ensemble: Total | undefined;
  readonly delai: number;
  readonly lien: Lien;
}> = ({ territoires, ensemble, delai, lien }) => (
  <Figure
    id="territoires"
    colonnes={12}
    titre="Les territoires"
    sous="Part : personnes soumises qui ont un organisme référent. Médiane et 90 % : jours de l’information reçue à la décision, depuis un an."
    limites={
      <>
        <span>Le signe d’alerte : plus d’une décision sur dix a passé les {delai} jours.</span>
        {territoires.some((t) => COLONNES.some(([code]) => t.masquees.includes(code))) && (
          <span>
            <b>{MASQUE} :</b> trop peu de personnes pour être dit, ou de quoi retrouver un autre
            chiffre tu.
          </span>
        )}
      </>
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
          {territoires.map(({ id, code, nom, valeurs, masquees }) => (
            <tr>
              <th scope="row">{id === null ? nom : <a href={`/territoires/${code}`}>{nom}</a>}</th>
              <Cellules {...{ valeurs, masquees, lien, delai }} territoire={id} />
            </tr>
          ))}
          {ensemble && (
            <tr class="total">
              <th scope="row">Département</th>
              <Cellules {...ensemble} {...{ lien, delai }} territoire={undefined} />
            </tr>
          )}
        </tbody>
      </table>
    </Defilement>
  </Figure>
);
