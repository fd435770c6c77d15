import { lirePour } from "#platform/db/transaction.ts";
import { compter, jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  introuvable,
  lireId,
  type Route,
  rendre,
} from "#platform/http/index.ts";
import { SaisieFin } from "../compte/compte.ts";
import { contexteDe, type OptionsComptes, ouvrirAutreCompte, poster } from "../compte/requete.ts";
import { SaisieAbsence } from "./absence.ts";
import { CHAMP_DU_REFUS, REPONSES_ABSENCE } from "./errors.ts";
import { PageDeclarer, PageFinirAbsence } from "./pages/absence.tsx";
import { absencesDuCompte } from "./queries/absences.ts";
import { listRemplacants } from "./queries/collegues.ts";
import { declarerAbsence, finirAbsence } from "./usecases/declarer-absence.ts";

const ouvrir = (c: Contexte) => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const id = lireId(c);
  return lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => ({
    compte: await ouvrirAutreCompte(c, trx, id),
    absences: await absencesDuCompte(trx, id),
    collegues: (await listRemplacants(trx, id, aujourdhui)).filter(
      (collegue) => collegue.id !== acteur.utilisateurId,
    ),
  }));
};

const saisir = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { compte, collegues } = await ouvrir(c);
  const page = (
    <PageDeclarer
      compte={compte}
      collegues={collegues}
      saisie={saisie ?? saisieDe({ debut: jourMoyen(c.var.aujourdhui) })}
    />
  );
  return rendre(c, page, saisie ? 422 : 200);
};

const demanderFin = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { compte, absences } = await ouvrir(c);
  const visee = absences.find((a) => a.id === lireId(c, "absence") && a.cote === "absent");
  const page = (
    <PageFinirAbsence
      compte={compte}
      absence={visee ?? introuvable()}
      saisie={saisie ?? saisieDe({ fin: jourMoyen(c.var.aujourdhui) })}
    />
  );
  return rendre(c, page, saisie ? 422 : 200);
};

const REFUS = { reponses: REPONSES_ABSENCE, champs: CHAMP_DU_REFUS };

export const routesAbsences = (options: OptionsComptes): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/comptes/:id/absences/declarer",
      acces: "absences.gerer",
      traite: (c) => saisir(c),
    },
    {
      methode: "POST",
      chemin: "/comptes/:id/absences/declarer",
      acces: "absences.gerer",
      traite: (c) => {
        const id = lireId(c);
        return poster(c, {
          ...REFUS,
          schema: SaisieAbsence,
          montrer: saisir,
          faire: (absence) => declarerAbsence(contexteDe(c, options), id, absence),
          vers: `/comptes/${id}`,
          dire: (nombre) =>
            `Le remplacement est enregistré : ${compter(nombre, "personne ouverte", "personnes ouvertes")} pendant l’absence.`,
        });
      },
    },
    {
      methode: "GET",
      chemin: "/comptes/:id/absences/:absence/finir",
      acces: "absences.gerer",
      traite: (c) => demanderFin(c),
    },
    {
      methode: "POST",
      chemin: "/comptes/:id/absences/:absence/finir",
      acces: "absences.gerer",
      traite: (c) => {
        const id = lireId(c);
        const absence = lireId(c, "absence");
        return poster(c, {
          ...REFUS,
          schema: SaisieFin,
          montrer: demanderFin,
          faire: ({ version, fin }) =>
            finirAbsence(contexteDe(c, options), id, version, absence, fin),
          vers: `/comptes/${id}`,
          dire: () => "Le remplacement est fermé.",
        });
      },
    },
  ]);
