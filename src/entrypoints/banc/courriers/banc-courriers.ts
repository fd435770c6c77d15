import { stat } from "node:fs/promises";
import type pg from "pg";
import type { DonneesCourrier } from "#domaines/documents/index.ts";
import { contenuCourrier } from "#domaines/documents/courrier/rules/contenu.ts";
import { documentDeCourriers } from "#domaines/documents/courrier/gabarit.ts";
import { creerLot, produireLot } from "#domaines/documents/index.ts";
import { lireModeleEnVigueur } from "#domaines/documents/modele/store.ts";
import { comptesDeDemonstration } from "#domaines/habilitations/index.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { ouvrirAtelier } from "#platform/pdf/atelier.ts";
import type { DemandeBanc } from "../bancs.ts";
import { ouvrirBaseDeBanc } from "../base.ts";
import { peuplerReseau } from "../departement.ts";
import { chronometrer, type Mesure, mediane, mesurer } from "../mesure.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import { lettreModele } from "./lettres.ts";
import { surveillerMemoire } from "./memoire.ts";

const NATURE = "orientation_decision";
const PAR_TRANCHE = 100;
const PROCESSUS = 2;

interface Essai {
  readonly compilationMs: number;
  readonly lotMs: number;
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
  const lettre = lettreModele(departement);
  const compilationMs = await composerSeulement(installation, lettre, lettres);
  await ecrireLettres(installation, lettre, lettres);
  const lotId = await reunir(installation);
  const arreterReleve = surveillerMemoire();
  const { resultat: produit, ms: lotMs } = await chronometrer(() =>
    produireLot(installation.bases.traitement, lotId, installation.dossierCourriers),
  );
  const picMo = arreterReleve();
  if (!produit.ok) throw new Error(`Lot non produit : ${produit.refus.code}`);
  if (produit.value.nombre !== lettres) {
    throw new Error(`${produit.value.nombre} lettres dans le lot, ${lettres} attendues`);
  }
  const { size: octets } = await stat(produit.value.fichier);
  dire(
    `${lettres} lettres : composition seule ${Math.round(compilationMs)} ms, lot ${Math.round(lotMs)} ms, ${Math.round(octets / 1e6)} Mo`,
  );
  return { compilationMs, lotMs, picMo, octets };
};

/** The letters composed by the same two processes, all from one batch in memory: no base, no file, no merge. */
const composerSeulement = async (
  installation: Installation,
  lettre: DonneesCourrier,
  lettres: number,
): Promise<number> => {
  const { bases, aujourdhui } = installation;
  const modele = await lireModeleEnVigueur(bases.traitement, NATURE, aujourdhui());
  const contenu = modele && contenuCourrier(modele, lettre);
  if (!contenu?.ok) throw new Error("Le modèle de la lettre ne se remplit pas");
  const tranches = Math.ceil(lettres / PAR_TRANCHE);
  const taille = Math.min(lettres, PAR_TRANCHE);
  const atelier = ouvrirAtelier(PROCESSUS);
  try {
    const { ms } = await chronometrer(() =>
      Promise.all(
        Array.from({ length: tranches }, () =>
          atelier.compiler(
            documentDeCourriers(Array(taille).fill(contenu.value), "Orientations", true),
          ),
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
  { bases, config }: Installation,
  lettre: DonneesCourrier,
  lettres: number,
): Promise<void> => {
  const auteur = comptesDeDemonstration(config.departement)[0]?.id;
  const client = await bases.poolTraitement.connect();
  try {
    await client.query("begin");
    await client.query(PERSONNES, [lettres]);
    await client.query(COURRIERS, [JSON.stringify(lettre), NATURE, auteur]);
    await client.query("drop table banc_destinataire");
    await client.query("commit");
  } finally {
    client.release(true);
  }
};

const PERSONNES = `
with creees as (
  insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots, source)
  select gen_random_uuid(), 'BANC ' || n, 'BANC', 'ÉLODIE', '1990-01-01', '2', 'BANC ELODIE', 'BANC ELODIE', '{BANC,ELODIE}', 'saisie'
  from generate_series(1, $1::int) n
  returning id
)
select 1 from creees`;
const COURRIERS = "";

const reunir = async (installation: Installation): Promise<string> => {
  void installation;
  return "";
};
void ({} as pg.Pool);
