import { join } from "node:path";
import { type Instant, jourAParis } from "#core/jour.ts";
import {
  type ArrivageOuvert,
  type BilanArrivage,
  ouvrirArrivage,
  type ParametresArrivage,
} from "#domaines/personnes/index.ts";
import { codesAu, lireReferentiels, nombreAu } from "#domaines/referentiels/index.ts";
import { type ControleFichier, controlerFichier } from "#platform/fichiers/controle.ts";
import { reconnaitreFlux } from "../../lecture/reconnaitre.ts";
import type { ElementLu, EnTeteFlux, RapportLecture } from "../../lecture-caf/lecture-caf.ts";
import { lireFluxBeneficiaire } from "../../lecture-caf/lire.ts";
import { effacerRejets, ouvrirRejets } from "../../rejet/store.ts";
import type { AtelierFlux } from "../atelier.ts";
import type { DepotConnu, IssueDepot, RapportDepot, RefusDepot } from "../depot.ts";
import { refusRetenu } from "../rules/refus.ts";
import { commencer, lireDepot, lireJumeau, noterDurees, terminer } from "../store.ts";

/** One import at a time is followed; a progress that cannot be written never stops it. */
export type SuiviImport = (etape: "lecture" | "application", pourcent: number) => void;

const loadParametres = async (
  atelier: AtelierFlux,
  depot: DepotConnu,
): Promise<ParametresArrivage> => {
  const client = await atelier.pool.connect();
  try {
    const { parametres } = await lireReferentiels(client);
    const jour = jourAParis(depot.recuA);
    return {
      etatsDansLeDroit: codesAu(parametres, "etats_dans_le_droit", jour),
      seuilFermeturePourcent: nombreAu(parametres, "seuil_fermeture", jour),
      seuilFermetureMinimum: nombreAu(parametres, "seuil_fermeture_min", jour),
    };
  } finally {
    client.release();
  }
};

const sorteDe = (depot: DepotConnu, enTete: EnTeteFlux): "mensuel" | "quotidien" | "reparation" => {
  if (depot.reparation) return "reparation";
  return enTete.type === "beneficiaire_quotidien" ? "quotidien" : "mensuel";
};

const DEJA_VU = {
  crees: 0,
  modifies: 0,
  inchanges: 0,
  anciens: 0,
  sortis: 0,
  entrees: 0,
  suspensions: 0,
  mutations: 0,
  personnes_creees: 0,
  personnes_modifiees: 0,
} as const;

const rapportApplique = (lu: RapportLecture, b: Omit<BilanArrivage, "dureeMs">): RapportDepot => ({
  ...lu,
  crees: b.crees,
  modifies: b.modifies,
  inchanges: b.inchanges,
  // An earlier picture of a dossier that comes twice in the file is older than what is known: it changes nothing.
  anciens: b.anciens + b.doubles,
  sortis: b.sortis,
  entrees: b.entrees,
  suspensions: b.suspensions,
  mutations: b.mutations,
  personnes_creees: b.personnesCreees,
  personnes_modifiees: b.personnesModifiees,
});

/**
 * Reads a deposited file and applies it whole, refuses it, or holds it for a human. Safe to run again after a
 * kill: the merge, its report and the deposit's state are one transaction.
 *
 * @throws RangeError when the deposit does not exist; database faults
 */
export const importerDepot = async (
  atelier: AtelierFlux,
  depotId: string,
  suivre: SuiviImport = () => undefined,
): Promise<IssueDepot> => {
  const depot = await lireDepot(atelier.pool, depotId);
  if (!depot) throw new RangeError(`Dépôt inconnu : ${depotId}`);
  const jumeau = await lireJumeau(atelier.pool, depot.empreinte);
  if (jumeau) return dejaVu(atelier, depot, jumeau);
  if (depot.fichier === null) {
    return { depot: depotId, statut: "refuse", deja_vu: false, rapport: depot.rapport ?? {} };
  }
  await commencer(atelier.pool, depotId);
  const chemin = join(atelier.dossier, depot.fichier);
  const reconnu = await reconnaitreFlux(chemin);
  if (!reconnu.ok) return refuser(atelier, depot, { refus: reconnu.refus });
  const controle = await controlerFichier(chemin);
  if (!controle.ok) return refuser(atelier, depot, { refus: controle.refus });
  return lireEtAppliquer(atelier, depot, chemin, controle.value, suivre);
};

