import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  type Colonne,
  compter,
  Formulaire,
  LienBouton,
  Message,
  nombre,
  Page,
  Pager,
  Registre,
  TetePage,
  TravailLong,
  unGroupe,
} from "#platform/html/index.ts";
import type { LigneCourrier } from "../queries/courriers.ts";
import type { LotLu } from "../queries/lots.ts";
import { EtatDuLot, NomDestinataire, ProblemesAdresse } from "./courriers.tsx";

const COLONNES: readonly Colonne<LigneCourrier>[] = [
  { titre: "Rang", genre: "nombre", etiquette: "Rang", valeur: (c) => nombre(c.rang ?? 0) },
  { titre: "Personne", genre: "entete", valeur: NomDestinataire },
  { titre: "Référence", etiquette: "Référence", valeur: (c) => c.reference },
  { titre: "Adresse", etiquette: "Adresse", valeur: ProblemesAdresse },
  { titre: "Courrier", valeur: (c) => <a href={`/courriers/${c.id}/pdf`}>Lire le PDF</a> },
];

interface Props {
  readonly lot: LotLu;
  readonly courriers: readonly LigneCourrier[];
  readonly precedents: string | undefined;
  readonly suivants: string | undefined;
  /** Whether she may take its file away, and have its composition taken up again. */
  readonly produit: boolean;
}

const Avancement: FC<{ readonly lot: LotLu }> = ({ lot }) => (
  <TravailLong
    titre="Composition des courriers"
    avancement={`${nombre(lot.produits)} sur ${nombre(lot.nombre)}`}
    etapes={[
      {
        nom: "Composer les lettres",
        detail: compter(lot.nombre, "courrier"),
        etat: lot.produits < lot.nombre ? "encours" : "fait",
      },
      {
        nom: "Réunir en un fichier",
        detail: "un PDF à imprimer en recto verso",
        etat: lot.produits < lot.nombre ? "avenir" : "encours",
      },
    ]}
    fait={lot.produits}
    total={lot.nombre}
    unite="Courriers composés"
    retour="Courriers"
  />
);

export const PageLot: FC<Props> = ({ lot, courriers, precedents, suivants, produit }) => (
  <Page titre={lot.titre}>
    <TetePage
      titre={lot.titre}
      fil={[{ libelle: "Courriers", href: "/courriers" }]}
      sous={
        <>
          {compter(lot.nombre, "courrier")}, <EtatDuLot etat={lot.etat} />
        </>
      }
      actions={
        produit &&
        lot.etat === "produit" && (
          <LienBouton href={`/courriers/lots/${lot.id}/fichier`} variante="principal">
            Télécharger le PDF
          </LienBouton>
        )
      }
    />
    <div class="pile">
      {(lot.etat === "a_produire" || lot.etat === "en_production") && <Avancement lot={lot} />}
      {lot.etat === "echec" && (
        <Message
          genre="alerte"
          action={
            produit && (
              <Formulaire action={`/courriers/lots/${lot.id}/relancer`}>
                <Bouton>Reprendre la composition</Bouton>
              </Formulaire>
            )
          }
        >
          La composition s’est arrêtée. {lot.erreur}
        </Message>
      )}
      <Bloc id="courriers" titre="Courriers du lot" note="Dans l’ordre d’impression.">
        <Registre libelle="Courriers du lot" colonnes={COLONNES} groupes={unGroupe(courriers)} />
        <Pager
          situation={compter(courriers.length, "courrier affiché", "courriers affichés")}
          precedentes={precedents}
          suivantes={suivants}
        />
      </Bloc>
    </div>
  </Page>
);
