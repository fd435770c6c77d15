import { accepte, type Result, refuse } from "#core/result.ts";
import type { FoyerRecu, MutationEntrante } from "#domaines/personnes/index.ts";
import type { Defaut, EbaucheFoyer } from "../ebauche.ts";
import { composerAdresses } from "./composer-adresses.ts";
import { composerDroit } from "./composer-droit.ts";
import { composerPersonnes } from "./composer-personnes.ts";
import { normaliserMatricule } from "./valeurs.ts";

/** Where the file stands: what a dossier of it must agree with. */
export interface CadreFlux {
  readonly organisme: string | undefined;
  readonly departement: string | undefined;
  /** Days the file speaks of: no birth may come after them all. */
  readonly jours: readonly string[];
}

/** `CAF 621`; undefined while one part is missing. */
export const organismeDe = (f: EbaucheFoyer): string | undefined =>
  f.sorteOrganisme === undefined || f.numeroOrganisme === undefined
    ? undefined
    : `${f.sorteOrganisme} ${f.numeroOrganisme}`;

const manquante = (f: EbaucheFoyer, element: string, ligne = f.ligne): Defaut => ({
  code: "valeur_absente",
  ligne,
  element,
  valeur: null,
});

const horsCadre = (f: EbaucheFoyer, cadre: CadreFlux): Defaut | undefined => {
  if (f.departement !== undefined && f.departement !== (cadre.departement ?? f.departement)) {
    const ligne = f.ligneDepartement ?? f.ligne;
    return { code: "autre_departement", ligne, element: "IDEPARTE", valeur: f.departement };
  }
  const organisme = organismeDe(f);
  if (organisme !== undefined && organisme !== (cadre.organisme ?? organisme)) {
    const ligne = f.ligneOrganisme ?? f.ligne;
    return { code: "autre_organisme", ligne, element: "NUMORG", valeur: organisme };
  }
  return undefined;
};

const mutationEntrante = (f: EbaucheFoyer): MutationEntrante | undefined => {
  const m = f.cedant;
  if (m?.le === undefined || m.sorte === undefined || m.numero === undefined) return undefined;
  const matricule = m.matricule === undefined ? undefined : normaliserMatricule(m.matricule);
  const base = { organisme: `${m.sorte} ${m.numero}`, arriveeLe: m.le };
  return matricule === undefined ? base : { ...base, matricule };
};

/** What the draft says, whole and checked; or the first reason why the dossier cannot enter. */
export const composerFoyer = (f: EbaucheFoyer, cadre: CadreFlux): Result<FoyerRecu, Defaut> => {
  const dehors = horsCadre(f, cadre);
  if (dehors !== undefined) return refuse(dehors);
  if (f.defaut !== undefined) return refuse(f.defaut);
  if (f.sorteOrganisme === undefined) return refuse(manquante(f, "FONORG"));
  if (f.numeroOrganisme === undefined) return refuse(manquante(f, "NUMORG"));
  if (f.matricule === undefined || f.matriculeBrut === undefined) {
    return refuse(manquante(f, "MATRICULE"));
  }
  if (f.departement === undefined && cadre.departement === undefined) {
    return refuse(manquante(f, "IDEPARTE"));
  }
  if (f.numeroDemande === undefined) return refuse(manquante(f, "NUMDEMRSA"));
  if (f.dateDemande === undefined) return refuse(manquante(f, "DTDEMRSA"));
  const { etat } = f.droit;
  if (etat === undefined) return refuse(manquante(f, "ETATDOSRSA"));
  const personnes = composerPersonnes(f, cadre.jours);
  if (!personnes.ok) return personnes;

  const foyer: { -readonly [K in keyof FoyerRecu]: FoyerRecu[K] } = {
    ligne: f.ligne,
    matricule: f.matricule,
    matriculeBrut: f.matriculeBrut,
    numeroDemande: f.numeroDemande,
    dateDemande: f.dateDemande,
    adresses: composerAdresses(f),
    droit: composerDroit(f.droit, etat),
    personnes: personnes.value,
    evenements: composerEvenements(f),
  };
  const { code, depuis } = f.situationFamille;
  if (code !== undefined) {
    foyer.situationFamille = depuis === undefined ? { code } : { code, depuis };
  }
  const entrante = mutationEntrante(f);
  if (entrante !== undefined) foyer.mutationEntrante = entrante;
  const sortie = f.prenant;
  if (sortie?.le !== undefined && sortie.sorte !== undefined && sortie.numero !== undefined) {
    foyer.mutationSortante = {
      organisme: `${sortie.sorte} ${sortie.numero}`,
      departLe: sortie.le,
    };
  }
  return accepte(foyer);
};

const composerEvenements = (f: EbaucheFoyer): FoyerRecu["evenements"] => {
  if (f.evenements.length === 0) return AUCUN;
  return f.evenements.flatMap(({ le, heure, code }) => {
    if (le !== undefined && heure !== undefined && code !== undefined) return [{ le, heure, code }];
    f.avertissements.push(["valeur_manquante", "Evenement"]);
    return [];
  });
};

const AUCUN: FoyerRecu["evenements"] = [];
