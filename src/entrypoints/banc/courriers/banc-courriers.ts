import { stat } from "node:fs/promises";
import { documentDeCourriers } from "#domaines/documents/courrier/gabarit.ts";
import { contenuCourrier } from "#domaines/documents/courrier/rules/contenu.ts";
import type { DonneesCourrier } from "#domaines/documents/index.ts";
import { creerLot, produireLot } from "#domaines/documents/index.ts";
import { lireModeleEnVigueur } from "#domaines/documents/modele/store.ts";
import { comptesDeDemonstration } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { ouvrirAtelier } from "#platform/pdf/atelier.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import type { DemandeBanc } from "../bancs.ts";
import { ouvrirBaseDeBanc } from "../base.ts";
import { peuplerReseau } from "../departement.ts";
import { chronometrer, type Mesure, mediane, mesurer } from "../mesure.ts";
import { lettreModele } from "./lettres.ts";
import { surveillerMemoire } from "./memoire.ts";

const NATURE = "orientation_decision";
const PAR_TRANCHE = 100;
const PROCESSUS = 2;
/** For 10,000 letters. */
const BUDGET_MS = 30_000;

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
const ecrireLettres = (
  { bases }: Installation,
  lettre: DonneesCourrier,
  lettres: number,
): Promise<unknown> =>
  bases.poolTraitement.query(
    `with personne_creee as (
       insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots, source)
       select gen_random_uuid(), 'BANC', 'BANC', 'ÉLODIE', '1990-01-01', '2', 'BANC ELODIE', 'BANC ELODIE', '{BANC,ELODIE}', 'saisie'
       from generate_series(1, $1::int)
       returning id
     )
     insert into courrier (id, personne_id, modele_id, donnees, objet_sorte, objet_id)
     select gen_random_uuid(), p.id, m.id,
       $2::jsonb || jsonb_build_object('reference', 'ORI-2026-' || lpad(row_number() over ()::text, 6, '0')),
       'orientation', gen_random_uuid()
     from personne_creee p
     cross join lateral (select id from modele_courrier where code = $3 and upper_inf(validite) limit 1) m`,
    [lettres, JSON.stringify(lettre), NATURE],
  );

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

const resumer = (essais: readonly Essai[], lettres: number): readonly Mesure[] => {
  const pics = essais.flatMap((e) => (e.picMo === null ? [] : [e.picMo]));
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
