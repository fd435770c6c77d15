import { peut } from "#domaines/habilitations/index.ts";
import { lireFiche, REPONSES_NIR, revelerNir } from "#domaines/personnes/index.ts";
import { lireUnePersonnePour } from "#platform/db/transaction.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  definirRoutes,
  direRefus,
  introuvable,
  lireId,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import { PageFiche } from "./pages/fiche.tsx";
import { lireSuivi } from "./queries/lire-suivi.ts";
import { etapesDuParcours } from "./rules/etapes.ts";

/** Reads the record under both walls; a view is a consultation, traced (R-RGPD-05). */
const lire = (c: Contexte, id: string) => {
  const acteur = acteurDe(c);
  return lireUnePersonnePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const lue = await lireFiche(trx, acteur, id);
    if (lue?.sorte !== "fiche") return lue;
    await tracer(trx, {
      acteur,
      geste: "personnes.consulter",
      objetSorte: "personne",
      objetId: id,
      personneId: id,
      requeteId: c.var.requeteId,
    });
    return { ...lue, suivi: await lireSuivi(trx, lue.fiche.ids) };
  });
};

const montrer = async (c: Contexte, nir?: string): Promise<Response> => {
  const lue = await lire(c, lireId(c));
  if (!lue) return introuvable();
  if (lue.sorte === "rattachee") return rediriger(c, `/personnes/${lue.gardeeId}`);
  const acteur = acteurDe(c);
  const { fiche, suivi } = lue;
  const { aujourdhui } = c.var;
  const vue = {
    fiche,
    suivi,
    nir,
    aujourdhui,
    etapes: etapesDuParcours(
      fiche.identite.entree_le ?? undefined,
      suivi.orientations[0],
      aujourdhui,
    ),
    droits: {
      nir: peut(acteur, "personnes.voir_nir"),
      trancher: peut(acteur, "doublons.trancher"),
      orientation: peut(acteur, "orientation.consulter"),
      courriers: peut(acteur, "courriers.consulter"),
    },
  };
  return rendre(c, <PageFiche vue={vue} />);
};

/** The record of a person, composed from every house that knows something of her. */
export const routesFiche = (coffre: Pick<Coffre, "dechiffrer">): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/personnes/:id",
      acces: "personnes.consulter",
      traite: (c) => montrer(c),
    },
    {
      methode: "POST",
      chemin: "/personnes/:id/nir",
      acces: "personnes.voir_nir",
      traite: async (c) => {
        const demande = {
          acteur: acteurDe(c),
          aujourdhui: c.var.aujourdhui,
          requeteId: c.var.requeteId,
        };
        const nir = await revelerNir(c.var.dependances.db, coffre, demande, lireId(c));
        if (nir.ok) return montrer(c, nir.value);
        const { status, message } = direRefus(REPONSES_NIR, nir.refus);
        return status === 404 ? introuvable() : arreter(status, message);
      },
    },
  ]);
