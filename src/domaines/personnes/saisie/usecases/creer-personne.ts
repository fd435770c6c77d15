import type { Jour } from "#core/jour.ts";
import { verifierNir } from "#core/nir.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { peut, voitPersonne } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction, type Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import { inscrireEvenement } from "../../fil/store.ts";
import type { RefusCreation } from "../errors.ts";
import { type CommuneSaisie, communeSaisie } from "../queries/commune-saisie.ts";
import { fichesProches } from "../queries/fiches-proches.ts";
import type { SaisiePersonne } from "../saisie.ts";
import { insererCoordonnees, insererPersonne, type NouvelleCoordonnee } from "../store.ts";

export interface ContexteCreation {
  readonly db: Db;
  readonly coffre: Pick<Coffre, "chiffrer" | "empreinteNir">;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly requeteId: string;
}

/** The commune gives the territoire, and the territoire must be in the author's perimeter. */
const situer = async (
  trx: Trx,
  acteur: Acteur,
  { codePostal, commune }: SaisiePersonne,
): Promise<Result<CommuneSaisie | undefined, RefusCreation>> => {
  const { departement } = acteur.perimetre;
  if (codePostal === undefined) {
    return departement ? accepte(undefined) : refuse({ code: "commune_requise" });
  }
  const lue = await communeSaisie(trx, codePostal, commune);
  if (!lue.ok) return lue;
  const acces = {
    territoireId: lue.value.territoireId,
    organismeId: null,
    referentId: null,
    ouverteA: [],
  };
  if (voitPersonne(acteur, acces)) return lue;
  return refuse({ code: "hors_perimetre", service: lue.value.service ?? lue.value.nom });
};

const lireNir = (
  { nir, sexe, naissance }: SaisiePersonne,
  { acteur, coffre }: ContexteCreation,
): Result<{ chiffre: Buffer; empreinte: Buffer } | undefined, RefusCreation> => {
  if (nir === undefined) return accepte(undefined);
  if (!peut(acteur, "personnes.voir_nir")) return refuse({ code: "nir_interdit" });
  const lu = verifierNir(nir, { sexe, naissance });
  if (!lu.coherent || lu.provisoire) return refuse({ code: "nir_incoherent" });
  const propre = `${lu.corps13}${lu.clef ?? ""}`;
  return accepte({
    chiffre: coffre.chiffrer(propre),
    empreinte: coffre.empreinteNir(lu.corps13),
  });
};

const coordonneesDe = (
  { adresse, codePostal, telephone, courriel }: SaisiePersonne,
  commune: CommuneSaisie | undefined,
): readonly NouvelleCoordonnee[] => {
  const lieu = commune ? `${codePostal ?? ""} ${commune.nom}` : "";
  const postale = [adresse ?? "", lieu].filter(Boolean).join(", ");
  return [
    ...(postale ? [{ sorte: "adresse", valeur: postale, commune: commune?.code } as const] : []),
    ...(telephone ? [{ sorte: "telephone", valeur: telephone } as const] : []),
    ...(courriel ? [{ sorte: "courriel", valeur: courriel } as const] : []),
  ];
};

/**
 * Creates the record of a person without RSA. Those who could already be her are looked for first; the author must
 * have said that none is. If a payer brings her later, the two records are attached by a human.
 */
export const creerPersonne = (
  contexte: ContexteCreation,
  saisie: SaisiePersonne,
): Promise<Result<string, RefusCreation>> => {
  const { db, acteur, aujourdhui, requeteId } = contexte;
  return enTransaction<string, RefusCreation>(db, acteur, aujourdhui, async (trx) => {
    if (saisie.naissance > aujourdhui) return refuse({ code: "naissance_future" });
    const nir = lireNir(saisie, contexte);
    if (!nir.ok) return nir;
    const commune = await situer(trx, acteur, saisie);
    if (!commune.ok) return commune;
    if (!saisie.distincte) {
      const ids = await fichesProches(trx, acteur, saisie);
      if (ids.length > 0) return refuse({ code: "fiches_proches", ids });
    }
    const id = await insererPersonne(trx, {
      nomNaissance: saisie.nomNaissance,
      nomUsage: saisie.nomUsage ?? saisie.nomNaissance,
      prenom: saisie.prenom,
      naissance: saisie.naissance,
      sexe: saisie.sexe,
      territoireId: commune.value?.territoireId ?? null,
      nir: nir.value,
    });
    const coordonnees = coordonneesDe(saisie, commune.value);
    await insererCoordonnees(trx, id, acteur.utilisateurId, aujourdhui, coordonnees);
    await inscrireEvenement(trx, {
      personneId: id,
      jour: aujourdhui,
      nature: "fiche_creee",
      resume: "Fiche créée à la main",
      source: acteur.nom,
      acteurId: acteur.utilisateurId,
      lien: null,
    });
    await tracer(trx, {
      acteur,
      geste: "personnes.creer",
      objetSorte: "personne",
      objetId: id,
      personneId: id,
      champs: Object.keys(saisie).filter((champ) => champ !== "distincte"),
      requeteId,
    });
    return accepte(id);
  });
};
