import {
  type Commune,
  communesDuDepartement,
  territoireDeCommune,
} from "#domaines/referentiels/index.ts";
import { creerUrne, type Urne } from "./alea.ts";
import { COMMUNES_VOISINES } from "./donnees/lieux.ts";
import type { Lieu } from "./population/modele.ts";
import { enWindows1252 } from "./sorties/balises.ts";

/** Places of a département, drawn in proportion to their population. */
export interface Territoire {
  /** Towns weigh their whole population. */
  readonly urbain: Urne<readonly Lieu[]>;
  /** Farmers live in small communes. */
  readonly rural: Urne<readonly Lieu[]>;
  readonly voisins: readonly [Lieu, ...Lieu[]];
  /** Where people of the département were born. */
  readonly maternites: Urne<string>;
}

const nommer = (nom: string): Pick<Lieu, "nom" | "nomEcrit"> => ({
  nom: nom.toUpperCase(),
  nomEcrit: enWindows1252(nom.toUpperCase()).slice(0, 32),
});

const lieuxDe = (departement: string, c: Commune): readonly Lieu[] =>
  c.codesPostaux.map((codePostal) => ({
    commune: c.code,
    codePostal,
    ...nommer(c.nom),
    territoire: territoireDeCommune(c.code, departement)?.code ?? "",
  }));

/** @throws RangeError for a département whose neighbours are not known */
export const ouvrirTerritoire = (departement: string): Territoire => {
  const voisines = COMMUNES_VOISINES[departement];
  if (!voisines) throw new RangeError(`Aucune donnée pour le département ${departement}.`);
  const communes = communesDuDepartement(departement).filter(
    (c) => c.population > 0 && c.codesPostaux.length > 0,
  );
  const lieux = communes.map((c) => [lieuxDe(departement, c), c.population] as const);
  const dehors = (v: (typeof voisines)[number]): Lieu => ({
    commune: v.code,
    codePostal: v.codePostal,
    ...nommer(v.nom),
    territoire: "",
  });
  const [premiere, ...autres] = voisines;
  return {
    urbain: creerUrne(lieux),
    rural: creerUrne(lieux.map(([l, population]) => [l, population ** 0.5] as const)),
    voisins: [dehors(premiere), ...autres.map(dehors)],
    maternites: creerUrne(
      communes
        .filter((c) => c.population >= 9_000)
        .map((c) => [sansAccents(c.nom.toUpperCase()), c.population] as const),
    ),
  };
};

/** `HÉNIN-BEAUMONT` → `HENIN-BEAUMONT`, `ŒUF` → `OEUF`. */
const sansAccents = (texte: string): string =>
  texte.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("Œ", "OE").replaceAll("œ", "oe");
