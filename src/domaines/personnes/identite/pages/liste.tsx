import type { FC } from "hono/jsx";
import type { Jour } from "#core/jour.ts";
import {
  compter,
  LienBouton,
  Message,
  nombre,
  Page,
  Pager,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { FormulaireRecherche } from "../../recherche/pages/formulaire.tsx";
import {
  adresseListe,
  CODES_COLONNE,
  COLONNES,
  COMPTE_MAX,
  type CodeColonne,
  type LignePersonne,
  type ParametresListe,
  quiDe,
} from "../liste.ts";
import type { DroitsListe } from "../policy.ts";
import type { TerritoireNomme } from "../queries/lister-territoires.ts";
import { colonnesDe } from "./colonnes.tsx";
import { FiltresListe } from "./filtres.tsx";

export interface VueListe {
  readonly lignes: readonly LignePersonne[];
  readonly compte: number;
  readonly parametres: ParametresListe;
  readonly colonnes: readonly CodeColonne[];
  readonly territoires: readonly TerritoireNomme[];
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
  readonly droits: DroitsListe;
  readonly aujourdhui: Jour;
  /** When the list answers a search: what was looked for, in words. */
  readonly recherche:
    | { readonly phrase: string; readonly proches: boolean; readonly parNumero: boolean }
    | undefined;
}

const compteBorne = (n: number, qui = "personne"): string =>
  n >= COMPTE_MAX ? `Plus de ${nombre(COMPTE_MAX - 1)} ${qui}s` : compter(n, qui);

const COMPTES = { adultes: "adulte", enfants: "enfant", tous: "personne" } as const;

const ChoixColonnes: FC<{ readonly vue: VueListe }> = ({ vue: { parametres, colonnes } }) => (
  <details class="depliant ecran-seul">
    <summary>Colonnes affichées et exportées</summary>
    <form method="get" action="/personnes">
      {[
        ...new URL(adresseListe({ ...parametres, colonnes: [] }), "http://interne").searchParams,
      ].map(([nom, valeur]) => (
        <input type="hidden" name={nom} value={valeur} />
      ))}
      <fieldset class="champ">
        <legend class="vh">Colonnes</legend>
        <div class="rangee">
          {CODES_COLONNE.map((code) => (
            <label>
              <input
                type="checkbox"
                name="colonnes"
                value={code}
                checked={colonnes.includes(code)}
              />{" "}
              {COLONNES[code]}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="haut-petit">
        <button type="submit" class="bouton bouton--petit">
          Afficher ces colonnes
        </button>
      </p>
    </form>
  </details>
);

const Exports: FC<{ readonly vue: VueListe }> = ({ vue: { parametres, compte } }) =>
  compte === 0 ? null : (
    <>
      <LienBouton
        href={adresseListe(parametres, {}, "/personnes/export.csv")}
        petit
        icone="download"
      >
        Exporter en CSV
      </LienBouton>{" "}
      <LienBouton
        href={adresseListe(parametres, {}, "/personnes/export.xlsx")}
        petit
        icone="download"
      >
        Exporter en XLSX
      </LienBouton>
    </>
  );

const Rien: FC<{ readonly vue: VueListe }> = ({ vue: { recherche, droits } }) =>
  recherche ? (
    <Vide
      titre="Personne ne correspond dans votre périmètre"
      lien={
        <span class="actions">
          {droits.creer && <a href="/personnes/creer">Créer une fiche</a>}
          {droits.briser && (
            <a href="/personnes/hors-perimetre">Ouvrir un dossier hors de mon périmètre</a>
          )}
        </span>
      }
    >
      Vérifiez l’orthographe, essayez un seul nom, ou la date de naissance seule. Une personne
      suivie par un autre territoire n’apparaît pas ici.
    </Vide>
  ) : (
    <Vide
      titre="Aucune personne dans cette liste"
      lien={<a href="/personnes">Retirer les filtres</a>}
    >
      La liste se remplit à l’arrivée des fichiers de la CAF et de la MSA, et à chaque fiche créée
      par un agent.
    </Vide>
  );

export const PageListe: FC<{ readonly vue: VueListe }> = ({ vue }) => {
  const { lignes, compte, parametres, colonnes, territoires, recherche, droits } = vue;
  return (
    <Page titre={recherche ? "Recherche de personnes" : "Personnes"}>
      <TetePage
        titre={recherche ? "Personnes trouvées" : "Personnes"}
        {...(recherche ? { fil: [{ libelle: "Personnes", href: "/personnes" }] } : {})}
        sous={
          recherche ? (
            <>
              {compteBorne(compte)} pour {recherche.phrase}.
            </>
          ) : (
            <>
              {compteBorne(compte, COMPTES[quiDe(parametres)])} dans votre périmètre, par ordre de
              nom.
            </>
          )
        }
        actions={
          <>
            {droits.trancher && <LienBouton href="/doublons">Doublons à examiner</LienBouton>}
            {droits.creer && (
              <LienBouton href="/personnes/creer" icone="plus">
                Créer une fiche
              </LienBouton>
            )}
          </>
        }
      />
      <FormulaireRecherche nir={droits.nir} bref />
      {recherche?.proches && compte > 0 && (
        <Message>
          Personne ne porte exactement ce nom, ou vous avez demandé les noms proches : ces noms
          ressemblent à celui que vous avez écrit.
        </Message>
      )}
      {recherche && !recherche.proches && !recherche.parNumero && compte > 0 && (
        <p class="petit">
          <a href={adresseListe(parametres, { proches: "oui" })}>Chercher aussi les noms proches</a>
        </p>
      )}
      {!recherche && (
        <FiltresListe
          parametres={parametres}
          territoires={territoires}
          aujourdhui={vue.aujourdhui}
        />
      )}
      {lignes.length === 0 ? (
        <Rien vue={vue} />
      ) : (
        <Registre
          libelle={recherche ? "Personnes trouvées" : "Personnes"}
          colonnes={colonnesDe(colonnes)}
          groupes={unGroupe(lignes)}
        />
      )}
      <Pager
        situation={
          <>
            {compter(lignes.length, "ligne")} sur {compteBorne(compte).toLocaleLowerCase("fr")}
          </>
        }
        precedentes={vue.precedentes}
        suivantes={vue.suivantes}
        suite={droits.exporter && <Exports vue={vue} />}
      />
      <ChoixColonnes vue={vue} />
    </Page>
  );
};
