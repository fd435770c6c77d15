import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { creerAlea } from "#domaines/flux/generateur/alea.ts";
import type { DemandeBanc } from "../bancs.ts";
import type { BaseDeBanc } from "../base.ts";
import { centile, type Mesure, mesurer } from "../mesure.ts";
import { acteurDe, comptesJoues } from "../pages/comptes.ts";
import { avecDepartementCharge, type DepartementCharge } from "../pages/departement-charge.ts";
import { type GesteDePage, preparerGestes } from "../pages/gestes.ts";
import { jouerEnBoucle } from "../pages/joueur.ts";
import { demarrerSite, type Site } from "../pages/site.ts";
import { sqlDesPages } from "../pages/sql.ts";

const CONCURRENTS = 8;
const TOURS = 3;
/** R-RGPD, second wall: what it may add to the time of a page. */
const RATIO_MAX = 1.2;
const ENFANT = fileURLToPath(new URL("./site-sans-cloison.ts", import.meta.url));

const demarrerSansCloison = async (base: BaseDeBanc): Promise<Site> => {
  const enfant = fork(ENFANT, [base.url], {
    execArgv: ["--import", import.meta.resolve("tsx")],
    env: base.env,
  });
  const [url] = (await once(enfant, "message")) as [string];
  return {
    url,
    arreter: async () => {
      const fini = once(enfant, "exit");
      enfant.disconnect();
      await fini;
    },
  };
};

/** The pages asked of the second wall: list, search, record. */
const estJouee = ({ nom, sql }: GesteDePage): boolean =>
  sql !== undefined && /^(liste|recherche|fiche)/.test(nom);

/** The two sites in turn: what the machine does meanwhile weighs on each alike. */
const comparer = async (
  [avec, sans]: readonly [GesteDePage, GesteDePage],
  { secondes, arret }: DemandeBanc,
): Promise<{ readonly avec: readonly number[]; readonly sans: readonly number[] }> => {
  const jeu = { concurrents: CONCURRENTS, dureeMs: secondes * 1000, arret };
  const durees = { avec: [] as number[], sans: [] as number[] };
  for (let tour = 0; tour < TOURS; tour++) {
    durees.avec.push(...(await jouerEnBoucle(jeu, avec.page)));
    durees.sans.push(...(await jouerEnBoucle(jeu, sans.page)));
  }
  return durees;
};

const jouer = async (
  { installation, personnes }: DepartementCharge,
  sites: { readonly avec: Site; readonly sans: Site },
  demande: DemandeBanc,
): Promise<readonly Mesure[]> => {
  const mesures: Mesure[] = [];
  for (const compte of comptesJoues(demande.departement)) {
    const preparer = (site: Site) =>
      preparerGestes(site.url, compte, {
        sql: sqlDesPages(installation, acteurDe(compte)),
        alea: creerAlea(demande.graine),
        connexions: CONCURRENTS,
        consultationDuTableau: false,
      });
    const avec = await preparer(sites.avec);
    const sans = await preparer(sites.sans);
    try {
      for (const [rang, geste] of avec.gestes.entries()) {
        const temoin = sans.gestes[rang];
        if (temoin === undefined || !estJouee(geste)) continue;
        const durees = await comparer([geste, temoin], demande);
        const p95 = centile(durees.avec, 95);
        const mesure = mesurer({
          nom: `${geste.nom} (${compte.perimetre.libelle}, ${personnes} personnes), p95 à ${CONCURRENTS}`,
          unite: "ms",
          valeurs: [p95],
          essais: durees.avec.length,
          limite: {
            nom: "la même sans sécurité par ligne",
            commande: "passerelle banc cloison",
            valeur: centile(durees.sans, 95),
          },
          budget: { sur: "ratio", max: RATIO_MAX },
          centiles: { p50: centile(durees.avec, 50), p95, p99: centile(durees.avec, 99) },
        });
        demande.dire(`${mesure.nom} : ${mesure.valeur} ms, sans ${mesure.limite?.valeur} ms`);
        mesures.push(mesure);
      }
    } finally {
      avec.fermer();
      sans.fermer();
    }
  }
  return mesures;
};

export const bancCloison = (demande: DemandeBanc): Promise<readonly Mesure[]> =>
  avecDepartementCharge(demande, async (charge) => {
    const avec = await demarrerSite(charge.base);
    try {
      const sans = await demarrerSansCloison(charge.base);
      try {
        return await jouer(charge, { avec, sans }, demande);
      } finally {
        await sans.arreter();
      }
    } finally {
      await avec.arreter();
    }
  });
