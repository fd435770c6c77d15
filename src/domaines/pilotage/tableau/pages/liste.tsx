import type { FC } from "hono/jsx";
import { ecartJours } from "#core/jour.ts";
import {
  compter,
  jourMoyen,
  Page,
  Pager,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { LISTES_TABLEAU, type LigneTableau, type ParametresListeTableau } from "../liste.ts";

export interface VueListeTableau {
  /** Whether she may open the dashboard these lists come from. */
  readonly tableau: boolean;
  readonly parametres: ParametresListeTableau;
  readonly lignes: readonly LigneTableau[];
  readonly territoire: string | undefined;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

const delai = ({ recue_le, decide_le }: LigneTableau): string =>
  recue_le && decide_le ? compter(ecartJours(recue_le, decide_le), "jour") : "";

/** The people behind a figure of the dashboard. */
export const PageListeTableau: FC<{ readonly vue: VueListeTableau }> = ({ vue }) => {
  const { parametres, lignes, territoire, precedentes, suivantes } = vue;
  const titre = LISTES_TABLEAU[parametres.de];
  const dates = parametres.de !== "orientes";
  return (
    <Page titre={titre}>
      <TetePage
        titre={titre}
        sous={territoire ?? "Toutes les personnes que votre compte peut voir, aujourd’hui."}
        fil={vue.tableau ? [{ libelle: "Pilotage", href: "/tableau-de-bord" }] : []}
      />
      {lignes.length === 0 ? (
        <Vide
          titre="Aucune personne dans cette liste"
          lien={vue.tableau && <a href="/tableau-de-bord">Revenir au tableau de bord</a>}
        >
          La situation a pu changer depuis le calcul du chiffre.
        </Vide>
      ) : (
        <>
          <Registre
            libelle={titre}
            groupes={unGroupe(lignes)}
            colonnes={[
              {
                titre: "Personne",
                genre: "entete",
                valeur: (l) => (
                  <a href={`/personnes/${l.personne_id}`}>
                    {l.nom_usage} {l.prenom}
                  </a>
                ),
              },
              { titre: "Territoire", valeur: (l) => l.territoire ?? "Sans territoire" },
              { titre: "Organisme référent", valeur: (l) => l.organisme ?? "" },
              ...(dates
                ? ([
                    {
                      titre: "Information reçue",
                      etiquette: "Reçue",
                      valeur: (l: LigneTableau) => (l.recue_le ? jourMoyen(l.recue_le) : ""),
                    },
                    {
                      titre: "Décision",
                      etiquette: "Décidée",
                      valeur: (l: LigneTableau) =>
                        l.decide_le ? jourMoyen(l.decide_le) : "en attente",
                    },
                    { titre: "Délai", genre: "nombre", etiquette: "Délai", valeur: delai },
                  ] as const)
                : []),
            ]}
          />
          <Pager
            situation={compter(lignes.length, "ligne")}
            precedentes={precedentes}
            suivantes={suivantes}
          />
        </>
      )}
    </Page>
  );
};
