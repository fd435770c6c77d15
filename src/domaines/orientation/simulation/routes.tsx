import { z } from "zod";
import type { IdentiteDepartement } from "#domaines/documents/index.ts";
import { peut } from "#domaines/habilitations/index.ts";
import { enTransaction, lirePour, type Trx } from "#platform/db/transaction.ts";
import { type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  caseCochee,
  decouperPage,
  definirRoutes,
  direRefus,
  introuvable,
  lienCurseur,
  lireCurseur,
  lireFormulaire,
  lireId,
  lireRequete,
  mauvaiseRequete,
  type Route,
  redireSaisie,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { compilerTypst } from "#platform/pdf/compilateur.ts";
import { tracer } from "#platform/trace/trace.ts";
import { listBrouillons } from "../regle/brouillon/queries/brouillons.ts";
import { listVersions, versionAu } from "../regle/queries/versions.ts";
import { comparer } from "../regle/rules/ecriture/comparer.ts";
import { REPONSES_SIMULATION } from "./errors.ts";
import { PageSimulation } from "./pages/simulation.tsx";
import { PageFlux, PageSimulations } from "./pages/simulations.tsx";
import { papierDeSimulation } from "./papier.ts";
import { listDeplacees, listSimulations, loadSimulation } from "./queries/simulations.ts";
import { ISSUES, type Issue } from "./simulation.ts";
import { demanderSimulation } from "./usecases/demander.ts";

export interface OptionsSimulation {
  /** How the département signs its papers. */
  readonly identite: IdentiteDepartement;
  /** Asks the worker for a simulation, in the transaction that writes it down. */
  readonly mettreEnFile: (trx: Trx, simulationId: string) => Promise<void>;
}

const PAR_PAGE = 50;
const TRI = "simulation.personne";

const Brouillon = z.object({ brouillon: z.uuid().optional() });
const FluxDemande = z.object({
  avant: z.enum(ISSUES as [Issue, ...Issue[]]),
  apres: z.enum(ISSUES as [Issue, ...Issue[]]),
});
const SaisieDemande = z.object({
  avant: z.uuid("Choisissez la liste de départ."),
  apres: z.uuid("Choisissez la liste à essayer."),
  population: z.enum(["en_vigueur", "en_attente"], "Choisissez sur qui simuler."),
  sans_accompagnement: caseCochee(),
});

const lire = <T,>(c: Contexte, lecture: (trx: Trx) => Promise<T>): Promise<T> =>
  lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, lecture);

const lister = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { brouillon } = saisie ? {} : lireRequete(c, Brouillon);
  const lues = await lire(c, async (trx) => ({
    simulations: await listSimulations(trx),
    versions: await listVersions(trx),
    brouillons: await listBrouillons(trx),
    enVigueur: await versionAu(trx, c.var.aujourdhui),
  }));
  const versions = lues.versions.map((v) => ({
    valeur: v.id,
    libelle: `Version ${v.version} : ${v.nom}`,
  }));
  const brouillons = lues.brouillons.map((b) => ({
    valeur: b.id,
    libelle: `Brouillon : ${b.nom}`,
  }));
  const initiale = saisieDe({
    avant: lues.enVigueur?.id ?? "",
    apres: brouillon ?? lues.brouillons[0]?.id ?? "",
    population: "en_vigueur",
  });
  return rendre(
    c,
    <PageSimulations
      simulations={lues.simulations}
      versions={versions}
      essais={[...brouillons, ...versions]}
      saisie={saisie ?? initiale}
    />,
    saisie ? 422 : 200,
  );
};

const demander = async (c: Contexte, options: OptionsSimulation): Promise<Response> => {
  const saisie = lireFormulaire(c, SaisieDemande);
  if (!saisie.ok) return lister(c, saisie.refus);
  const { avant, apres, population, sans_accompagnement: sansAccompagnement } = saisie.value;
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const demandee = await enTransaction(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const faite = await demanderSimulation(
      trx,
      acteur,
      { avantId: avant, apresId: apres, population, sansAccompagnement },
      aujourdhui,
    );
    if (faite.ok) await options.mettreEnFile(trx, faite.value);
    return faite;
  });
  if (demandee.ok) return rediriger(c, `/orientation/simulations/${demandee.value}`);
  const { status, message } = direRefus(REPONSES_SIMULATION, demandee.refus);
  return demandee.refus.code === "listes_egales"
    ? lister(c, redireSaisie(c, "apres", message))
    : arreter(status, message);
};

