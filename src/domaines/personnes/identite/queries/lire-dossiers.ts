import { type RawBuilder, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { deDaterange } from "#core/periode.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { parmi } from "#platform/db/parmi.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type {
  AdresseConnue,
  Appartenance,
  DroitConnu,
  Provenance,
  SoumissionConnue,
} from "../fiche.ts";

/** What the first wall needs to know of an account. */
export type Habilite = Pick<Acteur, "utilisateurId" | "perimetre">;

const jourDe = (instant: string) => sql`(${sql.raw(instant)} at time zone 'Europe/Paris')::date`;

/**
 * Columns that say where a line of history comes from, for any table with two times named `h`. Days are drawn in
 * the database: these lines travel as JSON, several histories in one answer.
 */
const PROVENANCE = [
  "a.organisme as source_organisme",
  "a.sorte as source_sorte",
  "a.reference as source_reference",
  "h.depot_id",
  jourDe("lower(h.connu)").$castTo<Jour>().as("connu_le"),
  jourDe("upper(h.connu)").$castTo<Jour | null>().as("remplace_le"),
] as const;

interface LigneProvenance {
  readonly source_organisme: string;
  readonly source_sorte: string;
  readonly source_reference: Jour;
  readonly depot_id: string;
  readonly connu_le: Jour;
  readonly remplace_le: Jour | null;
}

const provenanceDe = (l: LigneProvenance): Provenance => ({
  organisme: l.source_organisme,
  sorte: l.source_sorte,
  reference: l.source_reference,
  depotId: l.depot_id,
  connuLe: l.connu_le,
  ...(l.remplace_le ? { remplaceLe: l.remplace_le } : {}),
});

type Lignes<Q extends { execute(): Promise<unknown> }> = Awaited<ReturnType<Q["execute"]>>;

/** Her memberships of dossiers, the latest first, as they are known now. */
export const selectAppartenances = (trx: Trx, elles: RawBuilder<string>) =>
  trx
    .selectFrom("membre_dossier as h")
    .innerJoin("arrivage as a", "a.id", "h.depot_id")
    .innerJoin("dossier_rsa as d", "d.id", "h.dossier_id")
    .innerJoin("foyer as f", "f.id", "h.foyer_id")
    .leftJoin("dossier_roulant as r", "r.dossier_id", "h.dossier_id")
    .select([
      "h.personne_id",
      "h.dossier_id",
      "h.foyer_id",
      "h.role",
      "h.validite",
      "f.organisme",
      "f.matricule",
      "d.numero_demande",
      "d.date_demande",
      "d.situation_famille",
      "r.dernier_versement",
      ...PROVENANCE,
    ])
    .where("h.personne_id", "=", elles)
    .where(sql<boolean>`upper_inf(h.connu)`)
    .orderBy(sql`lower(h.validite)`, "desc");

export const appartenancesDe = (
  lignes: Lignes<ReturnType<typeof selectAppartenances>>,
): readonly Appartenance[] =>
  lignes.map((l) => ({
    personneId: l.personne_id,
    dossierId: l.dossier_id,
    foyerId: l.foyer_id,
    organisme: l.organisme,
    matricule: l.matricule,
    numeroDemande: l.numero_demande,
    dateDemande: l.date_demande,
    situationFamille: l.situation_famille,
    dernierVersement: l.dernier_versement,
    role: l.role,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));

/** Who lives under this dossier today, as far as the account sees them, adults first. */
export const selectFoyer = (trx: Trx, acteur: Habilite, dossierId: string | null) =>
  trx
    .selectFrom("membre_dossier as m")
    .innerJoin("personne as p", "p.id", "m.personne_id")
    .select(["p.id", "p.nom_usage as nom", "p.prenom", "p.naissance", "m.role"])
    .where("m.dossier_id", "=", dossierId)
    .where(sql<boolean>`upper_inf(m.validite) and upper_inf(m.connu)`)
    .where(filtrePerimetre(acteur, "p"))
    .orderBy(sql`m.role = 'DEM'`, "desc")
    .orderBy(sql`m.role = 'CJT'`, "desc")
    .orderBy("p.naissance");

/** The right of these dossiers, with both times: what was held for true stays visible once replaced. */
export const selectDroits = (trx: Trx, dossiers: readonly string[]) =>
  trx
    .selectFrom("droit as h")
    .innerJoin("arrivage as a", "a.id", "h.depot_id")
    .select([
      "h.dossier_id",
      "h.etat",
      "h.motif",
      "h.montant_centimes",
      "h.validite",
      ...PROVENANCE,
    ])
    .where("h.dossier_id", "=", parmi(dossiers))
    .orderBy(sql`lower(h.validite)`, "desc")
    .orderBy(sql`lower(h.connu)`, "desc");

/** @param montants  whether what the household receives may be told (R-RGPD-08) */
export const droitsDe = (
  lignes: Lignes<ReturnType<typeof selectDroits>>,
  montants: boolean,
): readonly DroitConnu[] =>
  lignes.map((l) => ({
    dossierId: l.dossier_id,
    etat: l.etat,
    motif: l.motif,
    montantCentimes: montants ? l.montant_centimes : null,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));

export const selectSoumissions = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom("soumission as h")
    .innerJoin("arrivage as a", "a.id", "h.depot_id")
    .select(["h.valeur", "h.validite", ...PROVENANCE])
    .where("h.personne_id", "=", parmi(ids))
    .orderBy(sql`lower(h.validite)`, "desc");

export const soumissionsDe = (
  lignes: Lignes<ReturnType<typeof selectSoumissions>>,
): readonly SoumissionConnue[] =>
  lignes.map((l) => ({
    valeur: l.valeur,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));

/** Addresses the payers say, the latest first, each with the territoire of its commune today. */
export const selectAdresses = (trx: Trx, foyers: readonly string[]) =>
  trx
    .selectFrom("adresse as h")
    .innerJoin("arrivage as a", "a.id", "h.depot_id")
    .leftJoin("commune_territoire as ct", "ct.commune", "h.commune")
    .leftJoin("territoire as t", "t.id", "ct.territoire_id")
    .select([
      "h.lignes",
      "h.code_postal",
      "h.nom_commune",
      "h.validite",
      "t.nom as territoire",
      ...PROVENANCE,
    ])
    .where("h.foyer_id", "=", parmi(foyers))
    .where(sql<boolean>`upper_inf(h.connu)`)
    .orderBy(sql`lower(h.validite)`, "desc");

export const adressesDe = (
  lignes: Lignes<ReturnType<typeof selectAdresses>>,
): readonly AdresseConnue[] =>
  lignes.map((l) => ({
    lignes: l.lignes,
    codePostal: l.code_postal,
    nomCommune: l.nom_commune,
    territoire: l.territoire,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));
