import { CHAMP_JETON } from "../gardes/csrf.ts";
import { mauvaiseRequete } from "../reponses/erreurs.ts";

export interface FichierRecu {
  readonly champ: string;
  /** As the person's disk names it, cleaned: shown, never used as a path. */
  readonly nom: string;
  readonly type: string;
  readonly taille: number;
  /** SHA-256, hexadecimal. */
  readonly empreinte: string;
  /** On our disk; removed when the request ends, so move it to keep it. */
  readonly chemin: string;
}

/** A posted form: what was typed, name by name, and the files received with it. */
export interface Corps {
  readonly champs: ReadonlyMap<string, readonly string[]>;
  readonly fichiers: readonly FichierRecu[];
  /** Where those files are, of this request alone. */
  readonly dossier?: string;
}

const NOM = /^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*$/i;

/** Names outside the grammar of our forms (`__proto__`, `a[b]`, none) do not come from our pages. */
export const exigerNom = (nom: string | undefined): string =>
  nom !== undefined && (nom === CHAMP_JETON || NOM.test(nom)) ? nom : mauvaiseRequete();

export function ajouterChamp(
  champs: Map<string, string[]>,
  recu: string | undefined,
  valeur: string,
): void {
  const nom = exigerNom(recu);
  const propre = nettoyer(valeur);
  const liste = champs.get(nom);
  if (liste) liste.push(propre);
  else champs.set(nom, [propre]);
}

/** Control characters are refused by PostgreSQL (NUL) or hide in names; browsers send CRLF. */
const nettoyer = (valeur: string): string =>
  valeur
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .normalize("NFC");