const ouvrir = async (c: Contexte) =>
  (await lire(c, (trx) => loadSimulation(trx, lireId(c)))) ?? introuvable();

const voir = async (c: Contexte): Promise<Response> => {
  const { simulation, resultats, avant, apres } = await ouvrir(c);
  return rendre(
    c,
    <PageSimulation
      simulation={simulation}
      resultat={resultats?.ecran}
      ecarts={comparer(avant, apres)}
      ouvrable={peut(acteurDe(c), "personnes.lister")}
    />,
  );
};

const imprimer = async (c: Contexte, { identite }: OptionsSimulation): Promise<Response> => {
  const { simulation, resultats, avant, apres } = await ouvrir(c);
  if (!resultats) return introuvable();
  await lire(c, (trx) =>
    tracer(trx, {
      acteur: acteurDe(c),
      geste: "simulation.imprimer",
      objetSorte: "simulation",
      objetId: simulation.id,
    }),
  );
  const { pdf } = compilerTypst(
    papierDeSimulation(simulation, resultats.document, comparer(avant, apres), identite.nom),
  );
  return new Response(Uint8Array.from(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(pdf.length),
      "content-disposition": `attachment; filename="simulation-${simulation.jour}-${simulation.id.slice(-8)}.pdf"`,
      "cache-control": "no-store",
    },
  });
};

const voirFlux = async (c: Contexte): Promise<Response> => {
  const { avant, apres } = lireRequete(c, FluxDemande);
  const acteur = acteurDe(c);
  const curseur = lireCurseur(c, TRI);
  const [cle] = curseur?.valeurs ?? [];
  if (curseur && typeof cle !== "string") return mauvaiseRequete();
  const place = curseur && { id: String(cle), avant: curseur.sens === "avant" };
  const lue = await lire(c, async (trx) => {
    const trouvee = await loadSimulation(trx, lireId(c));
    if (!trouvee) return undefined;
    const lues = await listDeplacees(trx, acteur, {
      simulationId: trouvee.simulation.id,
      avant,
      apres,
      place,
      maximum: PAR_PAGE + 1,
    });
    await tracer(trx, {
      acteur,
      geste: "simulation.lister",
      objetSorte: "simulation",
      objetId: trouvee.simulation.id,
      motif: `${avant} vers ${apres}`,
      requeteId: c.var.requeteId,
    });
    return { ...trouvee, lues };
  });
  if (!lue) return introuvable();
  const page = decouperPage(lue.lues, PAR_PAGE, curseur, (l) => [l.personne_id]);
  return rendre(
    c,
    <PageFlux
      simulation={lue.simulation}
      avant={avant}
      apres={apres}
      personnes={page.lignes}
      phrases={new Map([...lue.avant, ...lue.apres].map((r) => [r.code, r.phrase_agent]))}
      precedentes={page.precedente && lienCurseur(c, TRI, page.precedente)}
      suivantes={page.suivante && lienCurseur(c, TRI, page.suivante)}
    />,
  );
};

export const routesSimulation = (options: OptionsSimulation): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/orientation/simulations",
      acces: "orientation.simuler",
      traite: (c) => lister(c),
    },
    {
      methode: "POST",
      chemin: "/orientation/simulations",
      acces: "orientation.simuler",
      traite: (c) => demander(c, options),
    },
    {
      methode: "GET",
      chemin: "/orientation/simulations/:id",
      acces: "orientation.simuler",
      traite: voir,
    },
    {
      methode: "GET",
      chemin: "/orientation/simulations/:id/document",
      acces: "orientation.simuler",
      traite: (c) => imprimer(c, options),
    },
    {
      methode: "GET",
      chemin: "/orientation/simulations/:id/flux",
      acces: "personnes.lister",
      traite: voirFlux,
    },
  ]);
