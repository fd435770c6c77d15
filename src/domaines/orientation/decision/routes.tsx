import { z } from "zod";
import { echeance } from "#core/echeance.ts";
import { ecartJours } from "#core/jour.ts";
import type { IdentiteDepartement } from "#domaines/documents/index.ts";
import { CALENDRIER_LEGAL, delaiAu } from "#domaines/referentiels/index.ts";
import { enTransaction, lirePour, type Trx } from "#platform/db/transaction.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  definirRoutes,
  direRefus,
  introuvable,
  lireFormulaire,
  lireId,
  lireRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadParametres, seuilAlerte } from "../reglages.ts";
import { REPONSES_ANNULATION, REPONSES_DECISION, type RefusDecision } from "./errors.ts";
import { PageDossier, type VueDossier } from "./pages/dossier.tsx";
import { peutDecider } from "./policy.ts";
import { lireDossier } from "./queries/dossier.ts";
import { SaisieDecider, SaisieValider } from "./saisie.ts";
import { annulerDecision } from "./usecases/annuler.ts";
import { type ContexteDecision, deciderOrientation } from "./usecases/decider.ts";

export interface OptionsOrientation {
  /** How the département signs its letters. */
  readonly identite: IdentiteDepartement;
}

const RIEN = z.object({});

export const contexteDe = (c: Contexte, { identite }: OptionsOrientation): ContexteDecision => ({
  acteur: acteurDe(c),
  aujourdhui: c.var.aujourdhui,
  identite,
});

/** The case, and the trace that it was read. */
const voir = async (c: Contexte, trx: Trx, saisie?: Saisie): Promise<VueDossier | undefined> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const dossier = await lireDossier(trx, acteur, lireId(c), aujourdhui);
  if (!dossier) return undefined;
  const parametres = await loadParametres(trx);
  const { quantite, unite } = delaiAu(parametres, "delai_orientation", dossier.recue_le);
  await tracer(trx, {
    acteur,
    geste: "orientation.consulter",
    objetSorte: "orientation",
    objetId: dossier.id,
    personneId: dossier.personne_id,
    requeteId: c.var.requeteId,
  });
  return {
    dossier,
    aujourdhui,
    delai: ecartJours(
      dossier.recue_le,
      echeance(dossier.recue_le, quantite, unite, CALENDRIER_LEGAL),
    ),
    alerte: seuilAlerte(parametres, aujourdhui),
    peutDecider: peutDecider(acteur),
    utilisateurId: acteur.utilisateurId,
    saisie,
  };
};

const rendreDossier = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const vue = await lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, (trx) =>
    voir(c, trx, saisie),
  );
  return vue ? rendre(c, <PageDossier {...vue} />, saisie ? 422 : 200) : introuvable();
};

/** Refusals that a field can answer: the form comes back with what was typed. */
const CHAMPS: Partial<Record<RefusDecision["code"], string>> = {
  motif_insuffisant: "motif",
  organisme_inapte: "organisme",
};

const refuser = (
  c: Contexte,
  refus: RefusDecision,
  valeurs?: Saisie["valeurs"],
): Response | Promise<Response> => {
  const { status, message } = direRefus(REPONSES_DECISION, refus);
  const champ = CHAMPS[refus.code];
  return champ && valeurs
    ? rendreDossier(c, { valeurs, erreurs: { [champ]: message } })
    : arreter(status, message);
};

const flashDecidee = (id: string) => ({
  texte: "Orientation décidée. La lettre est prête.",
  annuler: { action: `/orientation/${id}/annuler`, libelle: "Revenir en arrière" },
});

export const routesDecision = (options: OptionsOrientation): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/orientation/:id",
      acces: "orientation.consulter",
      traite: (c) => {
        lireRequete(c, RIEN);
        return rendreDossier(c);
      },
    },
    {
      methode: "POST",
      chemin: "/orientation/:id/decider",
      acces: "orientation.decider",
      traite: async (c) => {
        const id = lireId(c);
        const saisie = lireFormulaire(c, SaisieDecider);
        if (!saisie.ok) return rendreDossier(c, saisie.refus);
        const { version, parcours, organisme, motif } = saisie.value;
        const contexte = contexteDe(c, options);
        const decision = await enTransaction(
          c.var.dependances.db,
          contexte.acteur,
          contexte.aujourdhui,
          (trx) =>
            deciderOrientation(trx, contexte, {
              orientationId: id,
              version,
              choix: { parcours, organismeId: organisme },
              motif,
            }),
        );
        if (!decision.ok) {
          return refuser(c, decision.refus, {
            version: String(version),
            parcours,
            organisme,
            motif,
          });
        }
        return rediriger(c, `/orientation/${id}`, flashDecidee(id));
      },
    },
    {
      methode: "POST",
      chemin: "/orientation/:id/valider",
      acces: "orientation.decider",
      traite: async (c) => {
        const id = lireId(c);
        const saisie = lireFormulaire(c, SaisieValider);
        if (!saisie.ok) return arreter(400);
        const contexte = contexteDe(c, options);
        const decision = await enTransaction(
          c.var.dependances.db,
          contexte.acteur,
          contexte.aujourdhui,
          (trx) =>
            deciderOrientation(trx, contexte, {
              orientationId: id,
              version: saisie.value.version,
            }),
        );
        if (!decision.ok) return refuser(c, decision.refus);
        return rediriger(c, "/orientation", flashDecidee(id));
      },
    },
    {
      methode: "POST",
      chemin: "/orientation/:id/annuler",
      acces: "orientation.decider",
      traite: async (c) => {
        const id = lireId(c);
        const acteur = acteurDe(c);
        const { aujourdhui } = c.var;
        const reprise = await enTransaction(c.var.dependances.db, acteur, aujourdhui, (trx) =>
          annulerDecision(trx, { acteur, aujourdhui }, id),
        );
        if (!reprise.ok) {
          const { status, message } = direRefus(REPONSES_ANNULATION, reprise.refus);
          return arreter(status, message);
        }
        return rediriger(c, `/orientation/${id}`, {
          texte: "Décision reprise : la personne est de nouveau à orienter.",
        });
      },
    },
  ]);
