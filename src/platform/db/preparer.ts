import type { Compilable, CompiledQuery } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "./transaction.ts";

/*
 * Writing out a query takes the builder longer than the web process takes to read its answer, and the text is the
 * same at each page. It is written once here, with places in it, and only given its values afterwards.
 */

interface Modele<L> {
  readonly compilee: CompiledQuery<L>;
  /** Name of the value that each place stands for. */
  readonly places: ReadonlyMap<unknown, PropertyKey>;
}

/** Beyond, forms are too many to come back: the oldest is written again when it does. */
const FORMES_MAX = 200;

/**
 * @param ecrire  writes the query from places that stand for the values: it hands them on and never looks at them.
 *   What the text depends on is in `forme`; each form has a text of its own.
 */
export const preparer = <V extends object, L, F = undefined>(
  ecrire: (trx: Trx, valeurs: V, forme: F) => Compilable<L>,
): ((trx: Trx, valeurs: V, forme: F) => Promise<readonly L[]>) => {
  const modeles = new Map<string, Modele<L>>();
  const modeliser = (trx: Trx, forme: F): Modele<L> => {
    const places = new Map<unknown, PropertyKey>();
    const enPlaces = new Proxy({} as V, {
      get: (_, nom) => {
        const place = {};
        places.set(place, nom);
        return place;
      },
    });
    return { compilee: ecrire(trx, enPlaces, forme).compile(), places };
  };
  return async (trx, valeurs, forme) => {
    const cle = JSON.stringify(forme) ?? "";
    let modele = modeles.get(cle);
    if (modele === undefined) {
      const [ancienne] = modeles.keys();
      if (modeles.size >= FORMES_MAX && ancienne !== undefined) modeles.delete(ancienne);
      modele = modeliser(trx, forme);
      modeles.set(cle, modele);
    }
    const { compilee, places } = modele;
    const parameters = compilee.parameters.map((p) => {
      const nom = places.get(p);
      return nom === undefined ? p : Reflect.get(valeurs, nom);
    });
    const { rows } = await trx.executeQuery<L>({ ...compilee, parameters });
    return rows;
  };
};

type Habilite = Pick<Acteur, "utilisateurId" | "perimetre">;

/** Same, for a query that holds the first wall: its text depends on the kinds of perimeter, not on the ids. */
export const preparerPour = <V extends object, L, F>(
  ecrire: (trx: Trx, acteur: Habilite, valeurs: V, forme: F) => Compilable<L>,
): ((trx: Trx, acteur: Habilite, valeurs: V, forme: F) => Promise<readonly L[]>) => {
  interface FormePour {
    readonly departement: boolean;
    readonly territoires: boolean;
    readonly organismes: boolean;
    readonly forme: F;
  }
  interface ValeursPour {
    readonly acteurId: string;
    readonly acteurTerritoires: readonly string[];
    readonly acteurOrganismes: readonly string[];
  }
  const executer = preparer<V & ValeursPour, L, FormePour>((trx, valeurs, forme) => {
    const acteur: Habilite = {
      utilisateurId: valeurs.acteurId,
      perimetre: {
        departement: forme.departement,
        territoires: forme.territoires ? valeurs.acteurTerritoires : [],
        organismes: forme.organismes ? valeurs.acteurOrganismes : [],
      },
    };
    return ecrire(trx, acteur, valeurs, forme.forme);
  });
  return (trx, { utilisateurId, perimetre }, valeurs, forme) => {
    const { departement, territoires, organismes } = perimetre;
    return executer(
      trx,
      {
        ...valeurs,
        acteurId: utilisateurId,
        acteurTerritoires: territoires,
        acteurOrganismes: organismes,
      },
      {
        departement,
        territoires: territoires.length > 0,
        organismes: organismes.length > 0,
        forme,
      },
    );
  };
};
