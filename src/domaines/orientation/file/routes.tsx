import { ageAu, type Jour, lireJour } from "#core/jour.ts";
import { compterExport, peut } from "#domaines/habilitations/index.ts";
import { delaiAu } from "#domaines/referentiels/index.ts";
import { enTransaction, lirePour, type Trx } from "#platform/db/transaction.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  decouperPage,
  definirRoutes,
  direRefus,
  lienCurseur,
  lireCurseur,
  lireFormulaire,
  lireRequete,
  mauvaiseRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import { REPONSES_DECISION } from "../decision/errors.ts";
import { peutDecider } from "../decision/policy.ts";
import { contexteDe, type OptionsOrientation } from "../decision/routes.tsx";
import { estHorsDelai, estValidableEnUnGeste } from "../decision/rules/decidable.ts";
import { MOTIFS_OUVERTURE } from "../decision/rules/etats.ts";
import { SaisieLot } from "../decision/saisie.ts";
import { validerLot } from "../decision/usecases/valider-lot.ts";
import { loadParametres, lotMaximal, seuilAlerte } from "../reglages.ts";
import { LIBELLES_PARCOURS } from "../regle/entrees.ts";
import { PageFile, type VueFile } from "./pages/file.tsx";
import { PageRelecture } from "./pages/relecture.tsx";
import { completer, type LigneComplete } from "./queries/completer.ts";
import { compterVues, listChoisies, listFile, type PlaceFile } from "./queries/lister-file.ts";
import { listTerritoires } from "./queries/territoires.ts";
import { enCsv } from "./rules/csv.ts";
import { FiltresFile, filtreDe } from "./saisie.ts";

const TRI = "orientation.echeance";
const PAR_PAGE = 50;
const EXPORT_MAX = 20_000;
const JOURS_PAR = { jours: 1, semaines: 7, mois: 30 } as const;

const lirePlace = (c: Contexte): PlaceFile | undefined => {
  const curseur = lireCurseur(c, TRI);
  if (!curseur) return undefined;
  const [echeance, id] = curseur.valeurs;
  if (typeof id !== "string") return mauvaiseRequete();
  const jour = typeof echeance === "string" ? (lireJour(echeance) ?? null) : null;
  return { echeance: jour, id, avant: curseur.sens === "avant" };
};

const lireReperes = async (c: Contexte, trx: Trx) => {
  const { aujourdhui } = c.var;
  const parametres = await loadParametres(trx);
  const { quantite, unite } = delaiAu(parametres, "delai_orientation", aujourdhui);
  return {
    aujourdhui,
    alerte: seuilAlerte(parametres, aujourdhui),
    delai: quantite * JOURS_PAR[unite],
    peutDecider: peutDecider(acteurDe(c)),
    lotMax: lotMaximal(parametres, aujourdhui),
  };
};

const lireVue = (c: Contexte): Promise<VueFile> => {
  const acteur = acteurDe(c);
  const parametres = lireRequete(c, FiltresFile);
  const filtre = filtreDe(parametres);
  const place = lirePlace(c);
  return lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const { lotMax, ...reperes } = await lireReperes(c, trx);
    const lues = await listFile(trx, acteur, filtre, reperes, place, PAR_PAGE + 1);
    const page = decouperPage(lues, PAR_PAGE, lireCurseur(c, TRI), (l) => [l.echeance_le, l.id]);
    return {
      lignes: await completer(trx, acteur, page.lignes),
      parametres,
      ...(await compterVues(trx, acteur, filtre, reperes)),
      territoires: await listTerritoires(trx, acteur),
      precedentes: page.precedente && lienCurseur(c, TRI, page.precedente),
      suivantes: page.suivante && lienCurseur(c, TRI, page.suivante),
      reperes,
      lotMax,
      peutExporter: peut(acteur, "personnes.exporter"),
    };
  });
};

const TITRES_EXPORT = [
  "Nom",
  "Prénom",
  "Âge",
  "Commune",
  "Motif",
  "Reçue le",
  "Échéance",
  "Parcours proposé",
  "Organisme proposé",
  "Pourquoi",
  "Examen individuel",
];

const enLigne = (l: LigneComplete, aujourdhui: Jour): readonly string[] => [
  l.nom_usage,
  l.prenom,
  String(ageAu(l.naissance, aujourdhui)),
  l.commune ?? "",
  MOTIFS_OUVERTURE[l.motif_ouverture],
  l.recue_le,
  l.echeance_le ?? "",
  l.parcours ? LIBELLES_PARCOURS[l.parcours] : "",
  l.organisme?.nom ?? "",
  l.pourquoi ?? "",
  (l.revue_humaine ?? []).length > 0 ? "oui" : "non",
];

