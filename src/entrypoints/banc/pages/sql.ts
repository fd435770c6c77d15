import { lireSuivi } from "#domaines/accueil/fiche/queries/lire-suivi.ts";
import { completer } from "#domaines/orientation/file/queries/completer.ts";
import { compterVues, listFile } from "#domaines/orientation/file/queries/lister-file.ts";
import { listTerritoires as listTerritoiresFile } from "#domaines/orientation/file/queries/territoires.ts";
import { FiltresFile, filtreDe as filtreDeFile } from "#domaines/orientation/file/saisie.ts";
import { loadParametres, seuilAlerte } from "#domaines/orientation/reglages.ts";
import {
  COMPTE_MAX,
  FiltresPersonnes,
  filtreDe,
  type Place,
} from "#domaines/personnes/identite/liste.ts";
import { lirePage } from "#domaines/personnes/identite/queries/lire-page.ts";
import {
  lireLignes,
  selectPersonnes,
} from "#domaines/personnes/identite/queries/lister-personnes.ts";
import { lireFiche } from "#domaines/personnes/index.ts";
import { chercherPersonnes } from "#domaines/personnes/recherche/queries/chercher-personnes.ts";
import { lireChiffres } from "#domaines/pilotage/indicateur/queries/lire-chiffres.ts";
import { lireDelai } from "#domaines/pilotage/indicateur/queries/lire-delai.ts";
import { lireSources } from "#domaines/pilotage/indicateur/queries/lire-sources.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour, lireUnePersonnePour, type Trx } from "#platform/db/transaction.ts";
import type { Installation } from "../../installation.ts";

const PAR_PAGE = 50;
const FILE = filtreDeFile(FiltresFile.parse({}));
const FILTRE = filtreDe(FiltresPersonnes.parse({}));

/** The pages' own queries, alone: same role, same row-level security, same pool size, neither HTTP nor HTML. */
export interface SqlDesPages {
  liste(place: Place | undefined): Promise<unknown>;
  /** Where page `rang` begins, or the last one before it. */
  placeDePage(rang: number): Promise<Place | undefined>;
  recherche(nom: string): Promise<unknown>;
  fiche(id: string): Promise<unknown>;
  file(): Promise<unknown>;
  tableau(): Promise<unknown>;
  /** Persons this account may open. */
  visibles(maximum: number): Promise<readonly string[]>;
  /** The name borne by most persons she may see. */
  nomCourant(): Promise<string>;
}

export const sqlDesPages = (installation: Installation, acteur: Acteur): SqlDesPages => {
  const jour = installation.aujourdhui();
  const pour = <T>(lecture: (trx: Trx) => Promise<T>): Promise<T> =>
    lirePour(installation.bases.app, acteur, jour, lecture);
  return {
    liste: (place) =>
      pour((trx) => lirePage(trx, acteur, FILTRE, place, PAR_PAGE + 1, { numeros: false })),
    placeDePage: (rang) =>
      pour(async (trx) => {
        let place: Place | undefined;
        for (let page = 1; page < rang; page++) {
          const trouvees = await selectPersonnes(
            trx,
            acteur,
            FILTRE,
            place,
            PAR_PAGE + 1,
          ).execute();
          const derniere = trouvees[PAR_PAGE - 1];
          if (trouvees.length <= PAR_PAGE || !derniere) break;
          place = { nomTri: derniere.nom_tri, id: derniere.id, avant: false, compte: COMPTE_MAX };
        }
        return place;
      }),
    recherche: (nom) =>
      pour(async (trx) => {
        const options = { maximum: PAR_PAGE + 1, elargir: false };
        const { lignes } = await chercherPersonnes(trx, acteur, { nom }, options);
        const ids = lignes.slice(0, PAR_PAGE).map((l) => l.id);
        await lireLignes(trx, ids, { numeros: false });
      }),
    fiche: (id) =>
      lireUnePersonnePour(installation.bases.app, acteur, jour, async (trx) => {
        const lue = await lireFiche(trx, acteur, id);
        if (lue?.sorte === "fiche") await lireSuivi(trx, lue.fiche.ids);
      }),
    file: () =>
      pour(async (trx) => {
        const reperes = {
          aujourdhui: jour,
          alerte: seuilAlerte(await loadParametres(trx), jour),
        };
        const lues = await listFile(trx, acteur, FILE, reperes, undefined, PAR_PAGE + 1);
        await completer(trx, acteur, lues.slice(0, PAR_PAGE));
        await compterVues(trx, acteur, FILE, reperes);
        await listTerritoiresFile(trx, acteur);
      }),
    tableau: () =>
      pour(async (trx) => {
        await lireChiffres(trx, acteur, jour);
        await lireSources(trx);
        await lireDelai(trx, jour);
      }),
    visibles: (maximum) =>
      pour(async (trx) => {
        const lues = await trx
          .selectFrom("personne")
          .select("id")
          .where("fusionnee_dans", "is", null)
          .orderBy("id")
          .limit(maximum)
          .execute();
        return lues.map((l) => l.id);
      }),
    nomCourant: () =>
      pour(async (trx) => {
        const { nom_usage } = await trx
          .selectFrom("personne")
          .select("nom_usage")
          .groupBy("nom_usage")
          .orderBy((eb) => eb.fn.countAll(), "desc")
          .orderBy("nom_usage")
          .limit(1)
          .executeTakeFirstOrThrow();
        return nom_usage;
      }),
  };
};
