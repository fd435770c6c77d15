import type { FC } from "hono/jsx";
import { type Brique, CarteBriques, Figure, Filtres, nombre } from "#platform/html/index.ts";
import type { TerritoireChiffre } from "../../indicateur/indicateur.ts";
import { type Classe, echelleDe } from "../rules/classes.ts";
import { DEFINITIONS, LIBELLES_MESURE, type Lien, MESURES, type Mesure } from "../tableau.ts";

const uniteDe = (mesure: Mesure): string => (mesure === "delai_median" ? "j" : "");

const legende = ([minimum, maximum]: readonly [number, number], unite: string): string => {
  const bornes = minimum === maximum ? nombre(minimum) : `${nombre(minimum)} à ${nombre(maximum)}`;
  return unite === "" ? bornes : `${bornes} ${unite}`;
};

const enBriques = (
  territoires: readonly TerritoireChiffre[],
  mesure: Mesure,
  classeDe: (valeur: number) => Classe,
  lien: Lien,
): readonly Brique[] =>
  territoires.flatMap(({ id, code, nom, rangee, colonne, valeurs }): Brique[] => {
    const valeur = valeurs[mesure];
    if (id === null || valeur === undefined) return [];
    return [
      {
        nom,
        href: lien(mesure, id) ?? `/territoires/${code}`,
        valeur: nombre(valeur),
        unite: uniteDe(mesure),
        classe: classeDe(valeur),
        x: colonne,
        y: rangee,
      },
    ];
  });

/** One brick per territoire: the drawing shows who stands apart, the table beside says everything. */
export const CarteTerritoires: FC<{
  readonly territoires: readonly TerritoireChiffre[];
  readonly mesure: Mesure;
  readonly lien: Lien;
}> = ({ territoires, mesure, lien }) => {
  const situes = territoires.filter((t) => t.id !== null);
  const { classeDe, bornes } = echelleDe(situes.flatMap((t) => t.valeurs[mesure] ?? []));
  const briques = enBriques(situes, mesure, classeDe, lien);
  const { definition } = DEFINITIONS[mesure];
  return (
    <Figure
      id="carte"
      colonnes={5}
      titre={LIBELLES_MESURE[mesure]}
      sous={`${uniteDe(mesure) === "j" ? "En jours" : "En personnes"}, par territoire. Teinte plus marquée : valeur plus élevée.`}
      limites={<span>{definition}</span>}
    >
      <Filtres
        libelle="Mesure de la carte"
        filtres={MESURES.map((m) => ({
          libelle: LIBELLES_MESURE[m],
          href: `/tableau-de-bord?mesure=${m}#carte`,
          actif: m === mesure,
        }))}
      />
      {briques.length === 0 ? (
        <p class="leger">Pas encore de valeur.</p>
      ) : (
        <CarteBriques
          libelle={`${LIBELLES_MESURE[mesure]}, par territoire`}
          briques={briques}
          legende={bornes.map((b) => legende(b, uniteDe(mesure)))}
        />
      )}
    </Figure>
  );
};
