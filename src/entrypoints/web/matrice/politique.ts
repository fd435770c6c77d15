import type { Role, TypePerimetre } from "#domaines/habilitations/index.ts";

/**
 * Whose file an account meets: the half of the authorization policy that roles do not say. Read by people,
 * printed in `docs/genere/routes.md`, and played cell by cell by `matrice.db.test.ts`: a route whose address
 * designates something that no one names fails the build (`adresses.ts`).
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

export const PERIMETRES_JOUES: readonly PerimetreJoue[] = [
  "departement",
  "territoire",
  "organisme",
  "portefeuille",
  "aucun",
];

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
  | "compte"
  | "affectation"
  | "delegation"
  | "absence"
  | "personne_tracee"
  | "session_dautrui"
  | "inexistant"
  | "alarme"
  | "territoire"
  | "liste_regles"
  | "brouillon_regles"
  | "regle"
  | "simulation"
  | "fichier_public";

/**
 * Whose accounts a role looks after: here, that of an operator's agent. Read from the roles, not from the perimeter over
 * persons, which is empty for who opens accounts.
 */
export const VOIT_LE_COMPTE: Readonly<Partial<Record<Role, readonly PerimetreJoue[]>>> = {
  administrateur_technique: PERIMETRES_JOUES,
  direction: PERIMETRES_JOUES,
  dpo: PERIMETRES_JOUES,
  gestionnaire_operateur: ["organisme"],
  responsable_territoire: ["organisme"],
};

/** `personne`, `compte`: seen when it is; `departement`: kept to accounts that see it whole; `tous`, `aucun`: says itself. */
export const MURS: Readonly<
  Record<Objet, "personne" | "compte" | "departement" | "tous" | "aucun">
> = {
  personne: "personne",
  lien: "personne",
  orientation: "personne",
  courrier: "personne",
  compte: "compte",
  affectation: "compte",
  delegation: "compte",
  absence: "compte",
  // A lot holds letters of a perimeter: it belongs to whoever made it.
  lot: "tous",
  depot: "tous",
  rejet: "departement",
  // The officer answers « who consulted my file » for anyone.
  personne_tracee: "tous",
  alarme: "tous",
  // Closing what is not hers closes nothing, and says no more than closing what is gone.
  session_dautrui: "tous",
  territoire: "tous",
  // Rules name nobody.
  liste_regles: "tous",
  brouillon_regles: "tous",
  regle: "tous",
  // Protected counts; who is in a flow is read behind both walls.
  simulation: "tous",
  fichier_public: "tous",
  // Somebody else's factor or session, a line of no review: nobody finds it.
  inexistant: "aucun",
};
