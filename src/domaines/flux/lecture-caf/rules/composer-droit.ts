import type { DroitRecu } from "#domaines/personnes/index.ts";
import type { EbaucheDroit, Motif } from "../ebauche.ts";

/** Several suspensions may run together: the state holds since the oldest one. */
const plusAncien = (motifs: readonly Motif[]): Motif | undefined => {
  let choisi = motifs[0];
  for (const m of motifs) {
    const [a, b] = [m.depuis ?? "9999", choisi?.depuis ?? "9999"];
    if (a < b || (a === b && (m.code ?? "") < (choisi?.code ?? ""))) choisi = m;
  }
  return choisi;
};

/** The block that explains a state; blocks that explain another one are left aside. */
const motifDe = (d: EbaucheDroit, etat: string): Motif | undefined => {
  switch (etat) {
    case "1":
      return d.refus;
    case "3":
      return plusAncien(d.suspensionsDroit);
    case "4":
      return plusAncien(d.suspensionsVersement);
    case "5":
      return d.finDroit;
    case "6":
      return d.finAnterieure ?? d.finDroit;
    default:
      return undefined;
  }
};

const composerNatures = (d: EbaucheDroit): DroitRecu["natures"] =>
  d.natures.flatMap(({ code, depuis, fin }) =>
    code === undefined
      ? []
      : [
          {
            code,
            ...(depuis === undefined ? {} : { depuis }),
            ...(fin === undefined ? {} : { fin }),
          },
        ],
  );

const composerAvis = (d: EbaucheDroit): DroitRecu["avis"] =>
  d.avis.flatMap(({ sorte, valeur, depuis, fin }) =>
    sorte === undefined || valeur === undefined || valeur === ""
      ? []
      : [
          {
            sorte,
            valeur,
            ...(depuis === undefined ? {} : { depuis }),
            ...(fin === undefined ? {} : { fin }),
          },
        ],
  );

export const composerDroit = (d: EbaucheDroit, etat: string): DroitRecu => {
  const roulant: { -readonly [K in keyof DroitRecu["roulant"]]: DroitRecu["roulant"][K] } = {};
  if (d.roulant.calculDepuis !== undefined) roulant.calculDepuis = d.roulant.calculDepuis;
  if (d.roulant.dernierVersement !== undefined) {
    roulant.dernierVersement = d.roulant.dernierVersement;
  }
  const droit: { -readonly [K in keyof DroitRecu]: DroitRecu[K] } = {
    etat,
    sansDomicileFixe: d.sansDomicileFixe ?? false,
    natures: composerNatures(d),
    avis: composerAvis(d),
    roulant,
  };
  const motif = motifDe(d, etat);
  if (motif?.code !== undefined) droit.motif = motif.code;
  if (motif?.depuis !== undefined) droit.depuis = motif.depuis;
  if (d.personnesACharge !== undefined) droit.personnesACharge = d.personnesACharge;
  if (d.origine !== undefined) droit.origine = d.origine;
  if (d.foyerSoumis !== undefined) droit.foyerSoumis = d.foyerSoumis;
  if (d.montantDroitCentimes !== undefined) droit.montantDroitCentimes = d.montantDroitCentimes;
  if (d.ressourcesCentimes !== undefined) droit.ressourcesCentimes = d.ressourcesCentimes;
  return droit;
};
