import type pg from "pg";
import { deDaterange } from "#core/periode.ts";
import { CONFIANCES, type Parametre, UNITES } from "../parametre/parametre.ts";
import type { Territoire } from "../territoire/territoire.ts";

export interface Referentiels {
  readonly parametres: readonly Parametre[];
  /** Those of the cut in use, by name. */
  readonly territoires: readonly Territoire[];
}

interface LigneParametre extends Omit<Parametre, "validite" | "unite" | "confiance"> {
  readonly unite: string;
  readonly confiance: string;
  readonly validite: string;
}

const dans = <T extends string>(liste: readonly T[], texte: string): T => {
  const trouve = liste.find((element) => element === texte);
  if (trouve === undefined)
    throw new RangeError(`Valeur inattendue dans les paramètres : ${texte}`);
  return trouve;
};

/** What the application keeps in memory: dated values and territoires. */
export const lireReferentiels = async (client: pg.ClientBase): Promise<Referentiels> => {
  const parametres = await client.query<LigneParametre>(
    `select code, valeur, unite, article, confiance, validite::text as validite
     from parametre order by code, validite`,
  );
  const territoires = await client.query<Territoire>(
    `select id, departement, code, nom, service, adresse, telephone, prereglage, rangee, colonne
     from territoire t where exists (select from commune_territoire where territoire_id = t.id)
     order by nom`,
  );
  return {
    territoires: territoires.rows,
    parametres: parametres.rows.map((p) => ({
      ...p,
      unite: dans(UNITES, p.unite),
      confiance: dans(CONFIANCES, p.confiance),
      validite: deDaterange(p.validite),
    })),
  };
};
