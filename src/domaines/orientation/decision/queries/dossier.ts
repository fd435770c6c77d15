import { sql } from "kysely";
import type { Instant, Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Entrees, Parcours } from "../../regle/entrees.ts";
import { loadListe } from "../../regle/queries/listes.ts";
import type { RegleEcartee } from "../../regle/rules/evaluer.ts";
import { orientationsVisibles } from "../policy.ts";
import type { EtatOrientation, MotifOuverture } from "../rules/etats.ts";

/** A body that the author may designate, with its places where this account can count them. */
export interface OrganismeDesignable {
  readonly id: string;
  readonly nom: string;
  readonly parcours: readonly Parcours[];
  readonly places: number | null;
}

export interface PropositionLue {
  readonly regle: string | null;
  readonly parcours: Parcours | null;
  readonly organisme: string | null;
  readonly organisme_id: string | null;
  readonly entrees: {
    readonly valeurs: Entrees;
    readonly organisme: string | null;
    readonly image: Jour | null;
  };
  readonly manquantes: readonly string[];
  readonly ecartees: readonly RegleEcartee[];
  readonly revue_humaine: readonly string[];
  readonly proposee_le: Jour;
  readonly liste_id: string;
}

const lireProposition = async (trx: Trx, id: string): Promise<PropositionLue> => {
  const l = await trx
    .selectFrom("proposition as q")
    .leftJoin("organisme_referent as r", "r.id", "q.organisme_id")
    .select([
      "q.regle",
      "q.parcours",
      "r.nom as organisme",
      "q.organisme_id",
      "q.entrees",
      "q.manquantes",
      "q.ecartees",
      "q.revue_humaine",
      "q.proposee_le",
      "q.liste_id",
    ])
    .where("q.id", "=", id)
    .executeTakeFirstOrThrow();
  // Written by `proposer` alone, in these shapes.
  return l as PropositionLue;
};

const listDesignables = async (
  trx: Trx,
  acteur: Acteur,
  territoireId: string | null,
  jour: Jour,
): Promise<readonly OrganismeDesignable[]> => {
  const { departement, territoires } = acteur.perimetre;
  const lignes = await trx
    .selectFrom("organisme_referent as r")
    .select(["r.id", "r.nom", "r.parcours", "r.capacite", "r.territoire_id"])
    .select(
      sql<number>`(select count(*)::int from personne s where s.organisme_id = r.id and s.fusionnee_dans is null)`.as(
        "suivis",
      ),
    )
    .where(sql<boolean>`r.validite @> ${jour}::date`)
    .where((eb) =>
      territoireId === null
        ? eb.lit(true)
        : eb.or([eb("r.territoire_id", "=", territoireId), eb("r.territoire_id", "is", null)]),
    )
    .orderBy("r.nom")
    .execute();
  return lignes.map((l) => {
    const compte =
      departement || (l.territoire_id !== null && territoires.includes(l.territoire_id));
    return {
      id: l.id,
      nom: l.nom,
      parcours: l.parcours as readonly Parcours[],
      places: compte && l.capacite !== null ? l.capacite - l.suivis : null,
    };
  });
};

const lireLettre = (trx: Trx, orientationId: string) =>
  trx
    .selectFrom("courrier")
    .select(["id", "etat", "lot_id", "cree_a"])
    .where("objet_sorte", "=", "orientation")
    .where("objet_id", "=", orientationId)
    .where("etat", "<>", "annule")
    .orderBy("cree_a", "desc")
    .limit(1)
    .executeTakeFirst();

/** All that the page of one orientation shows; `undefined` outside the perimeter. */
export const lireDossier = async (trx: Trx, acteur: Acteur, id: string, jour: Jour) => {
  const l = await trx
    .selectFrom("orientation as o")
    .innerJoin("personne as p", "p.id", "o.personne_id")
    .leftJoin("territoire as t", "t.id", "p.territoire_id")
    .leftJoin("foyer as f", "f.id", "p.foyer_id")
    .leftJoin("organisme_referent as r", "r.id", "o.organisme_id")
    .select([
      "o.id",
      "o.version",
      "o.etat",
      "o.motif_ouverture",
      "o.recue_le",
      "o.echeance_le",
      "o.parcours",
      "o.decide_le",
      "o.decide_par",
      "o.decideur",
      "o.delegation",
      "o.suit_proposition",
      "o.motif_decision",
      "o.close_le",
      "o.motif_cloture",
      "o.proposition_id",
      "r.nom as organisme",
      "p.id as personne_id",
      "p.nom_usage",
      "p.prenom",
      "p.naissance",
      "p.dans_le_droit",
      "p.soumis",
      "p.territoire_id",
      "t.nom as territoire",
      "f.organisme as payeur",
      "f.matricule",
    ])
    .where("o.id", "=", id)
    .where(orientationsVisibles(acteur))
    .executeTakeFirst();
  if (!l) return undefined;
  const proposition =
    l.proposition_id === null ? null : await lireProposition(trx, l.proposition_id);
  const liste = proposition && (await loadListe(trx, proposition.liste_id));
  const lettre = await lireLettre(trx, l.id);
  return {
    ...l,
    etat: l.etat as EtatOrientation,
    motif_ouverture: l.motif_ouverture as MotifOuverture,
    parcours: l.parcours as Parcours | null,
    proposition,
    liste: liste ?? null,
    lettre: lettre && { ...lettre, cree_a: lettre.cree_a.toISOString() as Instant },
    organismes: await listDesignables(trx, acteur, l.territoire_id, jour),
  };
};
export type Dossier = NonNullable<Awaited<ReturnType<typeof lireDossier>>>;
