import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FichierGenere } from "./commande.ts";

/** A block of a file, read with the few regular expressions the tests need: not a reader of flux. */
export interface Bloc {
  readonly numero: string;
  readonly matricule: string;
  readonly etat: string;
  readonly mutation: boolean;
  readonly personnes: readonly string[];
  readonly xml: string;
}

export const valeur = (xml: string, balise: string): string =>
  new RegExp(`<${balise}>([^<]*)</${balise}>`).exec(xml)?.[1] ?? "";

export const lireXml = (sortie: string, fichier: string): string =>
  readFileSync(join(sortie, fichier), "latin1");

export const lireBlocs = (xml: string): readonly Bloc[] =>
  [...xml.matchAll(/<InfosFoyerRSA>[\s\S]*?<\/InfosFoyerRSA>/g)].map(([bloc]) => ({
    numero: valeur(bloc, "NUMDEMRSA"),
    matricule: valeur(bloc, "MATRICULE"),
    etat: valeur(bloc, "ETATDOSRSA"),
    mutation: /<Organisme(Cedant|Prenant)>/.test(bloc),
    personnes: [...bloc.matchAll(/<Personne>[\s\S]*?<\/Personne>/g)].map(([p]) => p),
    xml: bloc,
  }));

export const roleRsa = (personne: string): string =>
  /<NATPREST>RSA<\/NATPREST>\n<ROLEPERS>(\w+)</.exec(personne)?.[1] ?? "";

/** Lines of a CSV as objects, by column name. */
export const lireCsv = (sortie: string, fichier: string): readonly Record<string, string>[] => {
  const [entete = "", ...lignes] = readFileSync(join(sortie, fichier), "utf8")
    .trimEnd()
    .split("\n");
  const colonnes = entete.split(";");
  return lignes.map((ligne) => {
    const valeurs = ligne.split(";");
    return Object.fromEntries(colonnes.map((c, i) => [c, valeurs[i] ?? ""]));
  });
};

export const lireManifeste = (sortie: string): readonly FichierGenere[] =>
  JSON.parse(readFileSync(join(sortie, "manifeste.json"), "utf8"));

/** Without the day's events, and without what a month moves by itself. */
export const sansEvenement = (xml: string): string =>
  xml.replace(/<Evenement>[\s\S]*?<\/Evenement>\n/g, "");
