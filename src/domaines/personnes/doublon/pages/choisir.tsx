import type { FC } from "hono/jsx";
import { nomPourAffichage } from "#core/texte.ts";
import { LienBouton, Page, Registre, TetePage, unGroupe, Vide } from "#platform/html/index.ts";
import type { LignePersonne } from "../../identite/liste.ts";
import { colonnesDe } from "../../identite/pages/colonnes.tsx";

interface Props {
  readonly id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly proches: readonly LignePersonne[];
}

/** Records that look like this one: none is attached without having been compared. */
export const PageChoisir: FC<Props> = ({ id, nom, prenom, proches }) => {
  const qui = nomPourAffichage(nom, prenom);
  return (
    <Page titre={`Rattacher une fiche à ${qui}`}>
      <TetePage
        titre="Rattacher une autre fiche"
        fil={[
          { libelle: "Personnes", href: "/personnes" },
          { libelle: qui, href: `/personnes/${id}` },
        ]}
        sous="Voici les fiches qui ressemblent à la sienne. Comparez avant de décider."
      />
      {proches.length === 0 ? (
        <Vide
          titre="Aucune fiche ne ressemble à la sienne"
          lien={<a href={`/personnes/${id}`}>Revenir à la fiche</a>}
        >
          Les noms proches et la même date de naissance ont été cherchés dans votre périmètre.
        </Vide>
      ) : (
        <Registre
          libelle="Fiches qui ressemblent"
          colonnes={[
            ...colonnesDe(["naissance", "territoire", "droit", "organisme"]),
            {
              titre: "Décision",
              genre: "actions",
              valeur: (ligne) => (
                <LienBouton
                  href={`/personnes/${id}/rattacher/${ligne.id}`}
                  petit
                  precision={`avec ${nomPourAffichage(ligne.nom_usage, ligne.prenom)}`}
                >
                  Comparer les fiches
                </LienBouton>
              ),
            },
          ]}
          groupes={unGroupe(proches)}
        />
      )}
    </Page>
  );
};
