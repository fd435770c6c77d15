import type { FC } from "hono/jsx";
import { Bloc, compter, Etat, Fiche, nombre } from "#platform/html/index.ts";
import type { RapportDepot } from "../depot.ts";

const Annonce: FC<{ readonly rapport: RapportDepot }> = ({ rapport }) => {
  const { annonces, annonces_anomalies: anomalies, complet } = rapport;
  return (
    <li class="paire">
      <span>
        Total annoncé par l’organisme : {annonces == null ? "aucun" : compter(annonces, "foyer")}
        {anomalies ? `, dont ${compter(anomalies, "en anomalie", "en anomalie")}` : ""}
      </span>
      {complet ? (
        <Etat genre="succes">égal</Etat>
      ) : (
        <Etat genre="attention" icone="triangle-alert">
          ne concorde pas
        </Etat>
      )}
    </li>
  );
};

const Avertissements: FC<{ readonly rapport: RapportDepot }> = ({ rapport }) => {
  const { avertissements = [] } = rapport;
  if (avertissements.length === 0) {
    return (
      <li class="paire">
        <span>Éléments, codes et dates du schéma</span>
        <Etat genre="succes">rien à signaler</Etat>
      </li>
    );
  }
  return (
    <>
      {avertissements.map(({ message, nombre: n }) => (
        <li class="paire">
          <span class="mesure">{message}</span>
          <Etat genre="attention" icone="triangle-alert">
            {nombre(n)} fois
          </Etat>
        </li>
      ))}
    </>
  );
};

/** What was checked of the file, each with its verdict. */
export const SectionControles: FC<{
  readonly rapport: RapportDepot;
  readonly colonnes?: 4 | 5 | undefined;
}> = ({ rapport, colonnes }) => (
  <Bloc id="controles" titre="Contrôles du fichier" colonnes={colonnes}>
    <ul class="lignes">
      <Annonce rapport={rapport} />
      <Avertissements rapport={rapport} />
    </ul>
  </Bloc>
);

/** States of the right, as the payer codes them (ETATDOSRSA). */
const ETATS_DU_DROIT: Readonly<Record<string, string>> = {
  "0": "en attente de décision",
  "1": "droit refusé",
  "2": "droit ouvert et versé",
  "3": "droit ouvert et suspendu",
  "4": "versement suspendu",
  "5": "droit fermé",
  "6": "droit fermé, régularisation",
  Z: "non défini",
};

/** What the file says of people, before any comparison with what was known. */
export const SectionContenu: FC<{ readonly rapport: RapportDepot }> = ({ rapport }) => {
  const { soumis, etats = {} } = rapport;
  return (
    <Bloc id="contenu-fichier" titre="Ce que dit le fichier" colonnes={4}>
      <h3>Soumis aux droits et devoirs</h3>
      <p class="leger petit">Demandeurs et conjoints</p>
      <Fiche
        lignes={[
          ["Oui", nombre(soumis?.oui ?? 0)],
          ["Non", nombre(soumis?.non ?? 0)],
          ["Non dit", nombre(soumis?.inconnu ?? 0)],
        ]}
      />
      <h3 class="haut">Foyers par état du droit</h3>
      <Fiche
        lignes={Object.entries(etats)
          .sort(([, a], [, b]) => b - a)
          .map(([code, n]) => [ETATS_DU_DROIT[code] ?? `état ${code}`, nombre(n)] as const)}
      />
    </Bloc>
  );
};
