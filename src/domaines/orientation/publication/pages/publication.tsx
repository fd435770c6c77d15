import type { FC } from "hono/jsx";
import { dernierJour } from "#core/periode.ts";
import type { IdentiteDepartement } from "#domaines/documents/index.ts";
import {
  Bloc,
  Defilement,
  duAu,
  Fiche,
  jourMoyen,
  nombre,
  Page,
  TeteClaire,
  TetePage,
  Vide,
} from "#platform/html/index.ts";
import { ENTREES, NOMS_ENTREES } from "../../regle/entrees.ts";
import { ListeDeRegles } from "../../regle/pages/liste.tsx";
import { direVote } from "../../regle/pages/version.tsx";
import type { Version } from "../../regle/queries/versions.ts";
import { SUJETS_INTERDITS } from "../../regle/rules/ecriture/interdits.ts";
import type { Compte } from "../../simulation/simulation.ts";
import type { AnneePubliee } from "../publication.ts";

const dire = (compte: Compte | undefined): string =>
  compte === null || compte === undefined ? "—" : nombre(compte);

const Annee: FC<{ readonly publiee: AnneePubliee }> = ({
  publiee: { annee, chiffres, seuil, arreteeLe },
}) => {
  const { decisions, regles, entrees } = chiffres;
  return (
    <section class="pile-serree" aria-labelledby={`annee-${annee}`}>
      <h3 id={`annee-${annee}`}>Année {annee}</h3>
      <p>Personnes à orienter dans l’année : {dire(entrees)}.</p>
      <Defilement libelle={`Décisions de ${annee}`}>
        <table class="tableau">
          <thead>
            <tr>
              <th scope="col">Parcours décidé</th>
              {decisions.colonnes.map((c) => (
                <th scope="col" class="num">
                  {c}
                </th>
              ))}
              <th scope="col" class="num">
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            {decisions.lignes.map((ligne, i) => (
              <tr>
                <th scope="row">{ligne}</th>
                {decisions.colonnes.map((_, j) => (
                  <td class="num">{dire(decisions.cellules[i]?.[j])}</td>
                ))}
                <td class="num">{dire(decisions.totauxLignes[i])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Defilement>
      {regles.length > 0 && (
        <Defilement libelle={`Règles retenues en ${annee}`}>
          <table class="tableau">
            <thead>
              <tr>
                <th scope="col">Règle retenue par la proposition</th>
                <th scope="col" class="num">
                  Décisions
                </th>
              </tr>
            </thead>
            <tbody>
              {regles.map(({ phrase, compte }) => (
                <tr>
                  <th scope="row">{phrase}</th>
                  <td class="num">{dire(compte)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Defilement>
      )}
      <p class="leger petit">
        Chiffres arrêtés le {jourMoyen(arreteeLe)}. « — » : moins de {seuil} personnes, ou nombre
        caché pour qu’un plus petit ne se retrouve pas.
      </p>
    </section>
  );
};

/** Entry of the register of algorithms: what the law asks to be told of it. */
const Registre: FC<{ readonly version: Version; readonly identite: IdentiteDepartement }> = ({
  version,
  identite,
}) => (
  <Fiche
    lignes={[
      ["Nom", "Proposition d’orientation des bénéficiaires du RSA"],
      ["Responsable", `${identite.nom}, ${identite.service}`],
      ["Finalité", "Proposer à chaque personne un accompagnement adapté à sa situation"],
      ["Fondement", "Code de l’action sociale et des familles, article L. 262-29"],
      ["Qui est concerné", "Les bénéficiaires du RSA soumis aux droits et devoirs"],
      [
        "Ce que fait le calcul",
        "Il propose. Un agent nommé examine, puis suit ou écarte en disant pourquoi",
      ],
      [
        "Comment",
        "Une liste de règles dans l’ordre : la première remplie l’emporte. Ni note, ni apprentissage",
      ],
      ["Données", NOMS_ENTREES.map((nom) => ENTREES[nom].libelle).join(" ; ")],
      ["Jamais utilisé", SUJETS_INTERDITS.join(" ; ")],
      ["Acte", [version.acte, direVote(version)].filter(Boolean).join(", ")],
      ["Demander le détail de sa situation", `${identite.courriel} ; ${identite.telephone}`],
      ["Sans réponse sous un mois", "Commission d’accès aux documents administratifs (CADA)"],
      ["Données personnelles", identite.dpo],
    ]}
  />
);

interface Props {
  readonly version: Version | undefined;
  readonly versions: readonly Version[];
  readonly annees: readonly AnneePubliee[];
  readonly identite: IdentiteDepartement;
}

/**
 * What anyone may read of the rules: those in force, yearly figures, the register entry. Drawn from the very list that
 * is applied.
 */
export const PagePublication: FC<Props> = ({ version, versions, annees, identite }) => (
  <Page
    titre="Comment l’orientation est proposée"
    densite="aere"
    forme="page-publique"
    tete={
      <TeteClaire
        nom="Insertion"
        entrees={[
          { libelle: "Les règles", href: "/publication/orientation#regles" },
          { libelle: "Les chiffres", href: "/publication/orientation#chiffres" },
          { libelle: "Le registre", href: "/publication/orientation#registre" },
        ]}
      />
    }
  >
    <TetePage
      titre="Comment l’orientation est proposée"
      sous="Un calcul propose un accompagnement. Un agent décide. Voici les règles du calcul, telles qu’elles s’appliquent."
    />
    {version ? (
      <div class="pile">
        <Bloc id="regles" titre="Les règles en vigueur">
          <div class="pile-serree">
            <p class="mesure">
              Version {version.version},{" "}
              {duAu(version.validite.debut, dernierJour(version.validite))}. {version.acte}. Les
              règles se lisent dans l’ordre : la première qui correspond à la situation de la
              personne est retenue. Une donnée inconnue ne compte jamais comme un « non ».
            </p>
            <ListeDeRegles regles={version.regles} libelle="Règles en vigueur" />
            <p>
              <a href="/publication/orientation.json">Les mêmes règles en données (JSON)</a>
            </p>
          </div>
        </Bloc>
        <Bloc id="chiffres" titre="Les chiffres">
          {annees.length === 0 ? (
            <Vide titre="Pas encore de chiffres">
              Ils paraissent quand une première année est arrêtée.
            </Vide>
          ) : (
            annees.map((publiee) => <Annee publiee={publiee} />)
          )}
        </Bloc>
        <Bloc id="registre" titre="Registre des algorithmes">
          <Registre version={version} identite={identite} />
        </Bloc>
        <Bloc id="versions" titre="Versions précédentes et à venir" leger>
          <ul class="entre">
            {versions.map((v) => (
              <li>
                Version {v.version}, {duAu(v.validite.debut, dernierJour(v.validite))} : {v.acte}
              </li>
            ))}
          </ul>
        </Bloc>
      </div>
    ) : (
      <Vide titre="Aucune règle en vigueur">
        Aujourd’hui, aucune proposition n’est calculée : les agents examinent chaque situation.
      </Vide>
    )}
  </Page>
);
