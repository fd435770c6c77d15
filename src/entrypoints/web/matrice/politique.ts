import type { TypePerimetre } from "#domaines/habilitations/index.ts";

/**
 * Whose file an account meets: the half of the authorization policy that roles do not say. Read by people,
 * printed in `docs/genere/routes.md`, and played cell by cell by `matrice.db.test.ts`: a route whose address
 * designates something that is not listed here fails the build.
 */
export const SITUATIONS = {
  portefeuille: "dont elle est la référente",
  meme_territoire: "de son territoire",
  dossier_ferme: "de son territoire, droit fermé",
  meme_structure: "suivie par sa structure",
  ailleurs: "d’un autre territoire et d’une autre structure",
  lien_ouvert: "d’ailleurs, dont le dossier lui est ouvert ce jour",
  lien_echu: "d’ailleurs, dont l’ouverture est échue",
} as const;
export type Situation = keyof typeof SITUATIONS;
export const TOUTES_SITUATIONS = Object.keys(SITUATIONS) as readonly Situation[];

export type PerimetreJoue = Exclude<TypePerimetre, "dossier" | "entreprise">;

/** Personal links hold whatever the perimeter is. */
const LIENS = ["portefeuille", "lien_ouvert"] as const;

export const VOIT_LA_PERSONNE: Readonly<Record<PerimetreJoue, readonly Situation[]>> = {
  departement: TOUTES_SITUATIONS,
  territoire: [...LIENS, "meme_territoire", "dossier_ferme"],
  organisme: [...LIENS, "meme_structure"],
  portefeuille: LIENS,
  aucun: LIENS,
};

/** What the parameter of an address designates, and so which wall stands before it. */
export type Objet =
  | "personne"
  | "lien"
  | "orientation"
  | "courrier"
  | "lot"
  | "depot"
  | "rejet"
  | "territoire"
  | "fichier_public";

/** By address, parameters in order. */
export const OBJETS_DES_ADRESSES: Readonly<Record<string, readonly Objet[]>> = {
  "/courriers/:id/pdf": ["courrier"],
  "/courriers/lots/:id": ["lot"],
  "/courriers/lots/:id/fichier": ["lot"],
  "/courriers/lots/:id/relancer": ["lot"],
  "/flux/:depot": ["depot"],
  "/flux/:depot/abandonner": ["depot"],
  "/flux/:depot/confirmer": ["depot"],
  "/flux/rejets/:id": ["rejet"],
  "/flux/rejets/:id/abandonner": ["rejet"],
  "/flux/rejets/:id/corriger": ["rejet"],
  "/flux/rejets/:id/suivre": ["rejet"],
  "/orientation/:id": ["orientation"],
  "/orientation/:id/annuler": ["orientation"],
  "/orientation/:id/decider": ["orientation"],
  "/orientation/:id/valider": ["orientation"],
  "/personnes/:id": ["personne"],
  "/personnes/:id/detacher/:lien": ["personne", "lien"],
  "/personnes/:id/nir": ["personne"],
  "/personnes/:id/rattacher": ["personne"],
  "/personnes/:id/rattacher/:autre": ["personne", "personne"],
  "/personnes/:id/rattacher/:autre/ecarter": ["personne", "personne"],
  "/ressources/:fichier": ["fichier_public"],
  "/territoires/:code": ["territoire"],
};

/** Seen when the person is; `departement`: kept to whole-département accounts; `tous`: by whoever has the gesture. */
export const MURS: Readonly<Record<Objet, "personne" | "departement" | "tous">> = {
  personne: "personne",
  lien: "personne",
  orientation: "personne",
  courrier: "personne",
  // A lot holds letters of a perimeter: it belongs to whoever made it.
  lot: "tous",
  depot: "tous",
  rejet: "departement",
  territoire: "tous",
  fichier_public: "tous",
};
