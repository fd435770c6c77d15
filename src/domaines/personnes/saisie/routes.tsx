import { peut } from "#domaines/habilitations/index.ts";
import { lirePour } from "#platform/db/transaction.ts";
import type { Saisie } from "#platform/html/index.ts";
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
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { lireLignes } from "../identite/queries/lister-personnes.ts";
import { CHAMPS_CREATION, REPONSES_CREATION, type RefusCreation } from "./errors.ts";
import { PageCreer } from "./pages/creer.tsx";
import { SaisiePersonne } from "./saisie.ts";
import { creerPersonne } from "./usecases/creer-personne.ts";

const page = async (
  c: Contexte,
  saisie?: Saisie,
  statut: 200 | 403 | 409 | 422 = 200,
  proches: readonly string[] = [],
): Promise<Response> => {
  const acteur = acteurDe(c);
  const lignes = await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, (trx) =>
    lireLignes(trx, proches, { numeros: false }),
  );
  return rendre(
    c,
    <PageCreer
      saisie={saisie}
      proches={lignes}
      nir={peut(acteur, "personnes.voir_nir")}
      departement={acteur.perimetre.departement}
    />,
    statut,
  );
};

const STATUTS = { 403: 403, 409: 409 } as const;

/** The form again, as typed, with what stands in the way. */
const refuser = (c: Contexte, refus: RefusCreation): Promise<Response> => {
  const { status, message } = direRefus(REPONSES_CREATION, refus);
  const saisie = redireSaisie(c, CHAMPS_CREATION[refus.code], message);
  const statut = status === 403 || status === 409 ? STATUTS[status] : 422;
  return page(c, saisie, statut, refus.code === "fiches_proches" ? refus.ids : []);
};

export const routesSaisie = (coffre: Pick<Coffre, "chiffrer" | "empreinteNir">): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/personnes/creer",
      acces: "personnes.creer",
      traite: (c) => page(c),
    },
    {
      methode: "POST",
      chemin: "/personnes/creer",
      acces: "personnes.creer",
      traite: async (c) => {
        const lu = lireFormulaire(c, SaisiePersonne);
        if (!lu.ok) return page(c, lu.refus, 422);
        const creee = await creerPersonne(
          {
            db: c.var.dependances.db,
            coffre,
            acteur: acteurDe(c),
            aujourdhui: c.var.aujourdhui,
            requeteId: c.var.requeteId,
          },
          lu.value,
        );
        if (!creee.ok) return refuser(c, creee.refus);
        return rediriger(c, `/personnes/${creee.value}`, { texte: "Fiche créée." });
      },
    },
  ]);
