export { BarrePart } from "./composants/dessins/barre-part.tsx";
export { type Brique, CarteBriques } from "./composants/dessins/carte-briques.tsx";
export { Entonnoir, type EtapeEntonnoir } from "./composants/dessins/entonnoir.tsx";
export { Defilement, Figure } from "./composants/dessins/figure.tsx";
export { type Part, Repartition } from "./composants/dessins/repartition.tsx";
export { Bouton, LienBouton } from "./composants/formulaires/bouton.tsx";
export {
  Case,
  ChampDate,
  ChampListe,
  ChampTexte,
  ChampZone,
  type Option,
} from "./composants/formulaires/champ.tsx";
export { Choix } from "./composants/formulaires/choix.tsx";
export { Depot } from "./composants/formulaires/depot.tsx";
export { Formulaire, Jeton } from "./composants/formulaires/formulaire.tsx";
export { ResumeErreurs } from "./composants/formulaires/resume-erreurs.tsx";
export { Bloc, Fiche } from "./composants/gabarits/bloc.tsx";
export { Page } from "./composants/gabarits/page.tsx";
export { TeteClaire } from "./composants/gabarits/tete-claire.tsx";
export { type EtapeFil, TetePage } from "./composants/gabarits/tete-page.tsx";
export { CaseLigne, Selection } from "./composants/listes/barre-selection.tsx";
export { type Filtre, Filtres, MenuFiltre } from "./composants/listes/filtres.tsx";
export { Pager } from "./composants/listes/pager.tsx";
export { type Colonne, type Groupe, Registre, unGroupe } from "./composants/listes/registre.tsx";
export { BandeauPersonne } from "./composants/recits/bandeau-personne.tsx";
export { type Changement, Difference } from "./composants/recits/difference.tsx";
export { Etapes } from "./composants/recits/etapes.tsx";
export {
  type Evenement,
  FilDuTemps,
  type SorteEvenement,
} from "./composants/recits/fil-du-temps.tsx";
export { Message } from "./composants/recits/message.tsx";
export { type EtapePont, Pont } from "./composants/recits/pont.tsx";
export { Pourquoi, type RegleExaminee } from "./composants/recits/pourquoi.tsx";
export { Relecture } from "./composants/recits/relecture.tsx";
export { type EtapeTravail, TravailLong } from "./composants/recits/travail-long.tsx";
export { Vide } from "./composants/recits/vide.tsx";
export { DateJour } from "./composants/signes/date.tsx";
export { Echeance } from "./composants/signes/echeance.tsx";
export { Etat, type GenreEtat } from "./composants/signes/etat.tsx";
export { Icone } from "./composants/signes/icone.tsx";
export { type CodeParcours, Parcours } from "./composants/signes/parcours.tsx";
export { Territoire } from "./composants/signes/territoire.tsx";
export type { Departement, EntreeNavigation, Flash } from "./contexte.ts";
export * from "./formats.ts";
export { AUCUNE_SAISIE, type Saisie, saisieDe } from "./saisie.ts";
