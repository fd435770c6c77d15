import { accepte, type Result, refuse } from "#core/result.ts";
import { type ControleFichier, controlerFichier } from "#platform/fichiers/controle.ts";
import { creerDecodeur, versOctetsSimples } from "#platform/fichiers/encodage.ts";
import { detacher, LectureArretee } from "#platform/fichiers/errors.ts";
import { lireOctets } from "#platform/fichiers/octets.ts";
import { lireXml } from "#platform/fichiers/xml-lecture.ts";
import type { AnomalieXml } from "#platform/fichiers/xml-pile.ts";
import { type Bilan, creerBilan } from "./bilan.ts";
import { creerLecture, type Defaut, type EbaucheFoyer, type LectureFlux } from "./ebauche.ts";
import { empreinteFoyer } from "./empreinte.ts";
import { arreterLecture, messageRejet, refusLecture } from "./errors.ts";
import type {
  ElementLu,
  EnTeteFlux,
  RapportLecture,
  RefusLecture,
  RejetLu,
} from "./lecture-caf.ts";
import { type CadreFlux, composerFoyer, organismeDe } from "./rules/composer.ts";
import { masquerNir } from "./rules/nir.ts";
import { SCHEMA_0801 } from "./table-0801.ts";

export interface OptionsLecture {
  /** `62`; dossiers of another département are rejected, and the file refused when all are. */
  readonly departementAttendu?: string;
  /** What `controlerFichier` already said of this file, to read its bytes once less. */
  readonly controle?: ControleFichier;
  /** Before the first lot that holds a dossier. */
  readonly surEnTete?: (enTete: EnTeteFlux) => Promise<void> | void;
  /** About a hundred elements at a time (a longer lot outlives a collection and costs more), in file order; reading waits for the answer. */
  readonly surLot: (lot: readonly ElementLu[]) => Promise<void> | void;
  /** Share of the bytes already read, 0 to 1; at each block of bytes. */
  readonly surProgres?: (part: number) => void;
  /** False = everything through saxes; same result, slower. */
  readonly rapide?: boolean;
}

const TAILLE_LOT = 100;
/** That many first dossiers all for another département: the file went to the wrong place. */
const FOYERS_POUR_JUGER = 50;
const VALEUR_MAX = 80;

const enRejet = (defaut: Defaut, foyer: EbaucheFoyer, contenu: string): RejetLu => {
  const { code, ligne, element } = defaut;
  const valeur =
    defaut.valeur === null
      ? null
      : detacher(masquerNir(element, defaut.valeur).slice(0, VALEUR_MAX));
  return {
    ligne,
    element,
    code,
    message: messageRejet(code, ligne, element, valeur),
    valeur,
    numeroDemande: foyer.numeroDemande ?? null,
    matricule: foyer.matricule ?? null,
    contenu,
  };
};

const creerEnTete = (
  { enveloppe }: LectureFlux,
  foyer: EbaucheFoyer,
  departement: string,
  encodage: string,
): EnTeteFlux | undefined => {
  const { reference, creeLe, creeHeure } = enveloppe;
  const organisme = organismeDe(foyer);
  if (organisme === undefined || reference === undefined) return undefined;
  return {
    type: enveloppe.typeFlux === "I" ? "beneficiaire_quotidien" : "beneficiaire_mensuel",
    organisme: detacher(organisme),
    sorteOrganisme: detacher(foyer.sorteOrganisme ?? ""),
    numero: detacher(foyer.numeroOrganisme ?? ""),
    departement: detacher(departement),
    reference,
    creeA: `${creeLe ?? ""}T${creeHeure ?? ""}`,
    schema: detacher(`${enveloppe.application} ${enveloppe.version}`.trim()),
    encodage,
    reprise: enveloppe.typeFlux === "R",
  };
};

