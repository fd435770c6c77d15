import type { FC } from "hono/jsx";
import { type Brique, CarteBriques } from "../composants/dessins/carte-briques.tsx";
import { Entonnoir } from "../composants/dessins/entonnoir.tsx";
import { Figure } from "../composants/dessins/figure.tsx";
import { Repartition } from "../composants/dessins/repartition.tsx";
import { Bloc, Fiche } from "../composants/gabarits/bloc.tsx";

type Donnees = readonly (readonly [
  nom: string,
  valeur: number,
  classe: Brique["classe"],
  x: number,
  y: number,
])[];

const DELAIS: Donnees = [
  ["Calaisis", 31, 4, 1, 0],
  ["Boulonnais", 24, 3, 0, 1],
  ["Audomarois", 19, 2, 2, 1],
  ["Artois", 27, 3, 4, 1],
  ["Lens-Liévin", 23, 3, 6, 1],
  ["Hénin-Carvin", 38, 5, 8, 1],
  ["Montreuillois", 17, 2, 1, 2],
  ["Ternois", 14, 1, 3, 2],
  ["Arrageois", 21, 2, 5, 2],
];

export const Dessins: FC = () => (
  <>
    <Figure
      id="entonnoir"
      colonnes={7}
      titre="Entonnoir"
      sous="Part des entrées à chaque étape. Délai : médiane depuis l’étape précédente."
      limites="Ces chiffres décrivent, ils ne prouvent pas l’effet d’une action."
    >
      <Entonnoir
        libelle="Étapes du droit à l’emploi"
        etapes={[
          { nom: "Entrées dans le droit", personnes: 6214, href: "#entonnoir" },
          {
            nom: "Orientées",
            personnes: 5903,
            href: "#entonnoir",
            perduesHref: "#entonnoir",
            delai: 23,
            repere: 42,
          },
          {
            nom: "Contrat signé",
            personnes: 4204,
            href: "#entonnoir",
            perduesHref: "#entonnoir",
            delai: 19,
            repere: 30,
          },
          { nom: "Emploi tenu six mois", personnes: 388, href: "#entonnoir", base: 972 },
        ]}
      />
    </Figure>
    <Figure
      id="carte"
      colonnes={5}
      titre="Carte en briques"
      sous="Délai médian d’orientation en jours, par territoire. Limite : 42 jours."
    >
      <CarteBriques
        libelle="Carte schématique des neuf territoires"
        legende={["15 j ou moins", "16 à 21", "22 à 28", "29 à 35", "plus de 35"]}
        briques={DELAIS.map(([nom, valeur, classe, x, y]) => ({
          nom,
          valeur: String(valeur),
          unite: "j",
          classe,
          x,
          y,
          href: "#carte",
        }))}
      />
    </Figure>
    <Bloc id="repartition" titre="Répartition" colonnes={8}>
      <Repartition
        libelle="Sur 67 526 foyers : 55 330 inchangés, 10 128 modifiés, 2 031 nouveaux, 37 à reprendre"
        parts={[
          { nom: "inchangés", valeur: 55330, href: "#repartition", ton: "s5" },
          { nom: "modifiés", valeur: 10128, ton: "s3", note: "dont 1 877 adresses" },
          { nom: "nouveaux", valeur: 2031, ton: "f-safran" },
          { nom: "à reprendre", valeur: 37, ton: "f-alerte" },
        ]}
      />
    </Bloc>
    <Bloc id="fiche" titre="Fiche" leger colonnes={4}>
      <Fiche
        lignes={[
          ["En vigueur", "depuis le 29 oct. 2026"],
          ["Activité", "15 h par semaine"],
          ["Prochain point", "29 avr. 2027"],
        ]}
      />
    </Bloc>
  </>
);
