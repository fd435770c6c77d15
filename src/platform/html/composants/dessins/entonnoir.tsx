import type { FC } from "hono/jsx";
import { nombre, pourcent } from "../../formats.ts";
import { BarrePart } from "./barre-part.tsx";
import { Defilement } from "./figure.tsx";

export interface EtapeEntonnoir {
  readonly nom: string;
  readonly personnes: number;
  /** Absent: nothing to open behind the figure. */
  readonly href: string | undefined;
  /** Those who did not go further than the stage before. */
  readonly perduesHref?: string | undefined;
  /** Median days since the stage before. */
  readonly delai?: number | undefined;
  /** The legal or agreed delay. */
  readonly repere?: number | undefined;
  /** Persons followed long enough for this stage, when not all are. */
  readonly base?: number | undefined;
}

interface Props {
  readonly libelle: string;
  readonly etapes: readonly EtapeEntonnoir[];
}

const jours = (n: number | undefined): string => (n === undefined ? "" : `${nombre(n)}\u00A0j`);

/** The funnel is the table: stage, persons, bar with the ghost of the stage before, share, lost, delay. */
export const Entonnoir: FC<Props> = ({ libelle, etapes }) => {
  const entrees = etapes[0]?.personnes ?? 0;
  const partDe = (n: number): number => (entrees === 0 ? 0 : (n / entrees) * 100);
  // A column that no stage fills would only ask what is missing.
  const perdues = etapes.some((e) => e.perduesHref !== undefined);
  const delais = etapes.some((e) => e.delai !== undefined);
  const reperes = etapes.some((e) => e.repere !== undefined);
  return (
    <Defilement libelle={libelle}>
      <table class={perdues || delais || reperes ? "tableau entonnoir--large" : "tableau"}>
        <thead>
          <tr>
            <th scope="col">Étape</th>
            <th scope="col" class="num">
              Personnes
            </th>
            <td />
            <th scope="col" class="num">
              Part
            </th>
            {perdues && (
              <th scope="col" class="num">
                Perdues
              </th>
            )}
            {delais && (
              <th scope="col" class="num">
                Délai
              </th>
            )}
            {reperes && (
              <th scope="col" class="num">
                Repère
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {etapes.map(({ nom, personnes, href, perduesHref, delai, repere, base }, rang) => {
            const avant = etapes[rang - 1]?.personnes ?? personnes;
            const part = base === undefined ? partDe(personnes) : (personnes / base) * 100;
            return (
              <tr>
                <th scope="row">{nom}</th>
                <td class="num">
                  {href === undefined ? nombre(personnes) : <a href={href}>{nombre(personnes)}</a>}
                </td>
                <td class="barre-cell">
                  <BarrePart
                    part={partDe(personnes)}
                    fond={partDe(avant)}
                    ton={base === undefined ? "action" : "clair"}
                  />
                </td>
                <td class="num">{pourcent(Math.round(part))}</td>
                {perdues && (
                  <td class="num leger">
                    {perduesHref && <a href={perduesHref}>{nombre(avant - personnes)}</a>}
                  </td>
                )}
                {delais && <td class="num">{jours(delai)}</td>}
                {reperes && <td class="num leger">{jours(repere)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Defilement>
  );
};
