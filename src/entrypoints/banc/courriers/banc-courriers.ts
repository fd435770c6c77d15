import { stat } from "node:fs/promises";
import { documentDeCourriers } from "#domaines/documents/courrier/gabarit.ts";
import { contenuCourrier } from "#domaines/documents/courrier/rules/contenu.ts";
import { creerLot, produireLot } from "#domaines/documents/index.ts";
import { lireModeleEnVigueur } from "#domaines/documents/modele/store.ts";
import { comptesDeDemonstration } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { ouvrirAtelier } from "#platform/pdf/atelier.ts";
import { peuplerReseau } from "../../departement/peupler-reseau.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import type { DemandeBanc } from "../bancs.ts";
import { ouvrirBaseDeBanc } from "../base.ts";
import { chronometrer, type Mesure, mediane, mesurer } from "../mesure.ts";
import { lettreDeBanc } from "./lettres.ts";
import { surveillerMemoire } from "./memoire.ts";
import { tempsProcesseur } from "./processeur.ts";

const NATURE = "orientation_decision";
const PAR_TRANCHE = 50;
/** Letters sent to the database at once. */
const PAR_ENVOI = 1_000;
const PROCESSUS = 2;
/** For 10,000 letters. */
const BUDGET_MS = 30_000;

interface Essai {
  readonly compilationMs: number;
  readonly lotMs: number;
  readonly processeurMs: number | null;
  readonly picMo: number | null;
  readonly octets: number;
}

export const bancCourriers = async (demande: DemandeBanc): Promise<readonly Mesure[]> => {
  const base = await ouvrirBaseDeBanc(demande.departement);
  try {
    const installation = await ouvrirInstallation(base.config, base.url);
    try {
      await peuplerReseau(installation, demande.lettres);
      const essais: Essai[] = [];
      for (let n = 0; n < demande.essais; n++) {
        demande.arret.throwIfAborted();
        essais.push(await jouerEssai(installation, demande));
      }
      return resumer(essais, demande.lettres);
    } finally {
      await installation.fermer();
    }
  } finally {
    await base.fermer();
  }
};

const jouerEssai = async (
  installation: Installation,
  { lettres, departement, dire }: DemandeBanc,
): Promise<Essai> => {
  const compilationMs = await composerSeulement(installation, departement, lettres);
  await ecrireLettres(installation, departement, lettres);
  const lotId = await reunir(installation);
  const arreterReleve = surveillerMemoire();
  const avant = tempsProcesseur();
  const { resultat: produit, ms: lotMs } = await chronometrer(() =>
    produireLot(installation.bases.traitement, lotId, installation.dossierCourriers),
  );
  const picMo = arreterReleve();
  const apres = tempsProcesseur();
  const processeurMs = avant === null || apres === null ? null : apres - avant;
  if (!produit.ok) throw new Error(`Lot non produit : ${produit.refus.code}`);
  if (produit.value.nombre !== lettres) {
    throw new Error(`${produit.value.nombre} lettres dans le lot, ${lettres} attendues`);
  }
  const { size: octets } = await stat(produit.value.fichier);
  dire(
    `${lettres} lettres : composition seule ${Math.round(compilationMs)} ms, lot ${Math.round(lotMs)} ms, processeur ${processeurMs ?? "?"} ms, mémoire ${Math.round(picMo ?? 0)} Mo, ${Math.round(octets / 1e6)} Mo`,
  );
  return { compilationMs, lotMs, processeurMs, picMo, octets };
};

/** The letters composed by the same two processes, all from one batch in memory again and again: no base, no file, no merge. */
const composerSeulement = async (
  installation: Installation,
  departement: string,
  lettres: number,
): Promise<number> => {
  const { bases, aujourdhui } = installation;
  const modele = await lireModeleEnVigueur(bases.traitement, NATURE, aujourdhui());
  if (!modele) throw new Error("Aucun modèle de lettre en vigueur");
  const tranches = Math.ceil(lettres / PAR_TRANCHE);
  const contenus = Array.from({ length: Math.min(lettres, PAR_TRANCHE) }, (_, rang) => {
    const contenu = contenuCourrier(modele, lettreDeBanc(departement, rang));
    if (!contenu.ok) throw new Error("Le modèle de la lettre ne se remplit pas");
    return contenu.value;
  });
  const atelier = ouvrirAtelier(PROCESSUS);
  try {
    const { ms } = await chronometrer(() =>
      Promise.all(
        Array.from({ length: tranches }, () =>
          atelier.compiler(documentDeCourriers(contenus, "Orientations", true)),
        ),
      ),
    );
    return ms;
  } finally {
    await atelier.fermer();
  }
};

