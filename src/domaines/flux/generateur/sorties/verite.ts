import type { Mois } from "../calendrier.ts";
import { texteMois } from "../calendrier.ts";
import { periodeDeDroit, soumission } from "../population/droits.ts";
import { DANS_LE_DROIT, type Dossier, type Membre, type Organisme } from "../population/modele.ts";

export const ENTETE_PERSONNES =
  "mois;personne;foyer;organisme;matricule;numdemrsa;nir;identifiant_ft;role;etat;soumis;territoire;entree;sortie\n";
export const ENTETE_MOIS =
  "mois;organisme;foyers;personnes;soumis_oui;soumis_non;soumis_inconnu;entrees;sorties;suspensions;mutations\n";

type Reponse = "oui" | "non" | "inconnu";

const reponse = (d: Dossier, m: Membre): Reponse => {
  const soumis = soumission(d, m);
  return soumis === undefined ? "inconnu" : soumis ? "oui" : "non";
};

/** Seven digits, whatever the padding of the body. */
export const matriculeVrai = (d: Dossier): string => String(d.matricule).padStart(7, "0");

/** The part of a NIR that is compared. */
export const nirCompare = (transmis: string): string => transmis.replaceAll(" ", "").slice(0, 13);

/** One line per person block of the mensuel: someone in two dossiers has two lines and one `personne`. */
export const lignePersonne = (mois: string, d: Dossier, m: Membre): string => {
  const h = m.humain;
  const { entree, sortie } = periodeDeDroit(d, m);
  return `${mois};P${h.id};F${d.foyer};${d.organisme.cle};${matriculeVrai(d)};${d.numero};${nirCompare(h.nirTransmis)};${h.identifiantFt};${m.role};${d.etat};${m.role === "ENF" ? "" : reponse(d, m)};${d.adresses[0]?.lieu.territoire ?? ""};${entree};${sortie}\n`;
};

/** Counts one mensuel of one body while it is written. */
interface ComptesDuMois {
  /** A block written twice counts twice, and changes nothing. */
  compterBloc(d: Dossier): void;
  compter(d: Dossier): void;
  /** `absents` = dossiers of the previous mensuel that this one does not carry. */
  ligne(absents: readonly Dossier[]): string;
}

export const creerComptes = (mois: Mois, organisme: Organisme, premier: boolean): ComptesDuMois => {
  const n = {
    foyers: 0,
    personnes: 0,
    oui: 0,
    non: 0,
    inconnu: 0,
    entrees: 0,
    sorties: 0,
    suspensions: 0,
    mutations: 0,
  };
  const compterBloc = (d: Dossier): void => {
    n.foyers++;
    for (const m of d.membres) {
      n.personnes++;
      if (m.role !== "ENF") n[reponse(d, m)]++;
    }
  };
  return {
    compterBloc,
    compter(d) {
      compterBloc(d);
      if (d.cedant || d.prenant) n.mutations++;
      if (premier) return;
      const avant = DANS_LE_DROIT.has(d.etatPrecedent);
      const apres = DANS_LE_DROIT.has(d.etat);
      if (apres && !avant) n.entrees++;
      if (avant && !apres) n.sorties++;
      if (d.etatPrecedent === "2" && (d.etat === "3" || d.etat === "4")) n.suspensions++;
    },
    ligne(absents) {
      for (const d of absents) if (DANS_LE_DROIT.has(d.etatPrecedent)) n.sorties++;
      return `${texteMois(mois)};${organisme.cle};${n.foyers};${n.personnes};${n.oui};${n.non};${n.inconnu};${n.entrees};${n.sorties};${n.suspensions};${n.mutations}\n`;
    },
  };
};
