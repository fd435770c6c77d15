import { nomPourAffichage } from "#core/texte.ts";
import type { Adresse, DonneesCourrier } from "../courrier.ts";

/** What keeps a letter from arriving, as a work list says it. */
export type ProblemeAdresse =
  | "voie_absente"
  | "code_postal_invalide"
  | "commune_absente"
  | "ligne_trop_longue";

export const PHRASES_ADRESSE: Readonly<Record<ProblemeAdresse, string>> = {
  voie_absente: "La voie manque.",
  code_postal_invalide: "Le code postal n’a pas cinq chiffres.",
  commune_absente: "La commune manque.",
  ligne_trop_longue: "Une ligne dépasse 38 caractères : la poste peut la couper.",
};

/** Longest line of a postal address (NF Z 10-011). */
const LONGUEUR_LIGNE = 38;

/** Lines of the window: name, complements, street, postcode and commune in capitals without empty lines. */
export const lignesAdresse = (d: DonneesCourrier["destinataire"]): readonly string[] =>
  [
    [d.civilite, nomPourAffichage(d.nom, d.prenom)].filter((t) => t !== "").join(" "),
    ...d.adresse.complement,
    d.adresse.voie,
    `${d.adresse.code_postal} ${d.adresse.commune.toLocaleUpperCase("fr")}`,
  ]
    .map((l) => l.trim())
    .filter((l) => l !== "");

/** A long line may be cut and still arrive; the others come back. */
export const empechentEnvoi = (probleme: ProblemeAdresse): boolean =>
  probleme !== "ligne_trop_longue";

export const problemesAdresse = (adresse: Adresse): readonly ProblemeAdresse[] => {
  const { complement, voie, code_postal, commune } = adresse;
  const problemes: ProblemeAdresse[] = [];
  // Hamlets have no street: a complement then leads the postman.
  if ([voie, ...complement].every((l) => l.trim() === "")) problemes.push("voie_absente");
  if (!/^\d{5}$/.test(code_postal)) problemes.push("code_postal_invalide");
  if (commune.trim() === "") problemes.push("commune_absente");
  if ([voie, ...complement].some((l) => l.length > LONGUEUR_LIGNE))
    problemes.push("ligne_trop_longue");
  return problemes;
};
