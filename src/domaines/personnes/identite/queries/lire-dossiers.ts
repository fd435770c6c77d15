import { sql } from "kysely";
import { type Jour, jourAParis } from "#core/jour.ts";
import { deDaterange } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type {
  AdresseConnue,
  Appartenance,
  DroitConnu,
  MembreFoyer,
  Provenance,
  SoumissionConnue,
} from "../fiche.ts";

const parmi = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`;

/** Columns that say where a line of history comes from, for any table with two times named `h`. */
const PROVENANCE = [
  "a.organisme as source_organisme",
  "a.sorte as source_sorte",
  "a.reference as source_reference",
  "h.depot_id",
  sql<Date>`lower(h.connu)`.as("connu_depuis"),
  sql<Date | null>`upper(h.connu)`.as("connu_jusqua"),
] as const;

interface LigneProvenance {
  readonly source_organisme: string;
  readonly source_sorte: string;
  readonly source_reference: Jour;
  readonly depot_id: string;
  readonly connu_depuis: Date;
  readonly connu_jusqua: Date | null;
}

const provenanceDe = (l: LigneProvenance): Provenance => ({
  organisme: l.source_organisme,
  sorte: l.source_sorte,
  reference: l.source_reference,
  depotId: l.depot_id,
  connuLe: jourAParis(l.connu_depuis),
  ...(l.connu_jusqua ? { remplaceLe: jourAParis(l.connu_jusqua) } : {}),
});

/** Numbers and dates of dossiers. Apart from the memberships: joined under row-level security, planning costs more than reading. */
const lireDossiers = async (trx: Trx, ids: readonly string[]) => {
  const dossiers = await trx
    .selectFrom("dossier_rsa as d")
    .select(["d.id", "d.numero_demande", "d.date_demande", "d.situation_famille"])
    .where("d.id", "=", parmi(ids))
    .execute();
  const roulants = await trx
    .selectFrom("dossier_roulant")
    .select(["dossier_id", "dernier_versement"])
    .where("dossier_id", "=", parmi(ids))
    .execute();
  const versements = new Map(roulants.map((r) => [r.dossier_id, r.dernier_versement]));
  return new Map(
    dossiers.map((d) => [d.id, { ...d, dernier_versement: versements.get(d.id) ?? null }]),
  );
};

const lireMatricules = async (trx: Trx, ids: readonly string[]) => {
  const foyers = await trx
    .selectFrom("foyer")
    .select(["id", "organisme", "matricule"])
    .where("id", "=", parmi(ids))
    .execute();
  return new Map(foyers.map((f) => [f.id, f]));
};

/** Her memberships of dossiers, the latest first, as they are known now. */
export const lireAppartenances = async (
  trx: Trx,
  ids: readonly string[],
): Promise<readonly Appartenance[]> => {
  const lignes = await trx
    .selectFrom("membre_dossier as h")
    .innerJoin("arrivage as a", "a.id", "h.depot_id")
    .select(["h.personne_id", "h.dossier_id", "h.foyer_id", "h.role", "h.validite", ...PROVENANCE])
    .where("h.personne_id", "=", parmi(ids))
    .where(sql<boolean>`upper_inf(h.connu)`)
    .orderBy(sql`lower(h.validite)`, "desc")
    .execute();
  if (lignes.length === 0) return [];
  const dossiers = await lireDossiers(
    trx,
    lignes.map((l) => l.dossier_id),
  );
  const foyers = await lireMatricules(
    trx,
    lignes.map((l) => l.foyer_id),
  );
  return lignes.flatMap((l) => {
    const [d, f] = [dossiers.get(l.dossier_id), foyers.get(l.foyer_id)];
    if (!d || !f) return [];
    return {
      personneId: l.personne_id,
      dossierId: l.dossier_id,
      foyerId: l.foyer_id,
      organisme: f.organisme,
      matricule: f.matricule,
      numeroDemande: d.numero_demande,
      dateDemande: d.date_demande,
      situationFamille: d.situation_famille,
      dernierVersement: d.dernier_versement,
      role: l.role,
      validite: deDaterange(l.validite),
      provenance: provenanceDe(l),
    };
  });
};

/** Who lives under this dossier today, adults first. */
export const lireFoyer = async (trx: Trx, dossierId: string): Promise<readonly MembreFoyer[]> =>
  trx
    .selectFrom("membre_dossier as m")
    .innerJoin("personne as p", "p.id", "m.personne_id")
    .select(["p.id", "p.nom_usage as nom", "p.prenom", "p.naissance", "m.role"])
    .where("m.dossier_id", "=", dossierId)
    .where(sql<boolean>`upper_inf(m.validite) and upper_inf(m.connu)`)
    .orderBy(sql`m.role = 'DEM'`, "desc")
    .orderBy(sql`m.role = 'CJT'`, "desc")
    .orderBy("p.naissance")
    .execute();

/** The right of these dossiers, with both times: what was held for true stays visible once replaced. */
export const lireDroits = async (
  trx: Trx,
  dossiers: readonly string[],
): Promise<readonly DroitConnu[]> => {
  const lignes = await trx
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
    .orderBy(sql`lower(h.connu)`, "desc")
    .execute();
  return lignes.map((l) => ({
    dossierId: l.dossier_id,
    etat: l.etat,
    motif: l.motif,
    montantCentimes: l.montant_centimes,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));
};

export const lireSoumissions = async (
  trx: Trx,
  ids: readonly string[],
): Promise<readonly SoumissionConnue[]> => {
  const lignes = await trx
    .selectFrom("soumission as h")
    .innerJoin("arrivage as a", "a.id", "h.depot_id")
    .select(["h.valeur", "h.validite", ...PROVENANCE])
    .where("h.personne_id", "=", parmi(ids))
    .orderBy(sql`lower(h.validite)`, "desc")
    .execute();
  return lignes.map((l) => ({
    valeur: l.valeur,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));
};

/** Addresses the payers say, the latest first, each with the territoire of its commune today. */
export const lireAdresses = async (
  trx: Trx,
  foyers: readonly string[],
): Promise<readonly AdresseConnue[]> => {
  const lignes = await trx
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
    .orderBy(sql`lower(h.validite)`, "desc")
    .execute();
  return lignes.map((l) => ({
    lignes: l.lignes,
    codePostal: l.code_postal,
    nomCommune: l.nom_commune,
    territoire: l.territoire,
    validite: deDaterange(l.validite),
    provenance: provenanceDe(l),
  }));
};
