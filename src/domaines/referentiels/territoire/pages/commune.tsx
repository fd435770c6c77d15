import type { FC } from "hono/jsx";
import { Registre, unGroupe } from "#platform/html/index.ts";
import type { CommuneSituee } from "../queries/lire-territoires.ts";

export interface Recherche {
  readonly texte: string;
  readonly trouvees: readonly CommuneSituee[];
}

/** « Quelle commune ? »: the address of a person tells her territoire. */
export const QuelleCommune: FC<{ readonly recherche: Recherche }> = ({ recherche }) => (
  <>
    <form method="get" action="/territoires" class="filtres">
      <label class="etiquette" for="commune">
        Quelle commune ?
      </label>
      <input
        class="filtre"
        id="commune"
        name="commune"
        value={recherche.texte}
        autocomplete="off"
        maxlength={60}
        aria-describedby="commune-aide"
      />
      <button class="filtre" type="submit">
        Trouver le territoire
      </button>
      <span class="leger petit" id="commune-aide">
        Nom, code postal ou code INSEE
      </span>
    </form>
    {recherche.texte !== "" && recherche.trouvees.length === 0 && (
      <p role="status">
        Aucune commune du département ne répond à « {recherche.texte} ». Vérifiez l’orthographe, ou
        essayez le code postal.
      </p>
    )}
    {recherche.trouvees.length > 0 && (
      <Registre
        libelle="Communes trouvées"
        groupes={unGroupe(recherche.trouvees)}
        colonnes={[
          { titre: "Commune", genre: "entete", valeur: (c) => c.nom },
          { titre: "Code postal", valeur: (c) => c.codes_postaux.join(", ") },
          { titre: "Code INSEE", etiquette: "INSEE", valeur: (c) => c.code },
          {
            titre: "Territoire",
            valeur: (c) =>
              c.territoire_code === null ? (
                "Sans territoire"
              ) : (
                <a href={`/territoires/${c.territoire_code}`}>{c.territoire_nom}</a>
              ),
          },
        ]}
      />
    )}
  </>
);
