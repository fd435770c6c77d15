import type { Jour } from "#core/jour.ts";
import { normaliserNom } from "#core/texte.ts";
import { repondreClasseur } from "#platform/classeur/index.ts";
import { lirePour, type Trx } from "#platform/db/transaction.ts";
import { jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  decouperPage,
  definirRoutes,
  introuvable,
  lienCurseur,
  lireCurseur,
  lireFormulaire,
  lireId,
  lireRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { type GesteTrace, tracer } from "#platform/trace/trace.ts";
import { PageEtat, type VueEtat } from "./pages/etat.tsx";
import { PageLignes } from "./pages/lignes.tsx";
import { PagePersonne } from "./pages/personne.tsx";
import { lireParLots } from "./queries/lire-par-lots.ts";
import {
  chercherPersonne,
  lireAttente,
  lireDerniereVerification,
  lirePersonneDeLaTrace,
  listChaines,
  listTrace,
  nommerCompte,
  type PlaceTrace,
  trouverCompte,
} from "./queries/lire-trace.ts";
import { COLONNES_EXPORT, cellulesDe } from "./rules/export.ts";
import {
  adresseDe,
  FiltresAdresse,
  type FiltreTrace,
  type LigneTrace,
  PeriodeAdresse,
  SaisiePeriode,
  SaisiePersonne,
  SaisieRecherche,
} from "./trace.ts";

const TAILLE = 50;
const TRI = "trace";

/** One transaction on behalf of the DPO, which says itself what she looked at. */
const lireEnTracant = <T,>(
  c: Contexte,
  geste: Omit<GesteTrace, "acteur" | "requeteId" | "geste">,
  lecture: (trx: Trx) => Promise<T>,
): Promise<T> => {
  const acteur = acteurDe(c);
  return lirePour(c.var.dependances.db, acteur, c.var.aujourdhui, async (trx) => {
    const lu = await lecture(trx);
    const { requeteId } = c.var;
    await tracer(trx, { ...geste, acteur, geste: "trace.consulter", requeteId });
    return lu;
  });
};

const afficherEtat = async (
  c: Contexte,
  suite: Partial<Pick<VueEtat, "saisies" | "homonymes">> = {},
  statut: 200 | 422 = 200,
): Promise<Response> => {
  const vue = await lireEnTracant(c, { objetSorte: "chaines" }, async (trx) => ({
    chaines: await listChaines(trx),
    attente: await lireAttente(trx),
    verification: await lireDerniereVerification(trx),
  }));
  return rendre(c, <PageEtat {...vue} saisies={{}} homonymes={[]} {...suite} />, statut);
};

const lirePlace = (c: Contexte): PlaceTrace | undefined => {
  const curseur = c.req.method === "GET" ? lireCurseur(c, TRI) : undefined;
  return (
    curseur && {
      a: String(curseur.valeurs[0]),
      seq: Number(curseur.valeurs[1]),
      avant: curseur.sens === "avant",
    }
  );
};

const decouper = (c: Contexte, lues: readonly LigneTrace[]) => {
  const curseur = c.req.method === "GET" ? lireCurseur(c, TRI) : undefined;
  const page = decouperPage(lues, TAILLE, curseur, (l) => [l.cle, l.seq]);
  return {
    lignes: page.lignes,
    precedentes: page.precedente && lienCurseur(c, TRI, page.precedente),
    suivantes: page.suivante && lienCurseur(c, TRI, page.suivante),
  };
};

const dires = (f: FiltreTrace): string | undefined =>
  Object.entries(f)
    .flatMap(([nom, valeur]) => (valeur && nom !== "personne" ? [`${nom} ${valeur}`] : []))
    .join(", ") || undefined;

const enJours = ({ du, au }: { du?: Jour | undefined; au?: Jour | undefined }) => ({
  ...(du && { du: jourMoyen(du) }),
  ...(au && { au: jourMoyen(au) }),
});

const traceDe = (f: FiltreTrace) => {
  const motif = dires(f);
  return { ...(motif && { motif }), ...(f.personne && { personneId: f.personne }) };
};

const afficherLignes = async (c: Contexte): Promise<Response> => {
  const filtre = lireRequete(c, FiltresAdresse);
  const { lues, compte } = await lireEnTracant(
    c,
    { objetSorte: "lignes", ...traceDe(filtre) },
    async (trx) => ({
      lues: await listTrace(trx, filtre, lirePlace(c), TAILLE + 1),
      compte: filtre.compte === undefined ? undefined : await nommerCompte(trx, filtre.compte),
    }),
  );
  const saisie = saisieDe({ ...enJours(filtre), geste: filtre.geste ?? "" });
  return rendre(
    c,
    <PageLignes {...decouper(c, lues)} filtre={filtre} compte={compte?.nom} saisie={saisie} />,
  );
};

const chercher = async (c: Contexte): Promise<Response> => {
  const saisie = lireFormulaire(c, SaisieRecherche);
  if (!saisie.ok) return afficherEtat(c, { saisies: { recherche: saisie.refus } }, 422);
  const { identifiant, ...criteres } = saisie.value;
  if (identifiant === undefined) return rediriger(c, `/trace/lignes${adresseDe(criteres)}`);
  const compte = await lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, (trx) =>
    trouverCompte(trx, identifiant),
  );
  if (compte) {
    return rediriger(c, `/trace/lignes${adresseDe({ ...criteres, compte: compte.id })}`);
  }
  const refus: Saisie = {
    valeurs: { ...enJours(criteres), geste: criteres.geste ?? "", identifiant },
    erreurs: { identifiant: "Aucun compte ne porte cet identifiant." },
  };
  return afficherEtat(c, { saisies: { recherche: refus } }, 422);
};

