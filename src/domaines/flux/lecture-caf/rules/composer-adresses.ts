import type { AdresseRecue } from "#domaines/personnes/index.ts";
import type { EbaucheAdresse, EbaucheFoyer } from "../ebauche.ts";

const composerLignes = (a: EbaucheAdresse): string[] => {
  const lignes: string[] = [];
  if (a.identifiant !== undefined) lignes.push(a.identifiant);
  if (a.complement !== undefined) lignes.push(a.complement);
  let voie = a.numero ?? "";
  if (a.typeVoie !== undefined) voie += voie === "" ? a.typeVoie : ` ${a.typeVoie}`;
  if (a.nomVoie !== undefined) voie += voie === "" ? a.nomVoie : ` ${a.nomVoie}`;
  if (voie !== "") lignes.push(voie);
  if (a.lieuDit !== undefined) lignes.push(a.lieuDit);
  for (const ligne of a.etranger) lignes.push(ligne);
  return lignes;
};

/** By rank; an address whose rank is unknown, or already taken, is dropped and counted. */
export const composerAdresses = (f: EbaucheFoyer): readonly AdresseRecue[] => {
  const adresses: AdresseRecue[] = [];
  for (const a of f.adresses) {
    const { rang } = a;
    if (rang === undefined || adresses.some((autre) => autre.rang === rang)) {
      f.avertissements.push(["adresse_ecartee", ""]);
      continue;
    }
    const adresse: { -readonly [K in keyof AdresseRecue]: AdresseRecue[K] } = {
      rang,
      pays: a.pays ?? "",
      nature: a.nature ?? "",
      qualite: a.qualite ?? "",
      lignes: composerLignes(a),
    };
    if (a.depuis !== undefined) adresse.depuis = a.depuis;
    if (a.commune !== undefined) adresse.commune = a.commune;
    if (a.codePostal !== undefined) adresse.codePostal = a.codePostal;
    if (a.nomCommune !== undefined) adresse.nomCommune = a.nomCommune;
    adresses.push(adresse);
  }
  return adresses.length > 1 ? adresses.sort((a, b) => a.rang - b.rang) : adresses;
};
