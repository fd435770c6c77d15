import { lirePour } from "#platform/db/transaction.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  decouperPage,
  definirRoutes,
  direRefus,
  introuvable,
  lienCurseur,
  lireCurseur,
  lireFormulaire,
  lireId,
  mauvaiseRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { lireIdentite } from "../identite/queries/lire-identite.ts";
import { lireLignes } from "../identite/queries/lister-personnes.ts";
import { fichesProches } from "../saisie/queries/fiches-proches.ts";
import { SaisieEcart, SaisieRattachement } from "./doublon.ts";
import { REPONSES_DOUBLON, type RefusDoublon } from "./errors.ts";
import { PageChoisir } from "./pages/choisir.tsx";
import { PageComparer } from "./pages/comparer.tsx";
import { PageDoublons } from "./pages/liste.tsx";
import { comparer } from "./queries/comparer.ts";
import { compterDoublons, listDoublons, type PlaceDoublon } from "./queries/lister-doublons.ts";
import type { ContexteDoublon } from "./usecases/contexte.ts";
import { detacher } from "./usecases/detacher.ts";
import { ecarter } from "./usecases/ecarter.ts";
import { rattacher } from "./usecases/rattacher.ts";

const TRI = "doublons.signalement";
const PAR_PAGE = 50;

const contexteDe = (c: Contexte): ContexteDoublon => ({
  db: c.var.dependances.db,
  acteur: acteurDe(c),
  aujourdhui: c.var.aujourdhui,
  requeteId: c.var.requeteId,
});

const refuser = (refus: RefusDoublon): never => {
  const { status, message } = direRefus(REPONSES_DOUBLON, refus);
  return status === 404 ? introuvable() : arreter(status, message);
};

const lister = async (c: Contexte): Promise<Response> => {
  const curseur = lireCurseur(c, TRI);
  const [signaleA, id] = curseur?.valeurs ?? [];
  if (curseur && (typeof signaleA !== "string" || typeof id !== "string")) return mauvaiseRequete();
  const place: PlaceDoublon | undefined =
    typeof signaleA === "string" && typeof id === "string"
      ? { signaleA, id, avant: curseur?.sens === "avant" }
      : undefined;
  const acteur = acteurDe(c);
  const { lues, compte } = await lirePour(
    c.var.dependances.db,
    acteur,
    c.var.aujourdhui,
    async (trx) => ({
      lues: await listDoublons(trx, acteur, place, PAR_PAGE + 1),
      compte: await compterDoublons(trx, acteur),
    }),
  );
  const page = decouperPage(lues, PAR_PAGE, curseur, (l) => [l.place, l.id]);
  return rendre(
    c,
    <PageDoublons
      lignes={page.lignes}
      compte={compte}
      precedentes={page.precedente && lienCurseur(c, TRI, page.precedente)}
      suivantes={page.suivante && lienCurseur(c, TRI, page.suivante)}
    />,
  );
};

const choisir = async (c: Contexte): Promise<Response> => {
  const acteur = acteurDe(c);
  const id = lireId(c);
  const vue = await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const lue = await lireIdentite(trx, acteur, id);
    if (lue?.sorte !== "fiche") return undefined;
    const { nom_naissance, nom_usage, prenom, naissance } = lue.identite;
    const proches = await fichesProches(trx, acteur, {
      nomNaissance: nom_naissance,
      nomUsage: nom_usage,
      prenom,
      naissance,
    });
    const autres = proches.filter((proche) => proche !== id);
    return {
      nom: nom_usage,
      prenom,
      proches: await lireLignes(trx, autres, { numeros: false }),
    };
  });
  return vue ? rendre(c, <PageChoisir id={id} {...vue} />) : introuvable();
};

const montrer = async (
  c: Contexte,
  ids: readonly [string, string],
  saisies: { readonly saisie?: Saisie; readonly ecart?: Saisie } = {},
): Promise<Response> => {
  const acteur = acteurDe(c);
  const comparaison = await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, (trx) =>
    comparer(trx, acteur, ...ids),
  );
  if (!comparaison) return introuvable();
  const statut = saisies.saisie || saisies.ecart ? 422 : 200;
  return rendre(c, <PageComparer comparaison={comparaison} {...saisies} />, statut);
};

const idsDe = (c: Contexte): readonly [string, string] => [lireId(c), lireId(c, "autre")];

export const routesDoublon: readonly Route[] = definirRoutes([
  { methode: "GET", chemin: "/doublons", acces: "doublons.trancher", traite: lister },
  {
    methode: "GET",
    chemin: "/personnes/:id/rattacher",
    acces: "doublons.trancher",
    traite: choisir,
  },
  {
    methode: "GET",
    chemin: "/personnes/:id/rattacher/:autre",
    acces: "doublons.trancher",
    traite: (c) => montrer(c, idsDe(c)),
  },
  {
    methode: "POST",
    chemin: "/personnes/:id/rattacher/:autre",
    acces: "doublons.trancher",
    traite: async (c) => {
      const ids = idsDe(c);
      const lu = lireFormulaire(c, SaisieRattachement);
      if (!lu.ok) return montrer(c, ids, { saisie: lu.refus });
      const { gardee: gardeeId, motif } = lu.value;
      const rattacheeId = ids.find((id) => id !== gardeeId);
      if (!ids.includes(gardeeId) || rattacheeId === undefined) return mauvaiseRequete();
      const fait = await rattacher(contexteDe(c), { gardeeId, rattacheeId, motif });
      if (!fait.ok) return refuser(fait.refus);
      return rediriger(c, `/personnes/${gardeeId}`, {
        texte: "Les deux fiches sont réunies.",
        annuler: {
          action: `/personnes/${gardeeId}/detacher/${fait.value}`,
          libelle: "Revenir en arrière",
        },
      });
    },
  },
  {
    methode: "POST",
    chemin: "/personnes/:id/detacher/:lien",
    acces: "doublons.trancher",
    traite: async (c) => {
      const id = lireId(c);
      const fait = await detacher(contexteDe(c), id, lireId(c, "lien"));
      if (!fait.ok) return refuser(fait.refus);
      return rediriger(c, `/personnes/${id}`, {
        texte: "Le rattachement est défait : chaque fiche a retrouvé ses lignes.",
      });
    },
  },
  {
    methode: "POST",
    chemin: "/personnes/:id/rattacher/:autre/ecarter",
    acces: "doublons.trancher",
    traite: async (c) => {
      const ids = idsDe(c);
      const lu = lireFormulaire(c, SaisieEcart);
      if (!lu.ok) return montrer(c, ids, { ecart: lu.refus });
      const fait = await ecarter(contexteDe(c), ids, lu.value.raison);
      if (!fait.ok) return refuser(fait.refus);
      return rediriger(c, "/doublons", { texte: "Ces deux fiches restent séparées." });
    },
  },
]);
