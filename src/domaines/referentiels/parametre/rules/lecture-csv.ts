import { ajouterJours, lireJour } from "#core/jour.ts";
import { type Periode, seChevauchent } from "#core/periode.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { CONFIANCES, type Parametre, UNITES, type Unite } from "../parametre.ts";

export interface LigneRefusee {
  readonly ligne: number;
  readonly message: string;
}

const COLONNES = "code;valeur;unite;article;confiance;valide_du;valide_au";

const choisir = <T extends string>(liste: readonly T[], texte: string): T | undefined =>
  liste.find((element) => element === texte);

const valeurLisible = (valeur: string, unite: Unite): boolean => {
  if (unite === "jour") return lireJour(valeur) !== undefined;
  if (unite === "oui_non") return valeur === "oui" || valeur === "non";
  if (unite === "codes") return /^[\w-]+(,[\w-]+)*$/.test(valeur);
  if (unite === "pourcent") return /^\d+$/.test(valeur) && Number(valeur) <= 100;
  return /^\d+$/.test(valeur);
};

const lirePeriode = (du: string, au: string): Periode | undefined => {
  const debut = lireJour(du);
  const dernier = au === "" ? undefined : lireJour(au);
  if (!debut || (au !== "" && !dernier) || (dernier && dernier < debut)) return undefined;
  return dernier ? { debut, fin: ajouterJours(dernier, 1) } : { debut };
};

const lireLigne = (texte: string): Result<Parametre, string> => {
  const cases = texte.split(";");
  const [code = "", valeur = "", uniteLue = "", article = "", confianceLue = "", du = "", au = ""] =
    cases;
  const unite = choisir(UNITES, uniteLue);
  const confiance = choisir(CONFIANCES, confianceLue);
  const validite = lirePeriode(du, au);
  if (cases.length !== 7) return refuse(`Sept colonnes attendues, ${cases.length} lues.`);
  if (!/^[a-z][a-z0-9_]*$/.test(code)) return refuse(`Code illisible : « ${code} ».`);
  if (!unite) return refuse(`Unité inconnue : « ${uniteLue} ».`);
  if (!valeurLisible(valeur, unite)) return refuse(`« ${valeur} » ne se lit pas en ${unite}.`);
  if (article === "") return refuse("L’article ou l’acte manque.");
  if (!confiance) return refuse(`Confiance inconnue : « ${confianceLue} ».`);
  if (!validite) return refuse(`Période illisible : du « ${du} » au « ${au} ».`);
  return accepte({ code, valeur, unite, article, confiance, validite });
};

/**
 * Reads dated values from a file kept by hand: one value a line, last day included, empty = still in force,
 * `#` before a remark. Two values of one code never hold on the same day. Every fault is returned.
 */
export const lireParametres = (
  csv: string,
): Result<readonly Parametre[], readonly LigneRefusee[]> => {
  const lus: Parametre[] = [];
  const refusees: LigneRefusee[] = [];
  let entete = false;
  for (const [rang, brute] of csv.split(/\r?\n/).entries()) {
    const texte = brute.trim();
    const ligne = rang + 1;
    if (texte === "" || texte.startsWith("#")) continue;
    if (!entete) {
      if (texte !== COLONNES)
        return refuse([{ ligne, message: `Colonnes attendues : ${COLONNES}` }]);
      entete = true;
      continue;
    }
    const lu = lireLigne(texte);
    if (!lu.ok) {
      refusees.push({ ligne, message: lu.refus });
    } else if (
      lus.some((p) => p.code === lu.value.code && seChevauchent(p.validite, lu.value.validite))
    ) {
      refusees.push({
        ligne,
        message: `« ${lu.value.code} » a déjà une valeur sur cette période.`,
      });
    } else {
      lus.push(lu.value);
    }
  }
  return refusees.length > 0 ? refuse(refusees) : accepte(lus);
};
