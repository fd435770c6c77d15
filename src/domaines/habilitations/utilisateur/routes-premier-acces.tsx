import {
  type Contexte,
  definirRoutes,
  direRefus,
  lireFormulaire,
  poserCookie,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { type OptionsAcces, visiteDe } from "../facteur/contexte-http.ts";
import { ENTREE_MINUTES, PAGES_ETAPE, TEMOIN_ENTREE } from "../session/entree.ts";
import { entreeDe, suivre } from "../session/temoins.ts";
import type { ContexteConnexion } from "../session/usecases/contexte.ts";
import { REPONSES } from "./errors.ts";
import { PageChoisirMotDePasse, PagePremierAcces } from "./pages/premier-acces.tsx";
import { SaisieChoisir, SaisieLien } from "./saisies.ts";
import { choisirMotDePasse, presenterLien } from "./usecases/premier-acces.ts";

const contexteDe = (c: Contexte, { coffre, demonstration }: OptionsAcces): ContexteConnexion => ({
  db: c.var.dependances.db,
  aujourdhui: c.var.aujourdhui,
  ...{ coffre, demonstration },
});

const presenter = async (c: Contexte, options: OptionsAcces): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieLien);
  if (!lu.ok) return rendre(c, <PagePremierAcces saisie={lu.refus} />, 422);
  const presente = await presenterLien(contexteDe(c, options), lu.value.lien, visiteDe(c, options));
  if (!presente.ok) {
    const { message } = direRefus(REPONSES, presente.refus);
    const saisie = { valeurs: {}, erreurs: { lien: message } };
    return rendre(c, <PagePremierAcces saisie={saisie} />, 422);
  }
  const duree = ENTREE_MINUTES * 60;
  poserCookie(c, TEMOIN_ENTREE, presente.value, { duree });
  return rediriger(c, PAGES_ETAPE.mot_de_passe);
};

const choisir = async (c: Contexte, options: OptionsAcces): Promise<Response> => {
  const entree = await entreeDe(c, "mot_de_passe");
  if (!entree) return rediriger(c, "/premier-acces");
  const { prenom, nom, identifiant } = entree.compte;
  const qui = { nom: `${prenom} ${nom}`, identifiant };
  if (c.req.method === "GET") return rendre(c, <PageChoisirMotDePasse {...qui} />);
  const lu = lireFormulaire(c, SaisieChoisir);
  if (!lu.ok) return rendre(c, <PageChoisirMotDePasse {...qui} saisie={lu.refus} />, 422);
  const choisi = await choisirMotDePasse(
    contexteDe(c, options),
    entree,
    lu.value.nouveau,
    c.var.noyau.departement.nom,
    visiteDe(c, options),
  );
  if (choisi.ok) return suivre(c, choisi.value, "");
  const { message } = direRefus(REPONSES, choisi.refus);
  const champ = choisi.refus.code === "mot_de_passe_faible" ? "nouveau" : "";
  const saisie = { valeurs: {}, erreurs: { [champ]: message } };
  return rendre(c, <PageChoisirMotDePasse {...qui} saisie={saisie} />, 422);
};

/** A link never stands in an address we are asked for: its secret comes in a form. */
export const routesPremierAcces = (options: OptionsAcces): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/premier-acces",
      acces: "public",
      traite: (c) => rendre(c, <PagePremierAcces />),
    },
    {
      methode: "POST",
      chemin: "/premier-acces",
      acces: "public",
      traite: (c) => presenter(c, options),
    },
    {
      methode: "GET",
      chemin: "/premier-acces/mot-de-passe",
      acces: "public",
      traite: (c) => choisir(c, options),
    },
    {
      methode: "POST",
      chemin: "/premier-acces/mot-de-passe",
      acces: "public",
      traite: (c) => choisir(c, options),
    },
  ]);
