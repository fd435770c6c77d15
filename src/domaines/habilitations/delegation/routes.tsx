import { lirePour } from "#platform/db/transaction.ts";
import { jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
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
import { loadResponsabilite } from "../compte/policy.ts";
import { contexteDe, type OptionsComptes, ouvrirAutreCompte, poster } from "../compte/requete.ts";
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

const REFUS = { reponses: REPONSES_DELEGATION, champs: CHAMP_DU_REFUS };

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
      traite: (c) => {
        const id = lireId(c);
        return poster(c, {
          ...REFUS,
          schema: SaisieDelegation,
          montrer: saisir,
          faire: (delegation) => deleguer(contexteDe(c, options), id, delegation),
          vers: `/comptes/${id}`,
          dire: () => "La délégation est enregistrée.",
        });
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
      traite: (c) => {
        const id = lireId(c);
        const delegation = lireId(c, "delegation");
        return poster(c, {
          ...REFUS,
          schema: SaisieFin,
          montrer: demanderFin,
          faire: ({ version, fin }) =>
            finirDelegation(contexteDe(c, options), id, version, delegation, fin),
          vers: `/comptes/${id}`,
          dire: () => "La fin de la délégation est enregistrée.",
        });
      },
    },
  ]);
