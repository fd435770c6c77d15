import { peut } from "#domaines/habilitations/index.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  direRefus,
  lireFormulaire,
  type Route,
  rediriger,
  rendre,
  sessionDe,
} from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { CHAMPS_RECHERCHE, REPONSES_RECHERCHE } from "./errors.ts";
import { PageRecherche } from "./pages/recherche.tsx";
import { SaisieBarre, SaisieRecherche } from "./recherche.ts";
import { interpreter } from "./rules/interpreter.ts";
import { garderRecherche } from "./usecases/garder-recherche.ts";

const page = (c: Contexte, saisie?: Saisie, statut: 200 | 422 | 403 = 200) =>
  rendre(
    c,
    <PageRecherche nir={peut(acteurDe(c), "personnes.voir_nir")} saisie={saisie} />,
    statut,
  );

const chercher = async (
  c: Contexte,
  saisie: SaisieRecherche,
  valeurs: Saisie["valeurs"],
  coffre: Pick<Coffre, "empreinteNir">,
): Promise<Response> => {
  const gardee = await garderRecherche(saisie, {
    db: c.var.dependances.db,
    recherches: c.var.dependances.recherches,
    coffre,
    acteur: acteurDe(c),
    aujourdhui: c.var.aujourdhui,
    sessionId: sessionDe(c).id,
    requeteId: c.var.requeteId,
  });
  if (gardee.ok) return rediriger(c, `/personnes?recherche=${gardee.value}`);
  const { message } = direRefus(REPONSES_RECHERCHE, gardee.refus);
  const erreurs = { [CHAMPS_RECHERCHE[gardee.refus.code]]: message };
  return page(c, { valeurs, erreurs }, gardee.refus.code === "nir_interdit" ? 403 : 422);
};

export const routesRecherche = (coffre: Pick<Coffre, "empreinteNir">): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/personnes/recherche",
      acces: "personnes.lister",
      traite: (c) => page(c),
    },
    {
      methode: "POST",
      chemin: "/personnes/recherche",
      acces: "personnes.lister",
      traite: (c) => {
        const lu = lireFormulaire(c, SaisieRecherche);
        if (!lu.ok) return page(c, lu.refus, 422);
        return chercher(c, lu.value, Object.fromEntries(textes(c)), coffre);
      },
    },
    {
      methode: "POST",
      chemin: "/recherche",
      acces: "personnes.lister",
      traite: (c) => {
        const barre = lireFormulaire(c, SaisieBarre);
        const valeurs = interpreter(barre.ok ? barre.value.q : "");
        const lu = SaisieRecherche.safeParse(valeurs);
        if (lu.success) return chercher(c, lu.data, { ...valeurs }, coffre);
        const erreurs = Object.fromEntries(
          lu.error.issues.map((i) => [String(i.path[0]), i.message]),
        );
        return page(c, { valeurs: { ...valeurs }, erreurs }, 422);
      },
    },
  ]);

/** What was typed, to show it again; the NIR is not given back. */
const textes = (c: Contexte): readonly (readonly [string, string])[] =>
  [...(c.var.corps?.champs ?? [])]
    .filter(([nom]) => nom in SaisieRecherche.shape && nom !== "nir")
    .map(([nom, valeurs]) => [nom, valeurs[0] ?? ""] as const);