const exporter = async (c: Contexte): Promise<Response> => {
  const acteur = acteurDe(c);
  const filtre = filtreDe(lireRequete(c, FiltresFile));
  const { aujourdhui } = c.var;
  const lignes = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const reperes = await lireReperes(c, trx);
    const lues = await listFile(trx, acteur, filtre, reperes, undefined, EXPORT_MAX + 1);
    if (lues.length > EXPORT_MAX) return undefined;
    await tracer(trx, {
      acteur,
      geste: "orientation.exporter",
      motif: `${lues.length} lignes`,
      requeteId: c.var.requeteId,
    });
    await compterExport(trx, acteur, lues.length);
    return completer(trx, acteur, lues);
  });
  if (!lignes) {
    return arreter(422, "Plus de 20 000 lignes : choisissez un territoire ou une vue.");
  }
  return new Response(
    enCsv(
      TITRES_EXPORT,
      lignes.map((l) => enLigne(l, aujourdhui)),
    ),
    {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="a-orienter-${aujourdhui}.csv"`,
        "cache-control": "no-store",
      },
    },
  );
};

const relire = async (c: Contexte): Promise<Response> => {
  const saisie = lireFormulaire(c, SaisieLot);
  if (!saisie.ok) return mauvaiseRequete();
  const { choix } = saisie.value;
  if (choix.length === 0)
    return rediriger(c, "/orientation", { texte: "Aucune ligne n’est cochée." });
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const lues = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const { lotMax } = await lireReperes(c, trx);
    if (choix.length > lotMax) return lotMax;
    const versions = new Map(choix.map((x) => [x.orientationId, x.version]));
    const trouvees = await listChoisies(trx, acteur, [...versions.keys()]);
    const gardees = trouvees.filter(
      (l) =>
        versions.get(l.id) === l.version &&
        !estHorsDelai(l, aujourdhui) &&
        estValidableEnUnGeste({ ...l, revue_humaine: l.revue_humaine ?? [] }),
    );
    return completer(trx, acteur, gardees);
  });
  if (typeof lues === "number") {
    return arreter(422, `Choisissez ${lues} personnes au plus : au-delà, ce n’est plus un examen.`);
  }
  return rendre(c, <PageRelecture lignes={lues} ecartees={choix.length - lues.length} />);
};

const validerLotChoisi = async (c: Contexte, options: OptionsOrientation): Promise<Response> => {
  const saisie = lireFormulaire(c, SaisieLot);
  if (!saisie.ok) return mauvaiseRequete();
  const contexte = contexteDe(c, options);
  const validees = await enTransaction(
    c.var.dependances.db,
    contexte.acteur,
    contexte.aujourdhui,
    (trx) => validerLot(trx, contexte, saisie.value.choix),
  );
  if (validees.ok) {
    const { nombre } = validees.value;
    return rediriger(c, "/orientation", {
      texte:
        nombre > 1
          ? `${nombre} orientations validées. Leurs lettres sont prêtes.`
          : "Orientation validée. Sa lettre est prête.",
    });
  }
  const { refus } = validees;
  if (refus.code === "lot_vide") return arreter(422, "Aucune personne n’est choisie.");
  if (refus.code === "lot_trop_grand") {
    return arreter(422, `Choisissez ${refus.maximum} personnes au plus.`);
  }
  const { status, message } = direRefus(REPONSES_DECISION, refus.refus);
  return arreter(status, `Rien n’a été validé. Ligne ${refus.rang + 1} : ${message}`);
};

export const routesFile = (options: OptionsOrientation): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/orientation",
      acces: "orientation.consulter",
      traite: async (c) => rendre(c, <PageFile vue={await lireVue(c)} />),
    },
    {
      methode: "GET",
      chemin: "/orientation/export",
      acces: "personnes.exporter",
      traite: exporter,
    },
    {
      methode: "POST",
      chemin: "/orientation/relecture",
      acces: "orientation.decider",
      traite: relire,
    },
    {
      methode: "POST",
      chemin: "/orientation/valider-lot",
      acces: "orientation.decider",
      traite: (c) => validerLotChoisi(c, options),
    },
  ]);
