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
  /** The rules propose a parcours and a body, and nothing asks for a closer look. */
  readonly validable: boolean;
  /** Day of the month of her birth: as good as chance, and the same at each run. */
  readonly quantieme: number;
}

/** Each month a team decides many of its newcomers and some of the stock, over a few weeks. */
const NOUVELLES_PAR_MOIS = 14;
const REPRISES_PAR_MOIS = 4;
/** One in so many is never met: her delay runs out, as it does in real life. */
const JAMAIS_VUE_SUR = 6;
const DELAIS_JOURS = [4, 9, 13, 18, 24, 30, 36];

/** What an interview taught, where the flow could not say. */
const ENTRETIENS = [
  {
    parcours: "emploi",
    motif: "Entretien mené : elle cherche un emploi et peut commencer tout de suite.",
  },
  {
    parcours: "socio_pro",
    motif: "Entretien mené : la garde des enfants est à organiser avant la reprise.",
  },
  {
    parcours: "socio_pro",
    motif: "Entretien mené : le permis est à repasser, le projet est clair.",
  },
  {
    parcours: "social",
    motif: "Entretien mené : le logement est à stabiliser d’abord, puis la recherche.",
  },
] as const;

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
    `select id, version, validable, quantieme from (
       select o.id, o.version, o.echeance_le, p.nom_tri, p.naissance, extract(day from p.naissance)::int as quantieme,
         coalesce(pr.parcours is not null and pr.organisme_id is not null and cardinality(pr.revue_humaine) = 0, false) as validable,
         row_number() over (partition by o.motif_ouverture = 'reprise' order by o.echeance_le nulls last, p.nom_tri, p.naissance) as rang,
         o.motif_ouverture = 'reprise' as reprise
       from orientation o join personne p on p.id = o.personne_id
       left join lateral (select parcours, organisme_id, revue_humaine from proposition x
                          where x.orientation_id = o.id order by x.cree_a desc limit 1) pr on true
       where o.etat in ('a_orienter', 'proposee') and p.territoire_id = $1
     ) q where (not reprise and rang <= $2) or (reprise and validable and rang <= $3)
     order by reprise, rang`,
    [territoireId, NOUVELLES_PAR_MOIS, REPRISES_PAR_MOIS],
  );
  return rows;
};

type Choix = { readonly parcours: "emploi" | "socio_pro" | "social"; readonly organismeId: string };

const organismesDe = async (
  { bases }: Installation,
  territoireId: string,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await bases.poolTraitement.query<{ parcours: string; id: string }>(
    `select distinct on (parcours) unnest(parcours) as parcours, id from organisme_referent
     where territoire_id = $1 order by parcours, nom`,
    [territoireId],
  );
  return new Map(rows.map((r) => [r.parcours, r.id]));
};

/** A decision of an examined case: what the interview said, and the body of the territoire that does it. */
const examiner = (
  rang: number,
  organismes: ReadonlyMap<string, string>,
): { readonly choix: Choix; readonly motif: string } | undefined => {
  const entretien = ENTRETIENS[rang % ENTRETIENS.length];
  if (!entretien) return undefined;
  const { parcours, motif } = entretien;
  const organismeId = organismes.get(parcours);
  return organismeId === undefined ? undefined : { choix: { parcours, organismeId }, motif };
};

const jouerTerritoire = async (
  installation: Installation,
  acteur: Acteur,
  recuLe: Jour,
): Promise<number> => {
  const territoireId = acteur.perimetre.territoires[0] ?? "";
  const identite = identiteDuDepartement(installation.config.departement);
  const organismes = await organismesDe(installation, territoireId);
  let faites = 0;
  for (const [rang, attente] of (await aDecider(installation, territoireId)).entries()) {
    const jour = ajouterJours(recuLe, DELAIS_JOURS[rang % DELAIS_JOURS.length] ?? 7);
    if (jour > installation.aujourdhui() || attente.quantieme % JAMAIS_VUE_SUR === 0) continue;
    const examen = attente.validable ? {} : examiner(rang, organismes);
    if (!examen) continue;
    const decidee = await enTransaction(installation.bases.app, acteur, jour, (trx) =>
      deciderOrientation(
        trx,
        { acteur, aujourdhui: jour, identite },
        { orientationId: attente.id, version: attente.version, ...examen },
      ),
    );
    if (decidee.ok) faites += 1;
  }
  return faites;
};

/** Plays, through the use case, what the teams decided after a mensuel received on `recuLe`. @returns how many */
export const jouerDecisions = async (installation: Installation, recuLe: Jour): Promise<number> => {
  const faites = await Promise.all(
    agents(installation.config.departement).map((a) => jouerTerritoire(installation, a, recuLe)),
  );
  return faites.reduce((somme, n) => somme + n, 0);
};
