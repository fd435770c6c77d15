import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ajouterJours } from "#core/jour.ts";
import { dernierJour, lireMois, type Mois, premierJour, texteMois } from "../calendrier.ts";
import { type FichierGenere, type OptionsGeneration, verifierOptions } from "../commande.ts";
import { nombreDeDoublons, planterPannes } from "../pannes.ts";
import { ouvrirFranceTravail } from "../population/france-travail.ts";
import { peupler } from "../population/initiale.ts";
import { vivreUnMois } from "../population/mois.ts";
import { creerMonde } from "../population/monde.ts";
import { deposer, ecrireMensuels, ecrireQuotidien, type Livraison } from "./depots.ts";
import { type Fichier, ouvrirFichier } from "./fichier.ts";
import {
  ENTETE_ACTIONS,
  ENTETE_INSCRIPTIONS,
  ENTETE_PAIRES,
  ENTETE_PRINCIPAL,
  ecrireMoisFt,
} from "./france-travail.ts";
import { ENTETE_MOIS, ENTETE_PERSONNES } from "./verite.ts";

/** Days after the month when France Travail's extracts arrive. */
const DELAI_FT = 4;

const FICHIERS_FT = ["inscriptions", "principal", "actions"] as const;

const nomFt = (mois: Mois, cle: (typeof FICHIERS_FT)[number]): string =>
  `${texteMois(mois)}/france-travail-${cle}.csv`;

const ouvrirCsv = async (
  l: Pick<Livraison, "sortie">,
  nom: string,
  entete: string,
): Promise<Fichier> => {
  const f = await ouvrirFichier(join(l.sortie, nom), "utf8");
  f.ajouter(entete);
  return f;
};

type FranceTravail = ReturnType<typeof ouvrirFranceTravail>;

const livrerUnMois = async (l: Livraison, mois: Mois, ft: FranceTravail): Promise<void> => {
  const { monde } = l;
  await mkdir(join(l.sortie, texteMois(mois)), { recursive: true });
  if (mois > l.premier) {
    await vivreUnMois(monde, mois, async (le, touches) => {
      if (!l.quotidiens || le < (l.quotidiensDepuis ?? le)) return;
      for (const organisme of [monde.caf, monde.msa]) {
        const siens = touches.filter((d) => d.organisme === organisme);
        // A body with nothing to say that day sends nothing.
        if (siens.length > 0) await ecrireQuotidien(l, organisme, le, siens);
      }
    });
  }
  // Before the mensuels: they carry the identifiers that France Travail gave.
  const inscriptions = ft.mettreAJour(mois);
  await ecrireMensuels(l, mois);
  if (l.franceTravail) await livrerFranceTravail(l, mois, inscriptions);
};

const livrerFranceTravail = async (
  l: Livraison,
  mois: Mois,
  inscriptions: ReturnType<FranceTravail["mettreAJour"]>,
): Promise<void> => {
  const ouverts = {
    inscriptions: await ouvrirCsv(l, nomFt(mois, "inscriptions"), ENTETE_INSCRIPTIONS),
    principal: await ouvrirCsv(l, nomFt(mois, "principal"), ENTETE_PRINCIPAL),
    actions: await ouvrirCsv(l, nomFt(mois, "actions"), ENTETE_ACTIONS),
  };
  await ecrireMoisFt(l.monde, inscriptions, mois, { ...ouverts, paires: l.paires });
  for (const cle of FICHIERS_FT) {
    const octets = await ouverts[cle].fermer();
    const recuLe = ajouterJours(premierJour(mois + 1), DELAI_FT);
    deposer(l, nomFt(mois, cle), `france_travail_${cle}`, "FT", dernierJour(mois), recuLe, octets);
  }
};

/** Writes everything; answers the files in order of arrival. */
export const genererLivraisons = async (
  o: OptionsGeneration,
): Promise<{ fichiers: readonly FichierGenere[]; octets: number }> => {
  verifierOptions(o);
  const premier = lireMois(o.mois);
  const pannes = new Set(o.pannes);
  const doublons = nombreDeDoublons(pannes, o.foyers);
  const monde = creerMonde({
    graine: o.graine,
    departement: o.departement,
    bruit: o.bruit,
    pannes,
    mois: premier,
    doublons,
  });
  peupler(monde, o.foyers - doublons);
  planterPannes(monde);
  await mkdir(o.sortie, { recursive: true });
  const l: Livraison = {
    monde,
    sortie: o.sortie,
    premier,
    dernier: premier + o.moisSuivants,
    quotidiens: o.quotidiens ?? true,
    quotidiensDepuis: o.quotidiensDepuis,
    franceTravail: o.franceTravail ?? true,
    fichiers: [],
    transmis: new Map(),
    personnes: await ouvrirCsv(o, "verite-personnes.csv", ENTETE_PERSONNES),
    paires: await ouvrirCsv(o, "verite-paires.csv", ENTETE_PAIRES),
    mois: ENTETE_MOIS,
    octets: 0,
  };
  const ft = ouvrirFranceTravail(monde);
  for (let mois = premier; mois <= l.dernier; mois++) await livrerUnMois(l, mois, ft);
  await l.personnes.fermer();
  await l.paires.fermer();
  await writeFile(join(o.sortie, "verite-mois.csv"), l.mois);
  // Stable: files received the same day keep the order in which they were made.
  const fichiers = l.fichiers.toSorted((a, b) =>
    a.recu_le < b.recu_le ? -1 : a.recu_le > b.recu_le ? 1 : 0,
  );
  await writeFile(join(o.sortie, "manifeste.json"), `${JSON.stringify(fichiers, null, 2)}\n`);
  return { fichiers, octets: l.octets };
};
