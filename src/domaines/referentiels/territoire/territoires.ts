import type { Jour } from "#core/jour.ts";
import { donneesDuDepartement } from "./donnees.ts";
import { preparerResolveur, type Resolveur } from "./rules/resolution.ts";
import type { Commune, Decoupage, Territoire } from "./territoire.ts";

const resolveurs = new Map<string, Resolveur>();

/** @throws RangeError when the preset does not exist */
export const decoupageDuDepartement = (departement: string, prereglage?: string): Decoupage => {
  const { decoupages, prereglageParDefaut } = donneesDuDepartement(departement);
  const voulu = prereglage ?? prereglageParDefaut;
  const decoupage = decoupages.find((d) => d.prereglage === voulu);
  if (!decoupage)
    throw new RangeError(`Découpage inconnu dans le département ${departement} : ${voulu}`);
  return decoupage;
};

const resolveurDe = (departement: string, prereglage?: string): Resolveur => {
  const decoupage = decoupageDuDepartement(departement, prereglage);
  const clef = `${departement}/${decoupage.prereglage}`;
  const { communes, anciennes } = donneesDuDepartement(departement);
  const resolveur = resolveurs.get(clef) ?? preparerResolveur(communes, anciennes, decoupage);
  resolveurs.set(clef, resolveur);
  return resolveur;
};

/** `undefined` = outside the département. Old commune codes are followed; no day = as things stand now. */
export const territoireDeCommune = (
  code: string,
  departement: string,
  jour?: Jour,
  prereglage?: string,
): Territoire | undefined => resolveurDe(departement, prereglage)(code, jour);

/** Current communes, by code. */
export const communesDuDepartement = (departement: string): readonly Commune[] =>
  donneesDuDepartement(departement).communes;

export const territoiresDuDepartement = (
  departement: string,
  prereglage?: string,
): readonly Territoire[] => decoupageDuDepartement(departement, prereglage).territoires;

/** One postal code serves several communes, and a commune may have several: the person chooses. */
export const communesDuCodePostal = (departement: string, codePostal: string): readonly Commune[] =>
  communesDuDepartement(departement).filter((c) => c.codesPostaux.includes(codePostal));
