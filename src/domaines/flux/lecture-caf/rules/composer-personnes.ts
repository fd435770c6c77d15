import { accepte, type Result, refuse } from "#core/result.ts";
import type { PersonneRecue } from "#domaines/personnes/index.ts";
import type { Defaut, EbaucheFoyer, EbauchePersonne } from "../ebauche.ts";
import { nirCoherent } from "./nir.ts";

const PREMIERE_NAISSANCE = "1900-01-01";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const composerPersonne = (
  f: EbaucheFoyer,
  p: EbauchePersonne,
  jours: readonly string[],
): Result<PersonneRecue, Defaut> => {
  const defaut = (code: Defaut["code"], element: string, valeur: string | null = null) =>
    refuse<Defaut>({ code, ligne: p.ligne, element, valeur });
  const nomNaissance = p.nomNaissance ?? p.nomUsage;
  const { naissance, sexe, rattacheeDepuis, role } = p;
  if (nomNaissance === undefined) return defaut("valeur_absente", "NOMNAI");
  if (naissance === undefined) return defaut("valeur_absente", "DTNAI");
  if (jours.every((j) => naissance > j)) return defaut("naissance_future", "DTNAI", naissance);
  if (naissance < PREMIERE_NAISSANCE) {
    return defaut("naissance_trop_ancienne", "DTNAI", naissance);
  }
  if (sexe === undefined) return defaut("valeur_absente", "SEXE");
  if (rattacheeDepuis === undefined) return defaut("valeur_absente", "DDRATDOS");
  if (role === undefined) return defaut("role_rsa_absent", "ROLEPERS");
  if (p.prenom === undefined) f.avertissements.push(["valeur_manquante", "PRENOM"]);
  if (p.responsable === undefined) f.avertissements.push(["valeur_manquante", "TOPRESPDOS"]);
  if (p.aCharge === undefined) f.avertissements.push(["valeur_manquante", "TOPCHAPERS"]);

  const personne: Mutable<PersonneRecue> = {
    ligne: p.ligne,
    nomUsage: p.nomUsage ?? nomNaissance,
    nomNaissance,
    prenom: p.prenom ?? "",
    autresPrenoms: p.autresPrenoms,
    naissance,
    precisionNaissance: p.precisionNaissance ?? "jour",
    rangNaissance: p.rangNaissance || 1,
    sexe,
    responsable: p.responsable ?? false,
    rattacheeDepuis,
    role,
    aCharge: p.aCharge ?? false,
    activites: p.activites,
    ressources: p.ressources,
    roulant: {},
  };
  if (p.civilite !== undefined) personne.civilite = p.civilite;
  if (p.lieuNaissance !== undefined) personne.lieuNaissance = p.lieuNaissance;
  if (p.nir !== undefined) {
    personne.nir = p.nir;
    if (!nirCoherent(p.nir, sexe, naissance)) f.avertissements.push(["nir_incoherent", ""]);
  }
  if (p.rattacheeJusqua !== undefined) {
    if (p.rattacheeJusqua >= rattacheeDepuis) personne.rattacheeJusqua = p.rattacheeJusqua;
    else f.avertissements.push(["fin_avant_debut", "DFRATDOS"]);
  }
  if (p.demandePrecedente !== undefined) personne.demandePrecedente = p.demandePrecedente;
  if (p.soumis !== undefined) personne.soumis = p.soumis;
  if (p.entrante !== undefined) personne.entrante = p.entrante;
  if (p.identifiantFt !== undefined) personne.identifiantFt = p.identifiantFt;
  if (p.grossesse !== undefined) personne.grossesse = p.grossesse;
  const { trimestreDebut, trimestreFin } = p.roulant;
  if (trimestreDebut !== undefined || trimestreFin !== undefined) {
    personne.roulant = {
      ...(trimestreDebut === undefined ? {} : { trimestreDebut }),
      ...(trimestreFin === undefined ? {} : { trimestreFin }),
    };
  }
  return accepte(personne);
};

/** Same name, birth and rank in one dossier, and nothing in the NIR to tell two homonyms apart. */
const memePersonne = (a: PersonneRecue, b: PersonneRecue): boolean =>
  a.naissance === b.naissance &&
  a.prenom === b.prenom &&
  a.nomNaissance === b.nomNaissance &&
  a.rangNaissance === b.rangNaissance &&
  (a.nir === undefined || b.nir === undefined || a.nir.slice(0, 13) === b.nir.slice(0, 13));

export const composerPersonnes = (
  f: EbaucheFoyer,
  jours: readonly string[],
): Result<readonly PersonneRecue[], Defaut> => {
  if (f.personnes.length === 0) {
    return refuse({ code: "aucune_personne", ligne: f.ligne, element: "Personne", valeur: null });
  }
  const personnes: PersonneRecue[] = [];
  let demandeur = false;
  for (const ebauche of f.personnes) {
    const lue = composerPersonne(f, ebauche, jours);
    if (!lue.ok) return lue;
    demandeur ||= lue.value.role === "DEM";
    const double = personnes.findIndex((autre) => memePersonne(autre, lue.value));
    if (double >= 0) {
      personnes.splice(double, 1);
      f.avertissements.push(["personne_en_double", ""]);
    }
    personnes.push(lue.value);
  }
  if (!demandeur) f.avertissements.push(["foyer_sans_demandeur", ""]);
  return accepte(personnes);
};
