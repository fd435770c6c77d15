import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { ComptesStock, Etat, EtatOrganisme, MomentDEtat } from "../etat.ts";
import { compterMouvements } from "./compter-mouvements.ts";
import { compterStock, type Regard } from "./compter-stock.ts";
import { listReperes, type Repere } from "./reperes.ts";

const VIDE: ComptesStock = {
  foyers: 0,
  personnes: 0,
  dans_le_droit: 0,
  soumis: { oui: 0, non: 0, inconnu: 0 },
  etats: {},
};

const somme = (comptes: readonly ComptesStock[]): ComptesStock => {
  const etats: Record<string, number> = {};
  for (const c of comptes) {
    for (const [code, n] of Object.entries(c.etats)) etats[code] = (etats[code] ?? 0) + n;
  }
  const total = (valeur: (c: ComptesStock) => number): number =>
    comptes.reduce((t, c) => t + valeur(c), 0);
  return {
    foyers: total((c) => c.foyers),
    personnes: total((c) => c.personnes),
    dans_le_droit: total((c) => c.dans_le_droit),
    soumis: {
      oui: total((c) => c.soumis.oui),
      non: total((c) => c.soumis.non),
      inconnu: total((c) => c.soumis.inconnu),
    },
    etats: Object.fromEntries(Object.entries(etats).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
};

interface MensuelConnu extends Repere {
  readonly reference: Jour;
  readonly applique_a: string;
}
const aUnMensuel = (r: Repere): r is MensuelConnu => r.reference !== null && r.applique_a !== null;

const compterOrganismes = async (
  trx: Trx,
  reperes: readonly Repere[],
  au: Jour,
): Promise<readonly EtatOrganisme[]> => {
  const mensuels = reperes.filter(aUnMensuel);
  const regards = mensuels.map(
    (r): Regard => ({
      organisme: r.organisme,
      instant: r.applique_a,
      depuis: r.precedent_a,
    }),
  );
  const stocks = await compterStock(trx, regards, au);
  const organismes: EtatOrganisme[] = [];
  for (const r of mensuels) {
    organismes.push({
      organisme: r.organisme,
      reference: r.reference,
      ...(stocks.get(r.organisme) ?? VIDE),
      ...(await compterMouvements(trx, r, au)),
    });
  }
  return organismes;
};

const compterParEtat = async (trx: Trx): Promise<Readonly<Record<string, number>>> => {
  const rows = await trx
    .selectFrom("orientation")
    .select(["etat", (eb) => eb.fn.countAll<number>().as("nombre")])
    .groupBy("etat")
    .orderBy("etat")
    .execute();
  return Object.fromEntries(rows.map((r) => [r.etat, r.nombre]));
};

/** Every count of `passerelle etat`, from the tables alone. Run it in one repeatable read. */
export const compterEtat = async (trx: Trx, moment: MomentDEtat): Promise<Etat> => {
  const { au, connuLe } = moment;
  const reperes = await listReperes(trx, moment);
  const regards = reperes.map(
    (r): Regard => ({
      organisme: r.organisme,
      instant: connuLe,
      depuis: r.precedent_a,
    }),
  );
  const courant = somme([...(await compterStock(trx, regards, au)).values()]);
  const rejets = await trx
    .selectFrom("rejet")
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .where("etat", "=", "a_traiter")
    .executeTakeFirstOrThrow();
  return {
    au,
    connu_le: connuLe,
    ...courant,
    organismes: await compterOrganismes(trx, reperes, au),
    orientations: await compterParEtat(trx),
    rejets_a_traiter: rejets.nombre,
  };
};
