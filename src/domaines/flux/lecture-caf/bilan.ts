import type { FoyerRecu } from "#domaines/personnes/index.ts";
import { detacher } from "#platform/fichiers/errors.ts";
import type { EbaucheFoyer } from "./ebauche.ts";
import { AVERTISSEMENTS, type CodeAvertissement } from "./errors.ts";
import type { Avertissement, RapportLecture, RejetLu } from "./lecture-caf.ts";
import { creerRegistre } from "./registre.ts";

const REJETS_GARDES = 1000;
const EXEMPLES_GARDES = 20;

type Comptes = Pick<
  RapportLecture,
  "foyers" | "personnes" | "soumis" | "etats" | "rejets" | "rejets_total" | "avertissements"
>;

/** Counts kept while a file is read; a few hundred kilobytes whatever its size. */
export interface Bilan {
  avertir(code: CodeAvertissement, exemple?: string): void;
  /** Every block read, rejected ones included. */
  compterFoyer(foyer: EbaucheFoyer): void;
  rejeter(rejet: RejetLu): void;
  /** Notices what only the whole file can show: same dossier twice, one NIR for two births… */
  croiser(foyer: FoyerRecu): void;
  foyers(): number;
  comptes(): Comptes;
}

export const creerBilan = (): Bilan => {
  const avertissements = new Map<
    CodeAvertissement,
    { nombre: number; exemples: Map<string, number> }
  >();
  const etats = new Map<string, number>();
  const soumis = { oui: 0, non: 0, inconnu: 0 };
  const rejets: Comptes["rejets"][number][] = [];
  const demandes = creerRegistre();
  const nirs = creerRegistre();
  let foyers = 0;
  let personnes = 0;
  let totalRejets = 0;

  const avertir = (code: CodeAvertissement, exemple = ""): void => {
    const connu = avertissements.get(code) ?? { nombre: 0, exemples: new Map() };
    avertissements.set(code, connu);
    connu.nombre += 1;
    if (exemple === "") return;
    const deja = connu.exemples.get(exemple);
    if (deja !== undefined) connu.exemples.set(exemple, deja + 1);
    else if (connu.exemples.size < EXEMPLES_GARDES) {
      connu.exemples.set(detacher(exemple.slice(0, EXEMPLE_MAX)), 1);
    }
  };

  const rediger = (): Avertissement[] =>
    [...avertissements].map(([code, { nombre, exemples }]) => {
      const message: (exemples: string) => string = AVERTISSEMENTS[code];
      const liste = [...exemples].map(([nom, n]) => `${nom} (${n})`).join(", ");
      return { code, message: message(liste), nombre };
    });

  return {
    avertir,
    compterFoyer(foyer) {
      foyers += 1;
      personnes += foyer.personnes.length;
      const { etat } = foyer.droit;
      if (etat !== undefined) etats.set(etat, (etats.get(etat) ?? 0) + 1);
      for (const p of foyer.personnes) {
        if (p.role !== "DEM" && p.role !== "CJT") continue;
        soumis[p.soumis === undefined ? "inconnu" : p.soumis ? "oui" : "non"] += 1;
      }
      for (const [code, exemple] of foyer.avertissements) avertir(code, exemple);
    },
    rejeter({ ligne, element, code, message, valeur }) {
      totalRejets += 1;
      if (rejets.length < REJETS_GARDES) rejets.push({ ligne, element, code, message, valeur });
    },
    croiser(foyer) {
      const demande = demandes.noter(foyer.numeroDemande, foyer.matricule);
      if (demande !== "nouveau") avertir("dossier_en_double");
      if (demande === "autre") avertir("demande_deux_matricules");
      for (const { nir, naissance } of foyer.personnes) {
        if (nir === undefined || nir.length < 13) continue;
        const vu = nirs.noter(nir.slice(0, 13), naissance);
        if (vu === "autre") avertir("nir_deux_personnes");
        else if (vu === "meme" && demande === "nouveau") avertir("personne_deux_foyers");
      }
    },
    foyers: () => foyers,
    comptes: () => ({
      foyers,
      personnes,
      soumis,
      etats: Object.fromEntries([...etats].sort(([a], [b]) => (a < b ? -1 : 1))),
      rejets,
      rejets_total: totalRejets,
      avertissements: rediger(),
    }),
  };
};

const EXEMPLE_MAX = 40;
