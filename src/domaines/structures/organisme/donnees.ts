import { readFileSync } from "node:fs";
import { uuidDeNom } from "#core/uuid.ts";
import { type Territoire, territoiresDuDepartement } from "#domaines/referentiels/index.ts";
import { FichierOrganismes, type OrganismeReferent, type Structure } from "./organisme.ts";

export interface Reseau {
  readonly structures: readonly Structure[];
  readonly organismes: readonly OrganismeReferent[];
}

const lire = (departement: string): ReturnType<typeof FichierOrganismes.parse> =>
  FichierOrganismes.parse(
    JSON.parse(
      readFileSync(new URL(`./donnees/organismes-${departement}.json`, import.meta.url), "utf8"),
    ),
  );

const joindre = (territoire: Territoire | undefined): string =>
  [territoire?.service, ...(territoire?.adresse ?? []), territoire?.telephone]
    .filter((partie) => typeof partie === "string")
    .join(", ");

/**
 * Bodies of the demonstration: real kinds, made-up capacities, in proportion to the number of households.
 *
 * @param foyers  households expected in the demonstration; the file's own figure when absent
 * @throws RangeError when no reference data is shipped for this département
 */
export const reseauDeDemonstration = (departement: string, foyers?: number): Reseau => {
  const territoires = new Map(territoiresDuDepartement(departement).map((t) => [t.code, t]));
  const fichier = lire(departement);
  const echelle = (foyers ?? fichier.capacitesPourFoyers) / fichier.capacitesPourFoyers;
  const idDe = (sorte: string, code: string): string =>
    uuidDeNom(`${sorte}:${departement}:${code}`);
  return {
    structures: fichier.structures.map((s) => ({ ...s, id: idDe("structure", s.code) })),
    organismes: fichier.organismes.map(({ structure, premierContact, ...o }) => ({
      ...o,
      id: idDe("organisme", o.code),
      structureId: idDe("structure", structure),
      capacite: o.capacite === null ? null : Math.max(1, Math.round(o.capacite * echelle)),
      premierContact: premierContact ?? joindre(territoires.get(o.territoire ?? "")),
    })),
  };
};
