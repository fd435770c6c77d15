import { type Alea, creerAlea } from "../alea.ts";
import { type Mois, premierJour } from "../calendrier.ts";
import { entrerDansLeDroit, tirerEtatInitial, tirerOrganismeAilleurs } from "./droits.ts";
import { creerFoyer, peutDemanderSeul, tirerAnciennete } from "./foyers.ts";
import type { Dossier, Humain, Organisme } from "./modele.ts";
import type { Monde } from "./monde.ts";
import { nouveauMatricule } from "./monde.ts";

const PART_DEUX_DOSSIERS = 0.003;
const PART_MUTATION = 0.0035;

/** How many blocks each body sends in the first mensuel: together exactly what was asked. */
const repartir = (monde: Monde, foyers: number): readonly (readonly [Organisme, number])[] => {
  const msa = Math.min(foyers, Math.max(foyers > 20 ? 1 : 0, Math.round(foyers * monde.partMsa)));
  return [
    [monde.caf, foyers - msa],
    [monde.msa, msa],
  ];
};

/** A spouse who still has an older dossier open: present in two active dossiers at once. */
const conjointsLibres = (dossiers: readonly Dossier[], mois: Mois): Humain[] => {
  const libres: Humain[] = [];
  for (const d of dossiers) {
    const [, second] = d.membres;
    if (d.etat !== "2" || second?.role !== "CJT") continue;
    if (peutDemanderSeul(second.humain, mois)) libres.push(second.humain);
  }
  return libres;
};

const creerDossierInitial = (
  monde: Monde,
  alea: Alea,
  organisme: Organisme,
  demandeur?: Humain,
): Dossier => {
  const anciennete = tirerAnciennete(alea);
  const entrant = anciennete === 0;
  const d = creerFoyer(monde, alea, {
    organisme,
    ouvert: monde.mois - anciennete,
    entrant,
    ...(demandeur ? { demandeur } : {}),
  });
  if (demandeur) return d;
  tirerEtatInitial(monde, alea, d);
  if (entrant && d.etat === "2") entrerDansLeDroit(d, d.ouvertLe);
  if (d.etat === "2" && alea.chance(PART_MUTATION)) {
    const le = premierJour(monde.mois);
    entrerDansLeDroit(d, le);
    d.cedant = { organisme: tirerOrganismeAilleurs(alea), matricule: nouveauMatricule(monde), le };
  }
  return d;
};

/** The stock of the first month. */
export const peupler = (monde: Monde, foyers: number): void => {
  const alea = creerAlea(monde.graine, 1);
  for (const [organisme, nombre] of repartir(monde, foyers)) {
    const deuxieme = Math.floor(nombre * PART_DEUX_DOSSIERS);
    for (let i = 0; i < nombre - deuxieme; i++) {
      monde.dossiers.push(creerDossierInitial(monde, alea, organisme));
    }
    const libres = conjointsLibres(monde.dossiers, monde.mois);
    for (let i = 0; i < deuxieme; i++) {
      const humain = libres[Math.floor(((i + 0.5) * libres.length) / deuxieme)];
      monde.dossiers.push(creerDossierInitial(monde, alea, organisme, humain));
    }
  }
};
