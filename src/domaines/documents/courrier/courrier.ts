import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";

const ligne = z.string().max(200);

/** Who the département is, as its letters say it. Frozen in each letter: an old one keeps its old address. */
export const IdentiteDepartement = z.object({
  nom: ligne,
  service: ligne,
  /** « le président du conseil départemental », « la présidente … ». */
  executif: ligne,
  ville: ligne,
  /** One line above the recipient, for undelivered letters. */
  adresse_retour: ligne,
  /** Foot of each page. */
  pied: ligne,
  telephone: ligne,
  courriel: ligne,
  recours_adresse: z.string().max(400),
  tribunal: z.string().max(400),
  dpo: z.string().max(400),
  conservation: ligne,
  regles_publiques: ligne,
});
export type IdentiteDepartement = z.infer<typeof IdentiteDepartement>;

/** The named person who decides (CRPA, art. L. 212-1). `delegation` is empty for the executive himself. */
export const Auteur = z.object({
  prenom: ligne.min(1),
  nom: ligne.min(1),
  qualite: ligne.min(1),
  delegation: z.string().max(400),
});
export type Auteur = z.infer<typeof Auteur>;

export const Adresse = z.object({
  /** AFNOR lines 2 to 5: identification, building, street, box. */
  complement: z.array(ligne).max(3),
  voie: ligne,
  code_postal: ligne,
  commune: ligne,
});
export type Adresse = z.infer<typeof Adresse>;

/** Everything one letter says beside its model; stored with it and never changed. */
export const DonneesCourrier = z.object({
  identite: IdentiteDepartement,
  auteur: Auteur,
  destinataire: z.object({ civilite: ligne, prenom: ligne, nom: ligne.min(1), adresse: Adresse }),
  reference: ligne.min(1),
  date: z.custom<Jour>((v) => typeof v === "string" && lireJour(v) !== undefined),
  reperes: z.array(z.object({ libelle: ligne, valeur: ligne })).max(5),
  valeurs: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type DonneesCourrier = z.infer<typeof DonneesCourrier>;
