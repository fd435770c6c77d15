import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ajouterJours, type Jour } from "#core/jour.ts";
import { dernierJour, joursOuvres, type Mois, premierJour, texteMois } from "../calendrier.ts";
import type { FichierGenere } from "../commande.ts";
import { imageAncienne } from "../pannes.ts";
import type { Dossier, Organisme } from "../population/modele.ts";
import type { Monde } from "../population/monde.ts";
import {
  type DejaTransmis,
  ecrireMensuel,
  ecrirePartiel,
  enveloppeQuotidien,
  texteQuotidien,
} from "./caf.ts";
import { type Fichier, recopierDebut } from "./fichier.ts";

/** One run: where it writes, and what it has written so far. */
export interface Livraison {
  readonly monde: Monde;
  readonly sortie: string;
  readonly premier: Mois;
  readonly dernier: Mois;
  readonly quotidiens: boolean;
  readonly quotidiensDepuis: Jour | undefined;
  readonly franceTravail: boolean;
  readonly fichiers: FichierGenere[];
  readonly transmis: DejaTransmis;
  readonly personnes: Fichier;
  readonly paires: Fichier;
  mois: string;
  octets: number;
}

export const deposer = (
  l: Livraison,
  fichier: string,
  type: string,
  organisme: string,
  reference: Jour,
  recuLe: Jour,
  octets: number,
): void => {
  l.fichiers.push({ fichier, type, organisme, reference, recu_le: recuLe });
  l.octets += octets;
};

/** Received the day after it was made, itself the day after the month's end. */
const receptionMensuel = (mois: Mois): Jour => ajouterJours(premierJour(mois + 1), 1);

/** The working day whose CAF quotidien is sent again corrected, or late. */
const RANG_DU_JOUR_PERTURBE = 5;

const estPerturbe = (l: Livraison, mois: Mois, organisme: Organisme, le: Jour): boolean =>
  mois === l.dernier &&
  organisme === l.monde.caf &&
  joursOuvres(mois)[RANG_DU_JOUR_PERTURBE] === le;

export const ecrireQuotidien = async (
  l: Livraison,
  organisme: Organisme,
  le: Jour,
  touches: readonly Dossier[],
): Promise<void> => {
  const { monde } = l;
  const perturbe = estPerturbe(l, monde.mois, organisme, le);
  const enRetard = perturbe && monde.pannes.has("3");
  const recuLe = enRetard ? ajouterJours(receptionMensuel(monde.mois), 1) : ajouterJours(le, 1);
  const enveloppe = enveloppeQuotidien(organisme, le);
  const ecrire = async (
    suffixe: string,
    heure: string,
    images: readonly Dossier[],
  ): Promise<void> => {
    const fichier = `${texteMois(monde.mois)}/${organisme.prefixe}-quotidien-${le}${suffixe}.xml`;
    const contenu = Buffer.from(texteQuotidien(monde, { ...enveloppe, heure }, images), "latin1");
    await writeFile(join(l.sortie, fichier), contenu);
    deposer(l, fichier, "beneficiaire_quotidien", organisme.cle, le, recuLe, contenu.length);
  };
  if (perturbe && monde.pannes.has("1")) {
    await ecrire(
      "",
      enveloppe.heure,
      touches.map((d, i) => (i === 0 ? imageAncienne(d) : d)),
    );
    await ecrire("-corrige", "23:45:00.0000", touches);
    return;
  }
  await ecrire("", enveloppe.heure, touches);
};

export const ecrireMensuels = async (l: Livraison, mois: Mois): Promise<void> => {
  const { monde, sortie } = l;
  for (const organisme of [monde.caf, monde.msa]) {
    const fichier = `${texteMois(mois)}/${organisme.prefixe}-mensuel.xml`;
    const chemin = join(sortie, fichier);
    const r = await ecrireMensuel(monde, {
      organisme,
      mois,
      chemin,
      personnes: l.personnes,
      transmis: l.transmis,
    });
    l.mois += r.ligne;
    const caf = organisme === monde.caf;
    const coupe = caf && mois === l.dernier && monde.pannes.has("2");
    // Without quotidiens, the disorder is between two mensuels.
    const enRetard = caf && mois === l.dernier - 1 && monde.pannes.has("3") && !l.quotidiens;
    let recuLe = receptionMensuel(enRetard ? mois + 1 : mois);
    if (coupe) {
      const racine = `${texteMois(mois)}/${organisme.prefixe}-mensuel`;
      const tronque = await recopierDebut(
        chemin,
        join(sortie, `${racine}-tronque.xml`),
        Math.floor(r.octets * 0.6),
      );
      deposer(
        l,
        `${racine}-tronque.xml`,
        "beneficiaire_mensuel",
        organisme.cle,
        dernierJour(mois),
        recuLe,
        tronque,
      );
      const partiel = await ecrirePartiel(
        monde,
        organisme,
        mois,
        join(sortie, `${racine}-partiel.xml`),
      );
      deposer(
        l,
        `${racine}-partiel.xml`,
        "beneficiaire_mensuel",
        organisme.cle,
        dernierJour(mois),
        recuLe,
        partiel,
      );
    }
    if (coupe || enRetard) recuLe = ajouterJours(recuLe, 1);
    deposer(l, fichier, "beneficiaire_mensuel", organisme.cle, dernierJour(mois), recuLe, r.octets);
    if (caf && mois === l.premier && monde.pannes.has("1")) {
      deposer(
        l,
        fichier,
        "beneficiaire_mensuel",
        organisme.cle,
        dernierJour(mois),
        ajouterJours(recuLe, 3),
        0,
      );
    }
  }
};
