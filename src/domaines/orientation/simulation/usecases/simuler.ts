import { sql } from "kysely";
import { ajouterJours } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTraitement, type Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import {
  type FaitsLus,
  listDisponibles,
  parcourirFaits,
  preparerFaits,
} from "../../proposition/queries/faits.ts";
import {
  choisirOrganisme,
  type OrganismeDisponible,
} from "../../proposition/rules/choisir-organisme.ts";
import { conservationSimulation, loadParametres } from "../../reglages.ts";
import { calculerEntrees } from "../../regle/rules/entrees.ts";
import { retenir } from "../../regle/rules/evaluer.ts";
import { lireSexes, listNomsTerritoires, listOrganismes } from "../queries/reperes.ts";
import { creerCompteur, familleDe, SEXES, trancheDAge } from "../rules/compter.ts";
import type { Issue } from "../simulation.ts";
import {
  commencerSimulation,
  type Deplacement,
  insertDeplacements,
  marquerEchec,
  marquerProgres,
  purgerDeplacements,
  type SimulationAFaire,
  terminerSimulation,
} from "../store.ts";

const PAR_LOT = 10_000;
const SANS_TERRITOIRE = "Hors du département";

type Menee = ReturnType<typeof retenir> & {
  readonly issue: Issue;
  readonly organisme: string | null;
};

/** Bodies do not change during a simulation: one choice serves everyone of a territoire. */
const creerChoix = (organismes: readonly OrganismeDisponible[]) => {
  const connus = new Map<string, string | null>();
  return (r: ReturnType<typeof retenir>, f: FaitsLus): string | null => {
    if (r.organisme_nature === "actuel") return f.organismeId;
    const cle = `${r.organisme_nature} ${r.parcours} ${f.territoireId}`;
    const deja = connus.get(cle);
    if (deja !== undefined) return deja;
    const choisi = choisirOrganisme(organismes, {
      nature: r.organisme_nature,
      parcours: r.parcours,
      territoireId: f.territoireId,
      actuelId: f.organismeId,
    });
    connus.set(cle, choisi);
    return choisi;
  };
};

/** As if nobody were accompanied yet: what the rules alone would say to everyone. */
const sansAccompagnement = (f: FaitsLus): FaitsLus => ({
  ...f,
  organismeId: null,
  faits: { ...f.faits, accompagne: false, dernierParcours: null },
});

const parcourir = async (trx: Trx, db: Db, id: string, s: SimulationAFaire) => {
  const total = await preparerFaits(trx, s.population);
  await marquerProgres(db, id, { fait: 0, total });
  const choisir = creerChoix(await listDisponibles(trx, s.jour));
  const territoires = await listNomsTerritoires(trx);
  const sexes = await lireSexes(trx);
  const compteur = creerCompteur();
  let fait = 0;
  for await (const lot of parcourirFaits(trx, PAR_LOT, s.jour)) {
    const deplaces: Deplacement[] = [];
    for (const lu of lot) {
      const f = s.sansAccompagnement ? sansAccompagnement(lu) : lu;
      const { entrees } = calculerEntrees(f.faits, s.jour);
      const [de, vers] = [s.avant, s.apres].map((regles): Menee => {
        const r = retenir(regles, entrees);
        return { ...r, issue: r.parcours ?? "entretien", organisme: choisir(r, f) };
      }) as [Menee, Menee];
      compteur.ajouter({
        avant: de.issue,
        apres: vers.issue,
        organismeAvant: de.organisme,
        organismeApres: vers.organisme,
        territoire: territoires.get(f.territoireId ?? "") ?? SANS_TERRITOIRE,
        age: trancheDAge(f.faits.naissance, s.jour),
        sexe: SEXES[sexes.get(f.personneId) ?? ""] ?? "Non dit",
        famille: familleDe(f.faits),
      });
      if (de.issue !== vers.issue) {
        deplaces.push({
          personneId: f.personneId,
          avant: de.issue,
          apres: vers.issue,
          regleAvant: de.regle,
          regleApres: vers.regle,
        });
      }
    }
    await insertDeplacements(trx, id, deplaces);
    fait += lot.length;
    await marquerProgres(db, id, { fait, total });
  }
  return compteur;
};

/**
 * Runs two lists on everyone, counts who moves from where to where, and changes nothing for anybody. Whole or not at
 * all: killed, it starts again.
 *
 * @param db  the `traitement` pool
 * @rule R-ALG-05
 */
export const simuler = async (db: Db, id: string): Promise<void> => {
  const debut = performance.now();
  const aFaire = await commencerSimulation(db, id);
  if (!aFaire) return;
  try {
    await enTraitement(db, aFaire.jour, async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(trx);
      const parametres = await loadParametres(trx);
      const garde = conservationSimulation(parametres, aFaire.jour);
      await purgerDeplacements(trx, ajouterJours(aFaire.jour, -garde));
      const compteur = await parcourir(trx, db, id, aFaire);
      const organismes = await listOrganismes(trx, aFaire.jour);
      const resultats = {
        ecran: compteur.resultat(aFaire.seuilInterne, organismes),
        document: compteur.resultat(aFaire.seuilPublication, organismes),
      };
      await terminerSimulation(trx, id, {
        resultats,
        nombre: compteur.nombre(),
        dureeMs: Math.round(performance.now() - debut),
      });
      await tracer(trx, {
        acteur: "orientation",
        geste: "simulation.faire",
        objetSorte: "simulation",
        objetId: id,
        motif: `${compteur.nombre()} personnes`,
      });
      return accepte(undefined);
    });
  } catch (erreur) {
    await marquerEchec(db, id);
    throw erreur;
  }
};
