import type { FC } from "hono/jsx";
import { Defilement, Etat, nombre } from "#platform/html/index.ts";
import {
  type ChargeOrganisme,
  type Compte,
  direFlux,
  INCHANGE,
  ISSUES,
  type Issue,
  LIBELLES_ISSUE,
  type Tableau,
} from "../simulation.ts";
import { direCompte } from "./sankey.tsx";

/** A hidden count keeps its list: whoever may see these persons may open it. */
const aUneListe = (compte: Compte): boolean => compte !== 0;

export const adresseFlux = (id: string, avant: Issue, apres: Issue): string =>
  `/orientation/simulations/${id}/flux?avant=${avant}&apres=${apres}`;

interface PropsFlux {
  readonly flux: Tableau;
  readonly id: string;
  /** Whether the reader may open who is in a flow. */
  readonly ouvrable: boolean;
}

/** The same as the drawing; each flow that moves somebody opens its list. */
export const TableauFlux: FC<PropsFlux> = ({ flux, id, ouvrable }) => (
  <Defilement libelle="Tableau des flux">
    <table class="tableau">
      <thead>
        <tr>
          <th scope="col">Avant ↓ Après →</th>
          {ISSUES.map((b) => (
            <th scope="col" class="num">
              {LIBELLES_ISSUE[b]}
            </th>
          ))}
          <th scope="col" class="num">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {ISSUES.map((a, i) => (
          <tr>
            <th scope="row">{LIBELLES_ISSUE[a]}</th>
            {ISSUES.map((b, j) => {
              const compte = flux.cellules[i]?.[j] ?? null;
              return (
                <td class="num">
                  {ouvrable && a !== b && aUneListe(compte) ? (
                    <a href={adresseFlux(id, a, b)}>
                      {direCompte(compte)}
                      <span class="vh">
                        {" "}
                        de {LIBELLES_ISSUE[a]} à {LIBELLES_ISSUE[b]}
                      </span>
                    </a>
                  ) : (
                    direCompte(compte)
                  )}
                </td>
              );
            })}
            <td class="num">{direCompte(flux.totauxLignes[i] ?? null)}</td>
          </tr>
        ))}
        <tr class="total">
          <th scope="row">Total</th>
          {ISSUES.map((_, j) => (
            <td class="num">{direCompte(flux.totauxColonnes[j] ?? null)}</td>
          ))}
          <td class="num">{direCompte(flux.total)}</td>
        </tr>
      </tbody>
    </table>
  </Defilement>
);

export const titreColonne = (colonne: string): string =>
  colonne === INCHANGE ? "Ne changent pas" : direFlux(colonne);

/** One breakdown: who stays, then each flow. */
export const TableauCroise: FC<{ readonly nom: string; readonly tableau: Tableau }> = ({
  nom,
  tableau: t,
}) => (
  <Defilement libelle={`Tableau par ${nom.toLowerCase()}`}>
    <table class="tableau">
      <thead>
        <tr>
          <th scope="col">{nom}</th>
          {t.colonnes.map((c) => (
            <th scope="col" class="num">
              {titreColonne(c)}
            </th>
          ))}
          <th scope="col" class="num">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {t.lignes.map((ligne, i) => (
          <tr>
            <th scope="row">{ligne}</th>
            {t.colonnes.map((_, j) => (
              <td class="num">{direCompte(t.cellules[i]?.[j] ?? null)}</td>
            ))}
            <td class="num">{direCompte(t.totauxLignes[i] ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Defilement>
);

const depasse = (o: ChargeOrganisme): boolean =>
  o.capacite !== null && o.apres !== null && o.apres > o.capacite;

/** Bodies that neither list sends anyone say nothing here. */
export const aPresenter = (organismes: readonly ChargeOrganisme[]): readonly ChargeOrganisme[] =>
  organismes.filter((o) => o.avant !== 0 || o.apres !== 0);

/** What each list would send, beside what each body may take. */
export const TableauCharge: FC<{ readonly organismes: readonly ChargeOrganisme[] }> = ({
  organismes,
}) => (
  <Defilement libelle="Tableau des charges">
    <table class="tableau">
      <thead>
        <tr>
          <th scope="col">Organisme</th>
          <th scope="col" class="num">
            Capacité
          </th>
          <th scope="col" class="num">
            Suivis ce jour
          </th>
          <th scope="col" class="num">
            Proposés avant
          </th>
          <th scope="col" class="num">
            Proposés après
          </th>
          <th scope="col">Capacité après</th>
        </tr>
      </thead>
      <tbody>
        {aPresenter(organismes).map((o) => (
          <tr>
            <th scope="row">{o.nom}</th>
            <td class="num">{o.capacite === null ? "sans limite" : nombre(o.capacite)}</td>
            <td class="num">{direCompte(o.suivis)}</td>
            <td class="num">{direCompte(o.avant)}</td>
            <td class="num">{direCompte(o.apres)}</td>
            <td>{depasse(o) ? <Etat genre="alerte">dépassée</Etat> : "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Defilement>
);