const dejaVu = async (
  atelier: AtelierFlux,
  depot: DepotConnu,
  jumeau: { readonly id: string; readonly rapport: RapportDepot },
): Promise<IssueDepot> => {
  if (jumeau.id === depot.id) {
    return { depot: depot.id, statut: "applique", deja_vu: false, rapport: jumeau.rapport };
  }
  const rapport = { ...jumeau.rapport, ...DEJA_VU };
  await terminer(atelier.pool, depot.id, "deja_vu", rapport, jumeau.id);
  return { depot: depot.id, statut: "deja_vu", deja_vu: true, rapport };
};

const refuser = async (
  atelier: AtelierFlux,
  depot: DepotConnu,
  rapport: RapportDepot & { readonly refus: RefusDepot },
): Promise<IssueDepot> => {
  await effacerRejets(atelier.pool, depot.id);
  await terminer(atelier.pool, depot.id, "refuse", rapport);
  return { depot: depot.id, statut: "refuse", deja_vu: false, rapport };
};

const foyersDe = (lot: readonly ElementLu[]): Extract<ElementLu, { sorte: "foyer" }>[] =>
  lot.filter((e) => e.sorte === "foyer");

const lireEtAppliquer = async (
  atelier: AtelierFlux,
  depot: DepotConnu,
  chemin: string,
  controle: ControleFichier,
  suivre: SuiviImport,
): Promise<IssueDepot> => {
  const parametres = await loadParametres(atelier, depot);
  await effacerRejets(atelier.pool, depot.id);
  const rejets = ouvrirRejets(atelier, depot.id);
  let arrivage: ArrivageOuvert | undefined;
  const debut = performance.now();
  try {
    const lu = await lireFluxBeneficiaire(chemin, {
      departementAttendu: atelier.departement,
      controle,
      surProgres: (part) => suivre("lecture", part * 100),
      surEnTete: async (enTete) => {
        arrivage = await ouvrirArrivage(atelier.pool, {
          depotId: depot.id,
          coffre: atelier.coffre,
          parametres,
          recu: {
            sorte: sorteDe(depot, enTete),
            organisme: enTete.organisme,
            reference: enTete.reference,
            creeA: enTete.creeA,
            recuA: depot.recuA.toISOString() as Instant,
          },
        });
      },
      surLot: async (lot) => {
        await arrivage?.deposer(foyersDe(lot));
        await rejets.garder(lot);
      },
    });
    if (!lu.ok || !arrivage) {
      await arrivage?.abandonner();
      return refuser(atelier, depot, { refus: lu.ok ? SANS_FOYER : lu.refus });
    }
    suivre("application", 0);
    return await appliquer(atelier, depot, arrivage, lu.value, {
      presents: rejets.numeros(),
      // Without its number a rejected dossier cannot be told from one that left the stock.
      complet: lu.value.complet && rejets.tousNommes(),
      lecture: Math.round(performance.now() - debut),
    });
  } catch (erreur) {
    await arrivage?.abandonner();
    throw erreur;
  }
};

const SANS_FOYER: RefusDepot = {
  code: "aucun_foyer",
  message: "Le fichier ne contient aucun dossier. Demandez un nouvel envoi.",
  ligne: null,
  element: null,
  valeur: null,
};

const appliquer = async (
  atelier: AtelierFlux,
  depot: DepotConnu,
  arrivage: ArrivageOuvert,
  lu: RapportLecture,
  lecture: {
    readonly presents: readonly string[];
    readonly complet: boolean;
    readonly lecture: number;
  },
): Promise<IssueDepot> => {
  const applique = await arrivage.appliquer({
    complet: lecture.complet && !depot.reparation,
    presents: lecture.presents,
    force: depot.confirme,
    avantFin: async (client, bilan) => {
      await terminer(client, depot.id, "applique", rapportApplique(lu, bilan));
      await client.query(
        "insert into trace (acteur, geste, objet_sorte, objet_id, depot_id, motif) values ('import', 'flux.appliquer', 'depot', ($1::uuid)::text, $1::uuid, $2)",
        [depot.id, `${bilan.crees} créés, ${bilan.modifies} modifiés, ${bilan.sortis} sortis`],
      );
    },
  });
  if (!applique.ok) {
    await effacerRejets(atelier.pool, depot.id);
    const rapport = { ...lu, refus: refusRetenu(applique.refus) };
    await terminer(atelier.pool, depot.id, "retenu", rapport);
    return { depot: depot.id, statut: "retenu", deja_vu: false, rapport };
  }
  const { dureeMs, ...bilan } = applique.value;
  const durees = { lecture: lecture.lecture, ...dureeMs };
  await noterDurees(atelier.pool, depot.id, durees);
  return {
    depot: depot.id,
    statut: "applique",
    deja_vu: false,
    rapport: { ...rapportApplique(lu, bilan), duree_ms: durees },
  };
};
