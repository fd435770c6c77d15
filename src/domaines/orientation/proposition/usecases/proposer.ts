import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { ListePubliee } from "../../regle/queries/listes.ts";
import { calculerEntrees } from "../../regle/rules/entrees.ts";
import { evaluer } from "../../regle/rules/evaluer.ts";
import { type FaitsLus, lireFaits, listDisponibles, releverFaits } from "../queries/faits.ts";
import { choisirOrganisme, type OrganismeDisponible } from "../rules/choisir-organisme.ts";

const PAR_LOT = 5_000;

const proposerUne = (
  ligne: FaitsLus,
  liste: ListePubliee,
  organismes: readonly OrganismeDisponible[],
  aujourdhui: Jour,
) => {
  const { entrees, revueHumaine } = calculerEntrees(ligne.faits, aujourdhui);
  const e = evaluer(liste.regles, entrees);
  return {
    id: nouvelUuid(),
    orientation_id: ligne.id,
    personne_id: ligne.personneId,
    regle: e.regle,
    parcours: e.parcours,
    organisme_nature: e.organisme_nature,
    organisme_id: choisirOrganisme(organismes, {
      nature: e.organisme_nature,
      parcours: e.parcours,
      territoireId: ligne.territoireId,
      actuelId: ligne.organismeId,
    }),
    entrees: {
      valeurs: entrees,
      organisme: ligne.organismePayeur,
      image: ligne.image,
      autonomie: ligne.faits.autonomie,
    },
    manquantes: e.manquantes,
    ecartees: e.ecartees,
    revue_humaine: revueHumaine,
  };
};

/** A row without a parcours stays `a_orienter`: its explanation is kept, but nothing is proposed. */
const ecrire = (
  trx: Trx,
  liste: ListePubliee,
  propositions: readonly ReturnType<typeof proposerUne>[],
  aujourdhui: Jour,
): Promise<unknown> =>
  sql`
    with lues as materialized (
      select * from json_to_recordset(${JSON.stringify(propositions)}::json) as p(
        id uuid, orientation_id uuid, personne_id uuid, regle text, parcours text, organisme_nature text,
        organisme_id uuid, entrees jsonb, manquantes json, ecartees jsonb, revue_humaine json)
    ), ecrites as (
      insert into proposition (id, orientation_id, personne_id, liste_id, regle, parcours, organisme_nature,
        organisme_id, entrees, manquantes, ecartees, revue_humaine, proposee_le)
      select id, orientation_id, personne_id, ${liste.id}::uuid, regle, parcours, organisme_nature, organisme_id,
        entrees, array(select json_array_elements_text(manquantes)), ecartees,
        array(select json_array_elements_text(revue_humaine)), ${aujourdhui}::date
      from lues
    )
    update orientation o set proposition_id = l.id, version = o.version + 1,
      etat = case when l.parcours is null then o.etat else 'proposee' end
    from lues l
    where o.id = l.orientation_id and o.etat = 'a_orienter' and o.proposition_id is null`.execute(
    trx,
  );

/**
 * The person moved since: the body proposed serves the territoire she left. Its proposal is kept, and another is made.
 * A body that goes on with someone it already follows (`actuel`) is not in question.
 * @rule R-ORI-05
 */
const rouvrirDemenages = (trx: Trx): Promise<unknown> =>
  sql`
    update orientation o set proposition_id = null, etat = 'a_orienter', version = o.version + 1
    from proposition q, organisme_referent r, personne p
    where o.etat = 'proposee' and q.id = o.proposition_id and r.id = q.organisme_id and p.id = o.personne_id
      and q.organisme_nature <> 'actuel' and r.territoire_id is not null
      and p.territoire_id is distinct from r.territoire_id`.execute(trx);

const VERROU = 43;

/**
 * Evaluates everyone who waits without a proposal that still holds, whole or not at all: killed, it starts again. Same facts, same
 * list, same day: same proposals. Two runs wait for each other.
 *
 * @returns proposals stored, those that ask for an interview included
 * @rule R-ORI-08, R-ALG-04
 */
export const proposer = async (
  trx: Trx,
  liste: ListePubliee,
  aujourdhui: Jour,
): Promise<number> => {
  await sql`select pg_advisory_xact_lock(${VERROU})`.execute(trx);
  await rouvrirDemenages(trx);
  const attendus = await releverFaits(trx, "sans_proposition");
  if (attendus === 0) return 0;
  const organismes = await listDisponibles(trx, aujourdhui);
  let apres = "00000000-0000-0000-0000-000000000000";
  for (let faites = 0; faites < attendus; faites += PAR_LOT) {
    const lot = await lireFaits(trx, { apres, taille: PAR_LOT, aujourdhui });
    const propositions = lot.map((l) => proposerUne(l, liste, organismes, aujourdhui));
    await ecrire(trx, liste, propositions, aujourdhui);
    apres = lot.at(-1)?.id ?? apres;
  }
  return attendus;
};