/** The reading of one file: what the blocks become as they close. */
const creerCollecte = (
  lecture: LectureFlux,
  bilan: Bilan,
  options: OptionsLecture,
  encodage: string,
) => {
  let lot: ElementLu[] = [];
  let enTete: EnTeteFlux | undefined;
  let annonce = false;
  let premierRejet: RejetLu | undefined;
  let acceptes = 0;
  let autreDepartement = 0;

  const cadre = (): CadreFlux => {
    const { reference, creeLe, departement } = lecture.enveloppe;
    return {
      organisme: enTete?.organisme,
      departement: options.departementAttendu ?? enTete?.departement ?? departement,
      jours: [creeLe ?? "", reference ?? ""],
    };
  };

  const verser = async (): Promise<void> => {
    if (enTete !== undefined && !annonce) {
      annonce = true;
      await options.surEnTete?.(enTete);
    }
    const verse = lot;
    lot = [];
    if (verse.length > 0) await options.surLot(verse);
  };

  return {
    surBloc(_ligne: number, contenu: () => string): void {
      const { foyer } = lecture;
      const situation = cadre();
      const compose = composerFoyer(foyer, situation);
      bilan.compterFoyer(foyer);
      if (!compose.ok) {
        const rejet = enRejet(compose.refus, foyer, contenu());
        premierRejet ??= rejet;
        bilan.rejeter(rejet);
        lot.push({ sorte: "rejet", rejet });
        if (rejet.code === "autre_departement") autreDepartement += 1;
        if (autreDepartement === FOYERS_POUR_JUGER && bilan.foyers() === FOYERS_POUR_JUGER) {
          arreterLecture(
            "autre_departement",
            rejet.valeur === null ? {} : { valeur: rejet.valeur },
          );
        }
        return;
      }
      const departement = situation.departement ?? foyer.departement ?? "";
      enTete ??= creerEnTete(lecture, foyer, departement, encodage);
      acceptes += 1;
      bilan.croiser(compose.value);
      lot.push({
        sorte: "foyer",
        foyer: compose.value,
        empreinte: empreinteFoyer(compose.value),
      });
    },
    surMorceau: (): Promise<void> | undefined => (lot.length >= TAILLE_LOT ? verser() : undefined),
    /** The file is whole; may it enter at all? */
    async conclure(): Promise<EnTeteFlux> {
      if (!lecture.enveloppe.vue) arreterLecture("enveloppe_absente");
      if (!lecture.fin.vue) arreterLecture("fin_absente", { element: "TransmissionFlux" });
      if (bilan.foyers() === 0) arreterLecture("aucun_foyer");
      if (acceptes === 0 || enTete === undefined) return arreterToutRejete();
      await verser();
      return enTete;
    },
  };

  function arreterToutRejete(): never {
    const { ligne, element, valeur } = premierRejet ?? { ligne: 1, element: "", valeur: null };
    if (autreDepartement === bilan.foyers() && valeur !== null) {
      return arreterLecture("autre_departement", { ligne, element, valeur });
    }
    throw new LectureArretee({
      ...refusLecture("tous_rejetes", { ligne, element, valeur: String(bilan.foyers()) }),
      valeur,
    });
  }
};

const noterAnomalie = (
  lecture: LectureFlux,
  bilan: Bilan,
  { sorte, element, ligne }: AnomalieXml,
) => {
  if (sorte !== "element_repete") {
    bilan.avertir(sorte, element);
    return;
  }
  // A repeated block of the envelope, or the envelope after the dossiers, makes the file ambiguous.
  if (!lecture.enveloppe.vue || lecture.fin.vue || element === "IdentificationFlux") {
    arreterLecture("enveloppe_repetee", { ligne, element });
  }
  lecture.foyer.defaut ??= { code: "element_repete", ligne, element, valeur: null };
};

/** A packed file holds more bytes than its size says: the share then stays at 1. */
async function* suivreOctets<T extends { readonly length: number }>(
  source: AsyncIterable<T>,
  taille: number,
  surProgres: ((part: number) => void) | undefined,
): AsyncGenerator<T> {
  let lus = 0;
  for await (const morceau of source) {
    lus += morceau.length;
    surProgres?.(Math.min(1, lus / Math.max(1, taille)));
    yield morceau;
  }
}

const lire = async (
  chemin: string,
  controle: ControleFichier,
  options: OptionsLecture,
): Promise<RapportLecture> => {
  const lecture = creerLecture();
  const bilan = creerBilan();
  if (controle.contredit) bilan.avertir("encodage_contredit");
  if (controle.douteux) bilan.avertir("encodage_douteux");
  const collecte = creerCollecte(lecture, bilan, options, controle.nomEncodage);
  const octets = suivreOctets(lireOctets(chemin), controle.taille, options.surProgres);
  await lireXml(versOctetsSimples(octets, controle), creerDecodeur(controle.encodage), {
    schema: SCHEMA_0801,
    bloc: "InfosFoyerRSA",
    contexte: lecture,
    surAnomalie: (anomalie) => noterAnomalie(lecture, bilan, anomalie),
    surBloc: collecte.surBloc,
    surMorceau: collecte.surMorceau,
    rapide: options.rapide ?? true,
  });
  const enTete = await collecte.conclure();
  const { annonces = null, anomalies = null } = lecture.fin;
  const complet = annonces !== null && annonces - (anomalies ?? 0) === bilan.foyers();
  if (!complet) bilan.avertir("comptes_discordants");
  return {
    type: enTete.type,
    enveloppe: {
      organisme: enTete.sorteOrganisme,
      numero: enTete.numero,
      departement: enTete.departement,
      reference: enTete.reference,
      cree_a: enTete.creeA,
      schema: enTete.schema,
      encodage: enTete.encodage,
    },
    empreinte: controle.empreinte,
    annonces,
    annonces_anomalies: anomalies,
    complet,
    ...bilan.comptes(),
  };
};

/**
 * Reads a flux bénéficiaire (VRSB 0801, mensuel or quotidien, CAF or MSA). A dossier that cannot enter is an
 * element of its lot; a structural fault refuses the file, and for a truncated one is known only at the end:
 * stage what the lots bring, apply after the answer.
 */
export const lireFluxBeneficiaire = async (
  chemin: string,
  options: OptionsLecture,
): Promise<Result<RapportLecture, RefusLecture>> => {
  const controle = options.controle ? accepte(options.controle) : await controlerFichier(chemin);
  if (!controle.ok) return controle;
  try {
    return accepte(await lire(chemin, controle.value, options));
  } catch (erreur) {
    if (erreur instanceof LectureArretee) return refuse(erreur.refus);
    throw erreur;
  }
};
