import {
  acteurDe,
  type Contexte,
  definirRoutes,
  direRefus,
  lireFormulaire,
  type Route,
  redireSaisie,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { REPONSES_BRIS } from "./errors.ts";
import { PageOuvrir } from "./pages/ouvrir.tsx";
import { SaisieBris } from "./saisie.ts";
import { briserGlace } from "./usecases/briser-glace.ts";

const ouvrir = async (c: Contexte): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieBris);
  if (!lu.ok) return rendre(c, <PageOuvrir saisie={lu.refus} />, 422);
  const { aujourdhui, requeteId, dependances } = c.var;
  const demande = { acteur: acteurDe(c), aujourdhui, requeteId };
  const ouvert = await briserGlace(dependances.db, demande, lu.value);
  if (ouvert.ok) {
    return rediriger(c, `/personnes/${ouvert.value.personneId}`, {
      texte: "Ce dossier vous est ouvert jusqu’à ce soir, avec la raison que vous avez donnée.",
    });
  }
  const { status, message } = direRefus(REPONSES_BRIS, ouvert.refus);
  return rendre(c, <PageOuvrir saisie={redireSaisie(c, "nom", message)} />, status);
};

/** « Bris de glace »: a file outside the perimeter, opened with a reason. */
export const routesBris: readonly Route[] = definirRoutes([
  {
    methode: "GET",
    chemin: "/personnes/hors-perimetre",
    acces: "personnes.briser_glace",
    traite: (c) => rendre(c, <PageOuvrir />),
  },
  {
    methode: "POST",
    chemin: "/personnes/hors-perimetre",
    acces: "personnes.briser_glace",
    traite: ouvrir,
  },
]);