/** As many persons and letters, straight in SQL: only the lot is measured. */
const ecrireLettres = async (
  { bases }: Installation,
  departement: string,
  lettres: number,
): Promise<void> => {
  for (let debut = 0; debut < lettres; debut += PAR_ENVOI) {
    const donnees = Array.from({ length: Math.min(PAR_ENVOI, lettres - debut) }, (_, i) =>
      JSON.stringify(lettreDeBanc(departement, debut + i)),
    );
    await bases.poolTraitement.query(
      `with lettre as (
         select gen_random_uuid() as personne_id, d.donnees from unnest($1::jsonb[]) d(donnees)
       ), personne_creee as (
         insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots, source)
         select personne_id, 'BANC', 'BANC', 'ÉLODIE', '1990-01-01', '2', 'BANC ELODIE', 'BANC ELODIE', '{BANC,ELODIE}', 'saisie'
         from lettre
       )
       insert into courrier (id, personne_id, modele_id, donnees, objet_sorte, objet_id)
       select gen_random_uuid(), l.personne_id, m.id, l.donnees, 'orientation', gen_random_uuid()
       from lettre l
       cross join lateral (select id from modele_courrier where code = $2 and upper_inf(validite) limit 1) m`,
      [donnees, NATURE],
    );
  }
};

const reunir = async ({ bases, config, aujourdhui }: Installation): Promise<string> => {
  const compte = comptesDeDemonstration(config.departement).find(
    (c) => c.perimetre.type === "departement",
  );
  if (!compte) throw new Error("Aucun compte ne voit tout le département");
  const acteur: Acteur = {
    utilisateurId: compte.id,
    nom: `${compte.prenom} ${compte.nom}`,
    roles: [compte.role],
    perimetre: { departement: true, territoires: [], organismes: [] },
  };
  const lot = await enTransaction(bases.app, acteur, aujourdhui(), (trx) =>
    creerLot(trx, acteur, { nature: NATURE, titre: "Orientations" }),
  );
  if (!lot.ok) throw new Error(`Lot non réuni : ${lot.refus.code}`);
  return lot.value.id;
};

const connus = (valeurs: readonly (number | null)[]): readonly number[] =>
  valeurs.filter((v) => v !== null);

const resumer = (essais: readonly Essai[], lettres: number): readonly Mesure[] => {
  const pics = connus(essais.map((e) => e.picMo));
  const processeur = connus(essais.map((e) => e.processeurMs));
  return [
    mesurer({
      nom: `lot de ${lettres} lettres, un seul PDF fusionné`,
      unite: "ms",
      valeurs: essais.map((e) => e.lotMs),
      limite: {
        nom: "les mêmes lettres composées par Typst seul, deux processus, sans base ni fichier ni fusion",
        commande: `${Math.ceil(lettres / PAR_TRANCHE)} × typst compile (${PAR_TRANCHE} lettres, PDF/UA-1)`,
        valeur: mediane(essais.map((e) => e.compilationMs)),
      },
      budget: { sur: "valeur", max: BUDGET_MS },
    }),
    ...(processeur.length === 0
      ? []
      : [
          mesurer({
            nom: "temps processeur du lot, compositeurs compris",
            unite: "ms",
            valeurs: processeur,
          }),
        ]),
    mesurer({
      nom: "fichier produit",
      unite: "Mo",
      valeurs: essais.map((e) => e.octets / 1e6),
    }),
    ...(pics.length === 0
      ? []
      : [mesurer({ nom: "mémoire du lot, compositeurs compris", unite: "Mo", valeurs: pics })]),
  ];
};
