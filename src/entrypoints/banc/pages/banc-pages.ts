import { creerAlea } from "#domaines/flux/generateur/alea.ts";
import { peut } from "#domaines/habilitations/index.ts";
import type { Installation } from "../../installation.ts";
import type { DemandeBanc } from "../bancs.ts";
import { centile, type Mesure, mesurer } from "../mesure.ts";
import { acteurDe, comptesJoues } from "./comptes.ts";
import { avecDepartementCharge } from "./departement-charge.ts";
import { type GesteDePage, preparerGestes } from "./gestes.ts";
import { jouerEnBoucle } from "./joueur.ts";
import { demarrerSite } from "./site.ts";
import { sqlDesPages } from "./sql.ts";

const CONCURRENTS = 8;
const P95_MAX_MS = 50;

export const bancPages = (demande: DemandeBanc): Promise<readonly Mesure[]> =>
  avecDepartementCharge(demande, async ({ base, installation, personnes }) => {
    const site = await demarrerSite(base);
    try {
      return await jouerComptes(installation, site.url, personnes, demande);
    } finally {
      await site.arreter();
    }
  });

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
