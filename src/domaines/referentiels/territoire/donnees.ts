import { readFileSync } from "node:fs";
import { z } from "zod";
import { uuidDeNom } from "#core/uuid.ts";
import {
  type Commune,
  type CommuneAncienne,
  type Decoupage,
  FichierCommunes,
  FichierDepartements,
  FichierTerritoires,
} from "./territoire.ts";

/** Reference data of one département, as committed. */
export interface DonneesDepartement {
  readonly code: string;
  readonly nom: string;
  readonly communes: readonly Commune[];
  readonly anciennes: readonly CommuneAncienne[];
  readonly epci: readonly { readonly code: string; readonly nom: string }[];
  readonly decoupages: readonly Decoupage[];
  readonly prereglageParDefaut: string;
}

export const DEPARTEMENTS_FOURNIS = ["62", "59", "79"] as const;

const lire = <T>(schema: z.ZodType<T>, fichier: string): T =>
  schema.parse(JSON.parse(readFileSync(new URL(`./donnees/${fichier}`, import.meta.url), "utf8")));

const charger = (departement: string): DonneesDepartement => {
  if (!z.enum(DEPARTEMENTS_FOURNIS).safeParse(departement).success) {
    throw new RangeError(`Aucun référentiel fourni pour le département ${departement}`);
  }
  const { communes, anciennes, epci } = lire(FichierCommunes, `communes-${departement}.json`);
  const fichier = lire(FichierTerritoires, `territoires-${departement}.json`);
  return {
    code: fichier.departement,
    nom: fichier.nom,
    communes,
    anciennes,
    epci,
    prereglageParDefaut: fichier.prereglageParDefaut,
    decoupages: fichier.prereglages.map(
      ({ code: prereglage, note, rattachements, exceptions }) => ({
        prereglage,
        note,
        rattachements,
        exceptions,
        territoires: fichier.territoires.map((t) => ({
          ...t,
          id: uuidDeNom(`territoire:${departement}:${prereglage}:${t.code}`),
          departement,
          prereglage,
        })),
      }),
    ),
  };
};

const memoire = new Map<string, DonneesDepartement>();

/** @throws RangeError when no reference data is shipped for this département */
export const donneesDuDepartement = (departement: string): DonneesDepartement => {
  const connues = memoire.get(departement) ?? charger(departement);
  memoire.set(departement, connues);
  return connues;
};

/** Every département of France, for a place of birth or a transfer. */
export const listDepartements = (): readonly { readonly code: string; readonly nom: string }[] =>
  lire(FichierDepartements, "departements.json").departements;