const chercherDossier = async (c: Contexte): Promise<Response> => {
  const saisie = lireFormulaire(c, SaisiePersonne);
  if (!saisie.ok) return afficherEtat(c, { saisies: { personne: saisie.refus } }, 422);
  const { nom, naissance } = saisie.value;
  const trouvees = await lireEnTracant(c, { objetSorte: "recherche" }, (trx) =>
    chercherPersonne(trx, normaliserNom(nom), naissance),
  );
  const [seule, ...autres] = trouvees;
  if (seule !== undefined && autres.length === 0) {
    return rediriger(c, `/trace/personnes/${seule}`);
  }
  const valeurs = { nom, naissance: jourMoyen(naissance) };
  if (seule !== undefined) {
    return afficherEtat(c, { saisies: { personne: saisieDe(valeurs) }, homonymes: trouvees });
  }
  const erreurs = { nom: "Aucun dossier ne porte ce nom et cette date de naissance." };
  return afficherEtat(c, { saisies: { personne: { valeurs, erreurs } } }, 422);
};

const afficherPersonne = async (
  c: Contexte,
  refus?: Saisie,
  statut: 200 | 422 = 200,
): Promise<Response> => {
  const id = lireId(c);
  const periode = refus ? {} : lireRequete(c, PeriodeAdresse);
  const filtre: FiltreTrace = { ...periode, personne: id };
  const lu = await lireEnTracant(
    c,
    { objetSorte: "consultations", ...traceDe(filtre) },
    async (trx) => ({
      personne: await lirePersonneDeLaTrace(trx, id),
      lues: await listTrace(trx, filtre, lirePlace(c), TAILLE + 1),
    }),
  );
  if (!lu.personne) return introuvable();
  return rendre(
    c,
    <PagePersonne
      {...decouper(c, lu.lues)}
      id={id}
      personne={lu.personne}
      filtre={periode}
      saisie={refus ?? saisieDe(enJours(periode))}
    />,
    statut,
  );
};

const choisirPeriode = async (c: Contexte): Promise<Response> => {
  const saisie = lireFormulaire(c, SaisiePeriode);
  if (!saisie.ok) return afficherPersonne(c, saisie.refus, 422);
  return rediriger(c, `/trace/personnes/${lireId(c)}${adresseDe(saisie.value)}`);
};

async function* enCellules(lignes: AsyncIterable<LigneTrace>) {
  for await (const ligne of lignes) yield cellulesDe(ligne);
}

/** Traced before the first byte leaves. */
const exporter = async (c: Contexte): Promise<Response> => {
  const filtre = lireRequete(c, FiltresAdresse);
  const acteur = acteurDe(c);
  const { db } = c.var.dependances;
  const { aujourdhui, requeteId } = c.var;
  await lirePour(db, acteur, aujourdhui, (trx) =>
    tracer(trx, { acteur, geste: "trace.exporter", requeteId, ...traceDe(filtre) }),
  );
  return repondreClasseur("csv", `trace-${aujourdhui}`, {
    nom: "Trace",
    colonnes: COLONNES_EXPORT,
    lignes: enCellules(lireParLots(db, acteur, aujourdhui, filtre)),
  });
};

/** The trace, for the DPO: its state, its lines, and who looked at one person's record. */
export const routesTrace: readonly Route[] = definirRoutes([
  { methode: "GET", chemin: "/trace", acces: "trace.consulter", traite: (c) => afficherEtat(c) },
  { methode: "POST", chemin: "/trace/chercher", acces: "trace.consulter", traite: chercher },
  { methode: "GET", chemin: "/trace/lignes", acces: "trace.consulter", traite: afficherLignes },
  { methode: "GET", chemin: "/trace/export.csv", acces: "trace.consulter", traite: exporter },
  {
    methode: "POST",
    chemin: "/trace/personnes",
    acces: "trace.consulter",
    traite: chercherDossier,
  },
  {
    methode: "GET",
    chemin: "/trace/personnes/:id",
    acces: "trace.consulter",
    traite: (c) => afficherPersonne(c),
  },
  {
    methode: "POST",
    chemin: "/trace/personnes/:id",
    acces: "trace.consulter",
    traite: choisirPeriode,
  },
]);
