import { type Alea, creerAlea } from "../alea.ts";
import { dernierJour, jourDuMois, type Mois } from "../calendrier.ts";
import { creerHumain } from "./humains.ts";
import { type Adresse, DANS_LE_DROIT, type Dossier, type Humain } from "./modele.ts";
import { type Monde, nouvelIdentifiantFt } from "./monde.ts";
import { nouvelleAdresse } from "./situation.ts";

/** Since 2025 nearly every adult in the right is registered; before, less than half. */
const PREMIERE_INSCRIPTION_AUTOMATIQUE = 2025 * 12;
const PART_INSCRITE = { avant: 0.45, depuis: 0.92 };
const PART_REINSCRITE = 0.015;
const PART_SANS_RSA = 0.03;
const PART_HOMONYMES = 0.02;

const homonyme = (h: Humain, modele: Humain): Humain => ({
  ...h,
  sexe: modele.sexe,
  nomUsage: modele.nomUsage,
  nomNaissance: modele.nomNaissance,
  prenom: modele.prenom,
  naissance: modele.naissance,
  nir: `${modele.nir.slice(0, 7)}${h.nir.slice(7)}`,
});

/** Someone at France Travail: the human being and where he or she lives. */
export interface Inscrit {
  readonly humain: Humain;
  readonly adresse: Adresse;
  readonly brsa: boolean;
  readonly dossier: Dossier | undefined;
}

export interface MoisFt {
  readonly inscrits: readonly Inscrit[];
  /** Registered, or registered again, during the month; the whole stock the first time. */
  readonly evenements: ReadonlySet<Humain>;
  /** Whose identifier is new. */
  readonly nouveaux: ReadonlySet<Humain>;
}

interface FranceTravail {
  /** Registers who must be, before the payers' mensuels of the month are written. */
  mettreAJour(mois: Mois): MoisFt;
}

const hexa = (n: number, longueur: number): string =>
  n.toString(16).padStart(8, "0").slice(-longueur);

/** A version 4 identifier drawn from the human being's own stream. */
const identifiantUnique = (graine: number, h: Humain): string => {
  const alea = creerAlea(graine, 7, h.id);
  const mot = () => Math.floor(alea.reel() * 4_294_967_296);
  return `${hexa(mot(), 8)}-${hexa(mot(), 4)}-4${hexa(mot(), 3)}-${"89ab"[alea.entier(0, 3)]}${hexa(mot(), 3)}-${hexa(mot(), 8)}${hexa(mot(), 4)}`;
};

const inscrire = (monde: Monde, alea: Alea, h: Humain, mois: Mois, stock: boolean): void => {
  h.identifiantFt = nouvelIdentifiantFt(monde);
  h.identifiantUnique = identifiantUnique(monde.graine, h);
  h.inscriptionFt = stock
    ? jourDuMois(mois - Math.floor(alea.reel() ** 2 * 60), alea.entier(1, 28))
    : jourDuMois(mois, alea.entier(1, 28));
  // Declarative: half of them tell the payer, who writes it from the next month on.
  if (h.id % 2 === 0) return;
  h.assedic = h.identifiantFt.slice(0, 8);
  h.assedicEn = stock ? mois : mois + 1;
};

export const ouvrirFranceTravail = (monde: Monde): FranceTravail => {
  const examines = new Set<Humain>();
  const dehors: Inscrit[] = [];
  const part = (mois: Mois): number =>
    mois >= PREMIERE_INSCRIPTION_AUTOMATIQUE ? PART_INSCRITE.depuis : PART_INSCRITE.avant;

  const sansRsa = (
    alea: Alea,
    nombre: number,
    mois: Mois,
    nouveaux: Set<Humain>,
    modeles: readonly Inscrit[],
  ): void => {
    for (let i = 0; i < nombre; i++) {
      const inconnu = creerHumain(monde, alea, {
        sexe: alea.chance(0.5) ? 1 : 2,
        anneeNaissance: alea.entier(1964, 2004),
      });
      const modele = modeles[alea.entier(0, modeles.length - 1)]?.humain;
      // A homonym: same names, same birth, another NIR. Only the number tells them apart.
      const humain =
        monde.bruit && modele && alea.chance(PART_HOMONYMES) ? homonyme(inconnu, modele) : inconnu;
      inscrire(monde, alea, humain, mois, true);
      dehors.push({
        humain,
        adresse: nouvelleAdresse(monde, alea, monde.caf, dernierJour(mois), false),
        brsa: false,
        dossier: undefined,
      });
      nouveaux.add(humain);
    }
  };

  return {
    mettreAJour(mois) {
      const alea = creerAlea(monde.graine, 6, mois);
      const stock = examines.size === 0;
      const inscrits: Inscrit[] = [];
      const vus = new Set<Humain>();
      const nouveaux = new Set<Humain>();
      const evenements = new Set<Humain>();
      for (const d of monde.dossiers) {
        const adresse = d.adresses[0];
        if (!DANS_LE_DROIT.has(d.etat) || !adresse) continue;
        for (const { humain, role, fin } of d.membres) {
          if (role === "ENF" || fin !== "" || vus.has(humain)) continue;
          vus.add(humain);
          if (!examines.has(humain)) {
            examines.add(humain);
            if (!alea.chance(part(mois))) continue;
            inscrire(monde, alea, humain, mois, stock);
            nouveaux.add(humain);
          } else if (humain.identifiantFt !== "" && alea.chance(PART_REINSCRITE)) {
            humain.inscriptionFt = jourDuMois(mois, alea.entier(1, 28));
            evenements.add(humain);
            // Rare, and a trap: the identifier changes at a new registration.
            if (alea.chance(0.01)) {
              humain.identifiantFt = nouvelIdentifiantFt(monde);
              nouveaux.add(humain);
            }
          }
          if (humain.identifiantFt !== "")
            inscrits.push({ humain, adresse, brsa: true, dossier: d });
        }
      }
      const partNouvelle = stock ? PART_SANS_RSA : PART_SANS_RSA / 20;
      sansRsa(alea, Math.round(inscrits.length * partNouvelle), mois, nouveaux, inscrits);
      for (const h of nouveaux) evenements.add(h);
      return { inscrits: [...inscrits, ...dehors], nouveaux, evenements };
    },
  };
};
