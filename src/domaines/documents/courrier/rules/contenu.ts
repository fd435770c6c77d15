import { formaterJourLong } from "#core/dates-saisies.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Modele, NatureCourrier } from "../../modele/modele.ts";
import { type BlocCompose, composer, type Valeurs } from "../../modele/rules/composer.ts";
import type { Auteur, DonneesCourrier, IdentiteDepartement } from "../courrier.ts";
import type { RefusContenu } from "../errors.ts";
import { lignesAdresse } from "./adresse.ts";
import { caracteresNonImprimables, nettoyer } from "./caracteres.ts";

/** All that is printed in one letter, in reading order. The page, the PDF and the lot say the same. */
export interface ContenuCourrier {
  readonly reference: string;
  readonly expediteur: {
    readonly nom: string;
    readonly service: string;
    readonly retour: string;
    readonly pied: string;
  };
  readonly destinataire: readonly string[];
  readonly reperes: readonly (readonly [string, string])[];
  readonly lieuDate: string;
  readonly objet: string;
  readonly blocs: readonly BlocCompose[];
  readonly signature: {
    readonly formule: string;
    readonly qualite: string;
    readonly auteur: string;
    readonly delegation: string;
  };
}

/** `24 novembre 2026`: the long form without its weekday. */
const dateDeLettre = (d: DonneesCourrier["date"]): string =>
  formaterJourLong(d).replace(/^\S+?\u00a0/, "");

const datesInsecables = (texte: string): string =>
  texte.replace(/(\d(?:er)?) (\p{L}+) (\d{4})\b/gu, "$1\u00a0$2\u00a0$3");

/** The postal line in one piece: a narrow line breaks before the postcode. */
const villeInsecable = (adresse: string): string =>
  adresse.replace(/\b\d{5} [^,]+$/u, (ville) => ville.replaceAll(" ", "\u00a0"));

/** « Pour le président … et par délégation, »; the executive signs without formula. */
const formuleSignature = (identite: IdentiteDepartement, auteur: Auteur): string =>
  auteur.delegation === "" ? "" : `Pour ${identite.executif} et par délégation,`;

const valeursCommunes = (d: DonneesCourrier): Valeurs => ({
  date_courrier: dateDeLettre(d.date),
  civilite: d.destinataire.civilite || "Madame, Monsieur",
  departement: d.identite.nom,
  executif: d.identite.executif,
  telephone: d.identite.telephone,
  courriel: d.identite.courriel,
  recours_adresse: d.identite.recours_adresse,
  tribunal: d.identite.tribunal,
  conservation: d.identite.conservation,
  regles_publiques: d.identite.regles_publiques,
  dpo: d.identite.dpo,
});

/**
 * Content of a letter: pure function of a model version and of the data stored with the letter, so that it can be
 * printed again years later word for word.
 *
 * @rule R-GEN-03, R-ORI-10
 * @source CRPA, art. L. 212-1
 */
export const contenuCourrier = (
  modele: { readonly arbre: Modele; readonly nature: NatureCourrier },
  donnees: DonneesCourrier,
): Result<ContenuCourrier, RefusContenu> => {
  const propres = nettoyer(donnees);
  const signes = caracteresNonImprimables(propres);
  if (signes.length > 0) return refuse({ code: "caractere_non_imprimable", signes });
  const compose = composer(modele.arbre, modele.nature, {
    ...propres.valeurs,
    ...valeursCommunes(propres),
  });
  if (!compose.ok) return compose;
  const { identite, auteur, destinataire } = propres;
  return accepte({
    reference: propres.reference,
    expediteur: {
      nom: identite.nom,
      service: identite.service,
      retour: villeInsecable(identite.adresse_retour),
      pied: identite.pied,
    },
    destinataire: lignesAdresse(destinataire),
    reperes: propres.reperes.map((r) => [r.libelle, r.valeur] as const),
    lieuDate: `${identite.ville}, le ${dateDeLettre(propres.date)}`,
    objet: compose.value.objet,
    blocs: compose.value.blocs,
    signature: {
      formule: formuleSignature(identite, auteur),
      qualite: auteur.qualite,
      auteur: `${auteur.prenom} ${auteur.nom}`,
      delegation: datesInsecables(auteur.delegation),
    },
  });
};
