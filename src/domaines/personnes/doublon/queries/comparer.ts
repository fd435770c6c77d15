import { jourAParis } from "#core/jour.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Comparaison } from "../doublon.ts";

/** Two records side by side; `undefined` when either is out of the perimeter. */
export const comparer = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
  autre: string,
): Promise<Comparaison | undefined> => {
  const lues = await trx
    .selectFrom("personne as p")
    .leftJoin("territoire as t", "t.id", "p.territoire_id")
    .leftJoin("organisme_referent as o", "o.id", "p.organisme_id")
    .leftJoin("foyer as f", "f.id", "p.foyer_id")
    .select([
      "p.id",
      "p.nom_usage",
      "p.nom_naissance",
      "p.prenom",
      "p.autres_prenoms",
      "p.naissance",
      "p.naissance_precision",
      "p.lieu_naissance",
      "p.sexe",
      "p.nir_fiable",
      "p.nir_empreinte",
      "t.nom as territoire",
      "p.etat_droit",
      "o.nom as organisme",
      "f.matricule",
      "f.organisme as payeur",
      "p.source",
      "p.cree_a",
      "p.fusionnee_dans",
    ])
    .where("p.id", "in", [id, autre])
    .where(filtrePerimetre(acteur, "p"))
    .execute();
  const gauche = lues.find((l) => l.id === id);
  const droite = lues.find((l) => l.id === autre);
  if (!gauche || !droite || gauche === droite) return undefined;
  const doublon = await trx
    .selectFrom("doublon_potentiel")
    .select("id")
    .where("personne_id", "in", [id, autre])
    .where("autre_id", "in", [id, autre])
    .where("etat", "=", "a_examiner")
    .executeTakeFirst();
  const enFiche = ({ nir_empreinte, cree_a, ...fiche }: typeof gauche) => ({
    ...fiche,
    nir_connu: nir_empreinte !== null,
    creee_le: jourAParis(cree_a),
  });
  const [a, b] = [gauche.nir_empreinte, droite.nir_empreinte];
  return {
    fiches: [enFiche(gauche), enFiche(droite)],
    memeNir: a && b ? a.equals(b) : undefined,
    doublonId: doublon?.id,
  };
};
