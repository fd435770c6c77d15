import { z } from "zod";
import { lirePour } from "#platform/db/transaction.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  introuvable,
  lireRequete,
  type Route,
  rendre,
} from "#platform/http/index.ts";
import { PageTerritoire } from "./pages/fiche.tsx";
import { PageTerritoires } from "./pages/liste.tsx";
import {
  communesDe,
  compterSuivis,
  lireTerritoire,
  listOrganismes,
  listTerritoires,
  situerCommunes,
} from "./queries/lire-territoires.ts";
import { chercherCommunes } from "./rules/chercher-communes.ts";
import { communesDuDepartement } from "./territoires.ts";

const ParametresTerritoires = z.object({ commune: z.string().trim().max(60).default("") });

const lister = async (c: Contexte): Promise<Response> => {
  const { commune } = lireRequete(c, ParametresTerritoires);
  const connues = communesDuDepartement(c.var.noyau.departement.code);
  const codes = chercherCommunes(connues, commune).map((trouvee) => trouvee.code);
  const { territoires, situees } = await lirePour(
    c.var.dependances.db,
    acteurDe(c),
    c.var.aujourdhui,
    async (trx) => ({
      territoires: await listTerritoires(trx),
      situees: new Map((await situerCommunes(trx, codes)).map((s) => [s.code, s])),
    }),
  );
  const trouvees = codes.flatMap((code) => situees.get(code) ?? []);
  return rendre(
    c,
    <PageTerritoires territoires={territoires} recherche={{ texte: commune, trouvees }} />,
  );
};

const afficher = async (c: Contexte<"/territoires/:code">): Promise<Response> => {
  const acteur = acteurDe(c);
  const { departement, territoires: vus } = acteur.perimetre;
  const vue = await lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const territoire = await lireTerritoire(trx, c.req.param("code"));
    if (!territoire) return undefined;
    const organismes = await listOrganismes(trx, territoire.id);
    // A count over people that the account sees in part would be a wrong load, not a small one.
    const comptables = organismes.filter(
      (o) => departement || (!o.departemental && vus.includes(territoire.id)),
    );
    return {
      territoire,
      organismes,
      suivis: await suivisDe(
        trx,
        comptables.map((o) => o.id),
      ),
      communes: await communesDe(trx, territoire.id),
      dossiers: c.var.noyau.cherche(acteur),
    };
  });
  return vue ? rendre(c, <PageTerritoire vue={vue} />) : introuvable();
};

/** Nobody followed is zero, which is known. */
const suivisDe = async (
  trx: Parameters<typeof compterSuivis>[0],
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const comptes = await compterSuivis(trx, ids);
  return new Map(ids.map((id) => [id, comptes.get(id) ?? 0]));
};

export const routesTerritoires: readonly Route[] = definirRoutes([
  { methode: "GET", chemin: "/territoires", acces: "territoires.consulter", traite: lister },
  {
    methode: "GET",
    chemin: "/territoires/:code",
    acces: "territoires.consulter",
    traite: (c) => afficher(c),
  },
]);
