import { join } from "node:path";
import pg from "pg";
import { creerAlea } from "#domaines/flux/generateur/alea.ts";
import {
  type CompteDeDemonstration,
  comptesDeDemonstration,
  peut,
} from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { peuplerReseau } from "../../departement/peupler-reseau.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import type { DemandeBanc } from "../bancs.ts";
import { ouvrirBaseDeBanc } from "../base.ts";
import { chargerMensuels } from "../departement.ts";
import { centile, type Mesure, mesurer } from "../mesure.ts";
import { type GesteDePage, preparerGestes } from "./gestes.ts";
import { jouerEnBoucle } from "./joueur.ts";
import { demarrerSite } from "./site.ts";
import { sqlDesPages } from "./sql.ts";

const CONCURRENTS = 8;
const P95_MAX_MS = 50;
/** As the generator draws them. */
const PERSONNES_PAR_FOYER = 1.95;

export const bancPages = async (demande: DemandeBanc): Promise<readonly Mesure[]> => {
  const { departement, personnes, graine, dire } = demande;
  const base = await ouvrirBaseDeBanc(departement);
  try {
    const installation = await ouvrirInstallation(base.config, base.url);
    try {
      const foyers = Math.ceil(personnes / PERSONNES_PAR_FOYER);
      await peuplerReseau(installation, foyers);
      // One account reads thousands of records here: still counted, never blocked.
      await installation.bases.poolTraitement.query(
        "update passerelle.regle_alarme set seuil = 2000000000",
      );
      const chargees = await chargerMensuels(installation, join(base.dossier, "flux"), {
        foyers,
        graine,
      });
      await entretenir(base.url);
      dire(`${chargees} personnes chargées`);
      const site = await demarrerSite(base);
      try {
        return await jouerComptes(installation, site.url, chargees, demande);
      } finally {
        await site.arreter();
      }
    } finally {
      await installation.fermer();
    }
  } finally {
    await base.fermer();
  }
};

/** What autovacuum does in the minutes after an import, done before measuring. */
const entretenir = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
};

const acteurDe = ({ id, prenom, nom, role, perimetre }: CompteDeDemonstration): Acteur => ({
  utilisateurId: id,
  nom: `${prenom} ${nom}`,
  roles: [role],
  perimetre: {
    departement: perimetre.type === "departement",
    territoires: perimetre.type === "territoire" && perimetre.id ? [perimetre.id] : [],
    organismes: [],
  },
});

/** The first account that sees everything, and the first of a territoire. */
const comptesJoues = (departement: string): readonly CompteDeDemonstration[] => {
  const comptes = comptesDeDemonstration(departement).filter((c) => {
    const acteur = acteurDe(c);
    return peut(acteur, "personnes.consulter") && peut(acteur, "orientation.consulter");
  });
  return (["departement", "territoire"] as const).flatMap((type) => {
    const compte = comptes.find((c) => c.perimetre.type === type);
    return compte ? [compte] : [];
  });
};

const jouerComptes = async (
  installation: Installation,
  url: string,
  personnes: number,
  demande: DemandeBanc,
): Promise<readonly Mesure[]> => {
  const mesures: Mesure[] = [];
  for (const compte of comptesJoues(demande.departement)) {
    const { gestes, fermer } = await preparerGestes(url, compte, {
      sql: sqlDesPages(installation, acteurDe(compte)),
      alea: creerAlea(demande.graine),
      connexions: CONCURRENTS,
      consultationDuTableau: peut(acteurDe(compte), "pilotage.consulter"),
    });
    try {
      for (const geste of gestes) {
        const nom = `${geste.nom} (${compte.perimetre.libelle}, ${personnes} personnes)`;
        const mesure = await mesurerGeste(nom, geste, demande);
        demande.dire(
          `${nom} : p95 ${mesure.valeur} ms, requêtes seules ${mesure.limite?.valeur ?? "–"} ms`,
        );
        mesures.push(mesure);
      }
    } finally {
      fermer();
    }
  }
  return mesures;
};

const mesurerGeste = async (
  nom: string,
  { page, sql }: GesteDePage,
  { secondes, arret }: DemandeBanc,
): Promise<Mesure> => {
  const jeu = { concurrents: CONCURRENTS, dureeMs: secondes * 1000, arret };
  const seules = sql && (await jouerEnBoucle({ ...jeu, dureeMs: jeu.dureeMs / 2 }, sql));
  const durees = await jouerEnBoucle(jeu, page);
  return mesurer({
    nom: `${nom}, p95 à ${CONCURRENTS}`,
    unite: "ms",
    valeurs: [centile(durees, 95)],
    essais: durees.length,
    ...(seules && {
      limite: {
        nom: "les requêtes de la page seules, p95",
        commande: `les mêmes requêtes par passerelle_app, ${CONCURRENTS} à la fois, sans HTTP ni HTML`,
        valeur: centile(seules, 95),
      },
    }),
    budget: { sur: "valeur", max: P95_MAX_MS },
    centiles: { p50: centile(durees, 50), p95: centile(durees, 95), p99: centile(durees, 99) },
  });
};
