import type { Jour } from "#core/jour.ts";
import { jourMoyen } from "#platform/html/index.ts";
import type { Reponses } from "#platform/http/index.ts";
import { type EtatBrouillon, LIBELLES_ETAT_BROUILLON } from "./rules/etats.ts";

/** Why a list is not opened, changed or published. */
export type RefusBrouillon =
  | { readonly code: "version_inconnue" }
  | { readonly code: "brouillon_inconnu" }
  | { readonly code: "brouillon_clos"; readonly etat: EtatBrouillon }
  | { readonly code: "brouillon_change" }
  | { readonly code: "regle_inconnue" }
  | { readonly code: "derniere_regle" }
  | { readonly code: "regle_refusee"; readonly fautes: readonly string[] }
  | { readonly code: "controle_bloquant" }
  | { readonly code: "sans_changement" }
  | { readonly code: "publication_passee"; readonly aujourdhui: Jour }
  | { readonly code: "publication_avant_derniere"; readonly debut: Jour }
  | { readonly code: "vote_apres_effet" }
  | { readonly code: "voix_incompletes" };

export const REPONSES_BROUILLON: Reponses<RefusBrouillon> = {
  version_inconnue: { status: 404, message: () => "Cette version des règles n’existe pas." },
  brouillon_inconnu: { status: 404, message: () => "Ce brouillon n’existe pas." },
  brouillon_clos: {
    status: 409,
    message: (r) =>
      `Ce brouillon est ${LIBELLES_ETAT_BROUILLON[r.etat]} : il ne change plus. Ouvrez-en un autre.`,
  },
  brouillon_change: {
    status: 409,
    message: () =>
      "Ce brouillon a changé depuis que vous l’avez ouvert. Rouvrez-le : rien n’a été enregistré.",
  },
  regle_inconnue: { status: 404, message: () => "Cette règle n’est plus dans le brouillon." },
  derniere_regle: {
    status: 409,
    message: () => "Une liste garde au moins une règle : modifiez celle-ci plutôt.",
  },
  regle_refusee: { status: 422, message: (r) => r.fautes.join(" ") },
  controle_bloquant: {
    status: 409,
    message: () =>
      "Le contrôle trouve des fautes : chaque personne doit prendre un chemin et un seul, et chaque règle pouvoir servir. Corrigez-les avant de publier.",
  },
  sans_changement: {
    status: 409,
    message: () => "Ce brouillon dit la même chose que la dernière version publiée.",
  },
  publication_passee: {
    status: 422,
    message: (r) =>
      `Une version s’applique au plus tôt le ${jourMoyen(r.aujourdhui)} : ce qui est déjà proposé ne se récrit pas.`,
  },
  publication_avant_derniere: {
    status: 422,
    message: (r) =>
      `La dernière version publiée s’applique à partir du ${jourMoyen(r.debut)} : choisissez un jour qui la suit.`,
  },
  vote_apres_effet: {
    status: 422,
    message: () => "Le vote vient après la date d’application : corrigez l’une des deux dates.",
  },
  voix_incompletes: {
    status: 422,
    message: () => "Donnez les trois nombres de voix, ou aucun.",
  },
};
