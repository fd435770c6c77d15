import type { Reponses } from "#platform/http/index.ts";

export type RefusCreation =
  | { readonly code: "fiches_proches"; readonly ids: readonly string[] }
  | { readonly code: "naissance_future" }
  | { readonly code: "code_postal_inconnu" }
  | { readonly code: "commune_a_preciser"; readonly communes: readonly string[] }
  | { readonly code: "commune_requise" }
  | { readonly code: "hors_perimetre"; readonly service: string }
  | { readonly code: "nir_interdit" }
  | { readonly code: "nir_incoherent" };

export const REPONSES_CREATION: Reponses<RefusCreation> = {
  fiches_proches: {
    status: 409,
    message: (r) =>
      `${r.ids.length === 1 ? "Une fiche ressemble" : `${r.ids.length} fiches ressemblent`} à la personne décrite. Ouvrez-les, puis dites si la sienne en fait partie.`,
  },
  naissance_future: { status: 422, message: () => "Cette date de naissance est dans le futur." },
  code_postal_inconnu: {
    status: 422,
    message: () => "Aucune commune du département n’a ce code postal.",
  },
  commune_a_preciser: {
    status: 422,
    message: (r) =>
      `Ce code postal sert plusieurs communes : ${r.communes.join(", ")}. Écrivez la sienne.`,
  },
  commune_requise: {
    status: 422,
    message: () =>
      "Écrivez le code postal : la commune donne le territoire, et votre périmètre est celui de votre territoire.",
  },
  hors_perimetre: {
    status: 422,
    message: (r) =>
      `Cette commune relève d’un autre service : ${r.service}. À lui de créer la fiche.`,
  },
  nir_interdit: {
    status: 403,
    message: () => "Votre profil ne permet pas d’enregistrer un numéro de sécurité sociale.",
  },
  nir_incoherent: {
    status: 422,
    message: () =>
      "Ce numéro de sécurité sociale ne concorde pas : relisez-le, ainsi que la date de naissance et l’état civil.",
  },
};

export const CHAMPS_CREATION: { readonly [C in RefusCreation["code"]]: string } = {
  fiches_proches: "",
  naissance_future: "naissance",
  code_postal_inconnu: "codePostal",
  commune_a_preciser: "commune",
  commune_requise: "codePostal",
  hors_perimetre: "codePostal",
  nir_interdit: "nir",
  nir_incoherent: "nir",
};
