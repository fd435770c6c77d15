import type { Reponses } from "#platform/http/index.ts";

export type RefusDoublon =
  | { readonly code: "fiche_inconnue" }
  | { readonly code: "meme_fiche" }
  | { readonly code: "deja_rattachee" }
  | { readonly code: "porte_des_rattachements" }
  | { readonly code: "nir_contraires" }
  | { readonly code: "sortirait_du_perimetre" }
  | { readonly code: "deja_defait" }
  | { readonly code: "deja_tranche" };

export const REPONSES_DOUBLON: Reponses<RefusDoublon> = {
  fiche_inconnue: { status: 404, message: () => "" },
  meme_fiche: { status: 422, message: () => "Une fiche ne se rattache pas à elle-même." },
  deja_rattachee: {
    status: 409,
    message: () => "L’une des deux fiches est déjà rattachée à une autre.",
  },
  porte_des_rattachements: {
    status: 409,
    message: () =>
      "La fiche à rattacher en porte elle-même d’autres : gardez celle-là, ou défaites d’abord ces rattachements.",
  },
  nir_contraires: {
    status: 409,
    message: () =>
      "Ces deux fiches portent des numéros de sécurité sociale cohérents et différents : ce sont deux personnes.",
  },
  sortirait_du_perimetre: {
    status: 409,
    message: () =>
      "Ainsi réunie, la fiche relèverait d’un autre territoire que le vôtre : à son service de décider.",
  },
  deja_defait: { status: 409, message: () => "Ce rattachement a déjà été défait." },
  deja_tranche: { status: 409, message: () => "Quelqu’un a déjà tranché ce doublon." },
};
