import type { FC } from "hono/jsx";
import { compter, nombre, Page, Registre, TetePage, unGroupe } from "#platform/html/index.ts";
import type { TerritoireLu } from "../queries/lire-territoires.ts";
import { QuelleCommune, type Recherche } from "./commune.tsx";

/** A number is never cut at the end of a line. */
const telephone = (numero: string | null): string => (numero ?? "").replaceAll(" ", "\u00A0");

export const PageTerritoires: FC<{
  readonly territoires: readonly TerritoireLu[];
  readonly recherche: Recherche;
}> = ({ territoires, recherche }) => (
  <Page titre="Territoires">
    <TetePage
      titre="Territoires"
      sous={`${compter(territoires.length, "territoire")} d’insertion, leur service et leurs organismes.`}
    />
    <div class="pile">
      <QuelleCommune recherche={recherche} />
      <Registre
        libelle="Territoires du département"
        groupes={unGroupe(territoires)}
        colonnes={[
          {
            titre: "Territoire",
            genre: "entete",
            valeur: (t) => <a href={`/territoires/${t.code}`}>{t.nom}</a>,
          },
          { titre: "Service", valeur: (t) => t.service },
          { titre: "Adresse", large: true, valeur: (t) => t.adresse.join(", ") },
          { titre: "Téléphone", valeur: (t) => telephone(t.telephone) },
          {
            titre: "Communes",
            genre: "nombre",
            etiquette: "Communes",
            valeur: (t) => nombre(t.communes),
          },
          {
            titre: "Habitants",
            genre: "nombre",
            etiquette: "Habitants",
            valeur: (t) => nombre(t.habitants),
          },
        ]}
      />
    </div>
  </Page>
);
