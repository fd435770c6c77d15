import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTraitement, type Trx } from "#platform/db/transaction.ts";
import type { ListePubliee } from "../../regle/queries/listes.ts";
import { calculerEntrees } from "../../regle/rules/entrees.ts";
import { evaluer } from "../../regle/rules/evaluer.ts";
import { type FaitsLus, lireFaits, listDisponibles } from "../queries/faits.ts";
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
    orientation_id: ligne.orientationId,
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
    entrees: { valeurs: entrees, organisme: ligne.organismePayeur, image: ligne.image },
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
    from lues l where o.id = l.orientation_id`.execute(trx);

/**
 * Evaluates everyone who waits without a proposal, by batches of their own transaction: killed and started
 * again, it goes on where it stopped. Same facts, same list, same day: same proposals.
 *
 * @returns proposals stored, those that ask for an interview included
 * @rule R-ORI-08, R-ALG-04
 */
export const proposer = async (db: Db, liste: ListePubliee, aujourdhui: Jour): Promise<number> => {
  const organismes = await listDisponibles(db, aujourdhui);
  let total = 0;
  let apres = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const lot = await enTraitement(db, aujourdhui, async (trx) => {
      const lignes = await lireFaits(trx, { apres, taille: PAR_LOT, aujourdhui });
      if (lignes.length > 0) {
        const propositions = lignes.map((l) => proposerUne(l, liste, organismes, aujourdhui));
        await ecrire(trx, liste, propositions, aujourdhui);
      }
      return accepte(lignes);
    });
    if (!lot.ok) return total;
    total += lot.value.length;
    const derniere = lot.value.at(-1);
    if (!derniere || lot.value.length < PAR_LOT) return total;
    apres = derniere.orientationId;
  }
};
