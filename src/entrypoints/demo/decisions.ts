import { ajouterJours, type Jour } from "#core/jour.ts";
import { comptesDeDemonstration } from "#domaines/habilitations/index.ts";
import { deciderOrientation } from "#domaines/orientation/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { identiteDuDepartement } from "../departement/identite.ts";
import type { Installation } from "../installation.ts";

interface EnAttente {
  readonly id: string;
  readonly version: number;
}

/** Each month a team decides most of its newcomers and some of the stock, over a few weeks. */
const PAR_AGENT = 12;
const DELAIS_JOURS = [4, 9, 13, 18, 24, 30, 36];

const agents = (departement: string): readonly Acteur[] =>
  comptesDeDemonstration(departement)
    .filter((c) => c.role === "agent_orientation" && c.perimetre.id !== null)
    .map((c) => ({
      utilisateurId: c.id,
      nom: `${c.prenom} ${c.nom}`,
      roles: [c.role],
      perimetre: { departement: false, territoires: [c.perimetre.id ?? ""], organismes: [] },
    }));

/** Newcomers first (R-ORI-02); the order does not depend on ids, which are random. */
const aDecider = async (
  { bases }: Installation,
  territoireId: string,
): Promise<readonly EnAttente[]> => {
  const { rows } = await bases.poolTraitement.query<EnAttente>(
    `select o.id, o.version
     from orientation o join personne p on p.id = o.personne_id
     join lateral (select parcours, organisme_id, revue_humaine from proposition x
                   where x.orientation_id = o.id order by x.cree_a desc limit 1) pr on true
     where o.etat = 'proposee' and p.territoire_id = $1 and pr.parcours is not null and pr.organisme_id is not null
       and cardinality(pr.revue_humaine) = 0
     order by o.echeance_le nulls last, p.nom_tri, p.naissance limit $2`,
    [territoireId, PAR_AGENT],
  );
  return rows;
};

/** Plays, through the use case, what the teams decided after a mensuel received on `recuLe`. @returns how many */
export const jouerDecisions = async (installation: Installation, recuLe: Jour): Promise<number> => {
  const aujourdhui = installation.aujourdhui();
  const identite = identiteDuDepartement(installation.config.departement);
  let faites = 0;
  for (const acteur of agents(installation.config.departement)) {
    const attente = await aDecider(installation, acteur.perimetre.territoires[0] ?? "");
    for (const [rang, { id, version }] of attente.entries()) {
      const jour = ajouterJours(recuLe, DELAIS_JOURS[rang % DELAIS_JOURS.length] ?? 7);
      if (jour > aujourdhui) continue;
      const decidee = await enTransaction(installation.bases.app, acteur, jour, (trx) =>
        deciderOrientation(
          trx,
          { acteur, aujourdhui: jour, identite },
          { orientationId: id, version },
        ),
      );
      if (decidee.ok) faites += 1;
    }
  }
  return faites;
};
