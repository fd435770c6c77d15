import type { Instant } from "#core/jour.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { Regle } from "../../regle/liste-regles.ts";
import type {
  EtatSimulation,
  Issue,
  PopulationSimulee,
  Resultats,
  Simulation,
} from "../simulation.ts";

const lire = (trx: Trx) =>
  trx
    .selectFrom("simulation as s")
    .innerJoin("liste_regles as a", "a.id", "s.avant_id")
    .select([
      "s.id",
      "s.avant_id",
      "a.version as avant_version",
      "a.nom as avant_nom",
      "s.apres_nom",
      "s.apres_liste_id",
      "s.apres_brouillon_id",
      "s.apres_empreinte",
      "s.population",
      "s.sans_accompagnement",
      "s.jour",
      "s.seuil_interne",
      "s.seuil_publication",
      "s.etat",
      "s.fait",
      "s.total",
      "s.duree_ms",
      "s.demandeur",
      "s.demandee_a",
    ]);

type Ligne = Awaited<ReturnType<ReturnType<typeof lire>["executeTakeFirstOrThrow"]>>;

const enSimulation = (l: Ligne): Simulation => ({
  id: l.id,
  avantId: l.avant_id,
  avantVersion: l.avant_version,
  avantNom: l.avant_nom,
  apresNom: l.apres_nom,
  apresListeId: l.apres_liste_id,
  apresBrouillonId: l.apres_brouillon_id,
  empreinte: l.apres_empreinte,
  population: l.population as PopulationSimulee,
  sansAccompagnement: l.sans_accompagnement,
  jour: l.jour,
  seuilInterne: l.seuil_interne,
  seuilPublication: l.seuil_publication,
  etat: l.etat as EtatSimulation,
  fait: l.fait,
  total: l.total,
  dureeMs: l.duree_ms,
  demandeur: l.demandeur,
  demandeeA: l.demandee_a.toISOString() as Instant,
});

const MAXIMUM = 50;

/** Last asked first. */
export const listSimulations = async (trx: Trx): Promise<readonly Simulation[]> =>
  (await lire(trx).orderBy("s.demandee_a", "desc").orderBy("s.id").limit(MAXIMUM).execute()).map(
    enSimulation,
  );

export interface SimulationLue {
  readonly simulation: Simulation;
  /** None until it is done. */
  readonly resultats: Resultats | null;
  readonly avant: readonly Regle[];
  readonly apres: readonly Regle[];
}

export const loadSimulation = async (trx: Trx, id: string): Promise<SimulationLue | undefined> => {
  const l = await lire(trx)
    .select(["s.resultat", "s.apres_regles", "a.regles as avant_regles"])
    .where("s.id", "=", id)
    .executeTakeFirst();
  return (
    l && {
      simulation: enSimulation(l),
      // Written by `terminerSimulation` alone, in this shape.
      resultats: l.resultat as Resultats | null,
      avant: Regle.array().parse(l.avant_regles),
      apres: Regle.array().parse(l.apres_regles),
    }
  );
};

export interface Deplacee {
  readonly personne_id: string;
  readonly nom_usage: string;
  readonly prenom: string;
  readonly territoire: string | null;
  readonly regle_avant: string | null;
  readonly regle_apres: string | null;
}

/** Persons of one flow, within the reader's perimeter; from the key after which to go on. */
export const listDeplacees = (
  trx: Trx,
  acteur: Acteur,
  demande: {
    readonly simulationId: string;
    readonly avant: Issue;
    readonly apres: Issue;
    readonly place: { readonly id: string; readonly avant: boolean } | undefined;
    readonly maximum: number;
  },
): Promise<readonly Deplacee[]> => {
  const { simulationId, avant, apres, place, maximum } = demande;
  let page = trx
    .selectFrom("simulation_personne as s")
    .innerJoin("personne as p", "p.id", "s.personne_id")
    .leftJoin("territoire as t", "t.id", "p.territoire_id")
    .select([
      "p.id as personne_id",
      "p.nom_usage",
      "p.prenom",
      "t.nom as territoire",
      "s.regle_avant",
      "s.regle_apres",
    ])
    .where("s.simulation_id", "=", simulationId)
    .where("s.avant", "=", avant)
    .where("s.apres", "=", apres)
    .where(filtrePerimetre(acteur, "p"))
    .orderBy("s.personne_id", place?.avant ? "desc" : "asc")
    .limit(maximum);
  if (place) page = page.where("s.personne_id", place.avant ? "<" : ">", place.id);
  return page.execute();
};
