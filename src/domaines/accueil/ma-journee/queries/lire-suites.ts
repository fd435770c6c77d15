import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#core/jour.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { CodeSuite, MaJournee } from "../ma-journee.ts";
import { suitesDe } from "../policy.ts";

/** What waits, one row a thing, with the instant since when. */
const SOURCES: Readonly<Record<CodeSuite, (acteur: Acteur) => RawBuilder<unknown>>> = {
  retenus: () => sql`select recu_a as depuis from depot where etat = 'retenu'`,
  rejets: () => sql`
    select d.recu_a as depuis from rejet r join depot d on d.id = r.depot_id where r.etat = 'a_traiter'`,
  doublons: (acteur) => sql`
    select b.signale_a as depuis from doublon_potentiel b join personne p on p.id = b.personne_id
    where b.etat = 'a_examiner' and ${filtrePerimetre(acteur, "p")}`,
  courriers: (acteur) => sql`
    select c.cree_a as depuis from courrier c join personne p on p.id = c.personne_id
    where c.etat = 'a_editer' and c.lot_id is null and ${filtrePerimetre(acteur, "p")}`,
  alarmes: () => sql`select ouverte_a as depuis from alarme where etat = 'ouverte'`,
};

/** One statement for every kind: each costs the page a round trip otherwise. */
export const lireSuites = async (trx: Trx, acteur: Acteur): Promise<MaJournee["suites"]> => {
  const codes = suitesDe(acteur);
  if (codes.length === 0) return {};
  const { rows } = await sql<{ code: CodeSuite; nombre: number; depuis: Date | null }>`${sql.join(
    codes.map(
      (code) => sql`select ${code}::text as code, count(*)::int as nombre, min(s.depuis) as depuis
        from (${SOURCES[code](acteur)}) s`,
    ),
    sql` union all `,
  )}`.execute(trx);
  return Object.fromEntries(
    rows.map(({ code, nombre, depuis }) => [
      code,
      { nombre, depuis: depuis ? (depuis.toISOString() as Instant) : null },
    ]),
  );
};
