import type { Jour } from "#core/jour.ts";
import {
  libelleEtat,
  libelleMotif,
  libelleRole,
  libelleSoumission,
} from "../../identite/libelles.ts";
import { COLONNES, type CodeColonne, type LignePersonne } from "../../identite/liste.ts";
import { naissanceConnue } from "../../identite/rules/naissance.ts";

/** Same shape as a cell of a workbook. */
type Cellule = string | null | { readonly jour: Jour };

const ADULTES = ["DEM", "CJT"];

const VALEURS: { readonly [C in CodeColonne]: (l: LignePersonne) => Cellule } = {
  naissance: (l) =>
    l.naissance_precision === "jour"
      ? { jour: l.naissance }
      : naissanceConnue(l.naissance, l.naissance_precision),
  role: (l) => libelleRole(l.role),
  territoire: (l) => l.territoire,
  droit: (l) =>
    l.etat_droit === null
      ? null
      : [libelleEtat(l.etat_droit), l.motif_droit && libelleMotif(l.etat_droit, l.motif_droit)]
          .filter(Boolean)
          .join(" : "),
  soumise: (l) =>
    l.role !== null && ADULTES.includes(l.role) ? libelleSoumission(l.soumis) : "sans objet",
  entree: (l) => (l.entree_le ? { jour: l.entree_le } : null),
  organisme: (l) => l.organisme,
  matricule: (l) => (l.matricule ? `${l.payeur} ${l.matricule}` : null),
  dossier: (l) => l.numero_demande ?? null,
};

const LARGEURS: Partial<Record<CodeColonne, number>> = { droit: 40, organisme: 36, territoire: 24 };

/** Names first; never the NIR (R-RGPD-03). */
export const colonnesExport = (
  codes: readonly CodeColonne[],
): readonly { readonly titre: string; readonly largeur: number }[] => [
  { titre: "Nom d’usage", largeur: 24 },
  { titre: "Nom de naissance", largeur: 24 },
  { titre: "Prénom", largeur: 20 },
  ...codes.map((code) => ({ titre: COLONNES[code], largeur: LARGEURS[code] ?? 18 })),
];

export const cellulesDe = (
  ligne: LignePersonne,
  codes: readonly CodeColonne[],
): readonly Cellule[] => [
  ligne.nom_usage,
  ligne.nom_naissance,
  ligne.prenom,
  ...codes.map((code) => VALEURS[code](ligne)),
];
