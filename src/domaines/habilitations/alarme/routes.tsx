import { lirePour } from "#platform/db/transaction.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  definirRoutes,
  direRefus,
  introuvable,
  lireFormulaire,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { SaisieSuite } from "./alarme.ts";
import { REPONSES_ALARME } from "./errors.ts";
import { PageAlarme, PageAlarmes } from "./pages/alarmes.tsx";
import { lireAlarme, listAlarmes } from "./queries/alarmes.ts";
import { traiterAlarme } from "./usecases/traiter-alarme.ts";

const idDe = (c: Contexte<"/alarmes/:id">): number =>
  /^\d{1,15}$/.test(c.req.param("id")) ? Number(c.req.param("id")) : introuvable();

const montrerUne = async (c: Contexte<"/alarmes/:id">, saisie?: Saisie): Promise<Response> => {
  const { db } = c.var.dependances;
  const id = idDe(c);
  const alarme = await lirePour(db, acteurDe(c), c.var.aujourdhui, (trx) => lireAlarme(trx, id));
  if (!alarme) return introuvable();
  return rendre(c, <PageAlarme alarme={alarme} saisie={saisie} />, saisie ? 422 : 200);
};

/** Page of the data protection officer: what was counted past a threshold, and what came of it. */
export const routesAlarmes: readonly Route[] = definirRoutes([
  {
    methode: "GET",
    chemin: "/alarmes",
    acces: "alarmes.traiter",
    traite: async (c) => {
      const { db } = c.var.dependances;
      const alarmes = await lirePour(db, acteurDe(c), c.var.aujourdhui, listAlarmes);
      return rendre(c, <PageAlarmes alarmes={alarmes} />);
    },
  },
  {
    methode: "GET",
    chemin: "/alarmes/:id",
    acces: "alarmes.traiter",
    traite: (c) => montrerUne(c),
  },
  {
    methode: "POST",
    chemin: "/alarmes/:id",
    acces: "alarmes.traiter",
    traite: async (c) => {
      const id = idDe(c);
      const lu = lireFormulaire(c, SaisieSuite);
      if (!lu.ok) return montrerUne(c, lu.refus);
      const fait = await traiterAlarme(
        c.var.dependances.db,
        { acteur: acteurDe(c), aujourdhui: c.var.aujourdhui, requeteId: c.var.requeteId },
        { id, suite: lu.value.suite, lever: lu.value.lever === "oui" },
      );
      if (fait.ok) return rediriger(c, "/alarmes", { texte: "L’alarme est close." });
      const { status, message } = direRefus(REPONSES_ALARME, fait.refus);
      return status === 404 ? introuvable() : arreter(status, message);
    },
  },
]);
