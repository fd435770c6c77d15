import type { Instant, Jour } from "#core/jour.ts";
import { compter, duAu, jourEtHeure, jourMoyen } from "#platform/html/index.ts";
import { direRole } from "./compte.ts";

/** Sentences of the history of an account: what was done, as whoever reads it later will understand. */
export const PHRASES = {
  role: (quoi: string, debut: Jour, dernier: Jour | undefined): string =>
    `${quoi}, ${duAu(debut, dernier)}`,
  roleTermine: (fin: Jour, quoi: string): string =>
    `Rôle terminé à partir du ${jourMoyen(fin)} : ${quoi}`,
  roleTermineALaRevue: (fin: Jour, quoi: string): string =>
    `Rôle terminé à la revue des droits, à partir du ${jourMoyen(fin)} : ${quoi}`,
  deplacement: (debut: Jour, role: string, perdu: string, gagne: string): string =>
    `Déplacement à partir du ${jourMoyen(debut)} : ${direRole(role)}, de ${perdu} à ${gagne}`,
  depart: (le: Jour): string => `Départ : plus d’accès à partir du ${jourMoyen(le)}`,
  lien: (expireA: Date): string =>
    `Lien de connexion créé, valable jusqu’au ${jourEtHeure(expireA.toISOString() as Instant)}`,
  delegation: (actes: string, reference: string, debut: Jour, dernier: Jour | undefined): string =>
    `Délégation de signature : ${actes}, ${reference}, ${duAu(debut, dernier)}`,
  delegationFinie: (fin: Jour, reference: string): string =>
    `Délégation terminée à partir du ${jourMoyen(fin)} : ${reference}`,
  absence: (debut: Jour, dernier: Jour, qui: string, nombre: number): string =>
    `Absence ${duAu(debut, dernier)}, remplacement par ${qui} : ${compter(nombre, "personne ouverte", "personnes ouvertes")}`,
  absenceFinie: (retour: Jour): string => `Absence terminée : retour le ${jourMoyen(retour)}`,
} as const;
