import { lirePour } from "#platform/db/transaction.ts";
import { jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  introuvable,
  lireFormulaire,
  lireId,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { SaisieFin } from "../compte/compte.ts";
import { loadResponsabilite } from "../compte/policy.ts";
import { contexteDe, type OptionsComptes, ouvrirAutreCompte, redire } from "../compte/requete.ts";
import { SaisieDelegation } from "./actes.ts";
import { CHAMP_DU_REFUS, REPONSES_DELEGATION } from "./errors.ts";
import { PageDelegations, PageDeleguer, PageFinirDelegation } from "./pages/delegation.tsx";
import { delegationsDuCompte, listDelegationsEnCours } from "./queries/delegations.ts";
import { deleguer, finirDelegation } from "./usecases/deleguer.ts";

const lister = async (c: Contexte): Promise<Response> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const lignes = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) =>
    listDelegationsEnCours(trx, await loadResponsabilite(trx, acteur, aujourdhui), aujourdhui),
  );
  return rendre(c, <PageDelegations lignes={lignes} />);
};

const ouvrir = (c: Contexte) => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const id = lireId(c);
  return lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => ({
    compte: await ouvrirAutreCompte(c, trx, id),
    delegations: await delegationsDuCompte(trx, id),
  }));
};

const saisir = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { compte } = await ouvrir(c);
  const page = (
    <PageDeleguer
      compte={compte}
      saisie={saisie ?? saisieDe({ debut: jourMoyen(c.var.aujourdhui) })}
    />
  );
  return rendre(c, page, saisie ? 422 : 200);
};

const demanderFin = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { compte, delegations } = await ouvrir(c);
  const delegation = delegations.find((d) => d.id === lireId(c, "delegation")) ?? introuvable();
  const page = (
    <PageFinirDelegation
      compte={compte}
      delegation={delegation}
      saisie={saisie ?? saisieDe({ fin: jourMoyen(c.var.aujourdhui) })}
    />
  );
  return rendre(c, page, saisie ? 422 : 200);
};

export const routesDelegations = (options: OptionsComptes): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/comptes/delegations",
      acces: "comptes.consulter",
      traite: lister,
    },
    {
      methode: "GET",
      chemin: "/comptes/:id/delegations/donner",
      acces: "delegations.gerer",
      traite: (c) => saisir(c),
    },
    {
      methode: "POST",
      chemin: "/comptes/:id/delegations/donner",
      acces: "delegations.gerer",
      traite: async (c) => {
        const id = lireId(c);
        const lu = lireFormulaire(c, SaisieDelegation);
        if (!lu.ok) return saisir(c, lu.refus);
        const fait = await deleguer(contexteDe(c, options), id, lu.value);
        if (!fait.ok) return saisir(c, redire(c, REPONSES_DELEGATION, CHAMP_DU_REFUS, fait.refus));
        return rediriger(c, `/comptes/${id}`, { texte: "La délégation est enregistrée." });
      },
    },
    {
      methode: "GET",
      chemin: "/comptes/:id/delegations/:delegation/finir",
      acces: "delegations.gerer",
      traite: (c) => demanderFin(c),
    },
    {
      methode: "POST",
      chemin: "/comptes/:id/delegations/:delegation/finir",
      acces: "delegations.gerer",
      traite: async (c) => {
        const id = lireId(c);
        const delegation = lireId(c, "delegation");
        const lu = lireFormulaire(c, SaisieFin);
        if (!lu.ok) return demanderFin(c, lu.refus);
        const { version, fin } = lu.value;
        const fait = await finirDelegation(contexteDe(c, options), id, version, delegation, fin);
        if (!fait.ok) {
          return demanderFin(c, redire(c, REPONSES_DELEGATION, CHAMP_DU_REFUS, fait.refus));
        }
        return rediriger(c, `/comptes/${id}`, {
          texte: "La fin de la délégation est enregistrée.",
        });
      },
    },
  ]);
