import { accepte } from "#core/result.ts";
import { compterExport } from "#domaines/habilitations/index.ts";
import { type Cellule, type FormatClasseur, repondreClasseur } from "#platform/classeur/index.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  definirRoutes,
  lireRequete,
  type Route,
  sessionDe,
} from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import {
  COLONNES_HABITUELLES,
  type CodeColonne,
  FiltresPersonnes,
  filtreDe,
  type LignePersonne,
  type ParametresListe,
} from "../identite/liste.ts";
import { rechercheGardee } from "../recherche/queries/recherche-gardee.ts";
import { compterSelection, lireLots, type Selection } from "./queries/lire-lots.ts";
import { cellulesDe, colonnesExport } from "./rules/cellules.ts";

const selectionDe = async (c: Contexte, p: ParametresListe): Promise<Selection> => {
  if (p.recherche === undefined) return { sorte: "liste", filtre: filtreDe(p) };
  const { recherches } = c.var.dependances;
  const recherche = await rechercheGardee(recherches, sessionDe(c).id, p.recherche);
  if (!recherche) return arreter(409, "Cette recherche n’est plus gardée : refaites-la.");
  return { sorte: "recherche", recherche, elargir: p.proches === "oui" };
};

async function* enCellules(
  lignes: AsyncIterable<LignePersonne>,
  colonnes: readonly CodeColonne[],
): AsyncGenerator<readonly Cellule[]> {
  for await (const ligne of lignes) yield cellulesDe(ligne, colonnes);
}

/** Counted and traced before the first byte leaves. */
const exporter = async (c: Contexte, format: FormatClasseur): Promise<Response> => {
  const parametres = lireRequete(c, FiltresPersonnes);
  const selection = await selectionDe(c, parametres);
  const colonnes = parametres.colonnes.length > 0 ? parametres.colonnes : COLONNES_HABITUELLES;
  const acteur = acteurDe(c);
  const { db } = c.var.dependances;
  const { aujourdhui } = c.var;
  await enTransaction(db, acteur, aujourdhui, async (trx) => {
    const compte = await compterSelection(trx, acteur, selection);
    await tracer(trx, {
      acteur,
      geste: "personnes.exporter",
      motif: `${format}, ${compte} personnes`,
      champs: ["nom_usage", "nom_naissance", "prenom", ...colonnes],
      requeteId: c.var.requeteId,
    });
    await compterExport(trx, acteur, compte);
    return accepte(compte);
  });
  const numeros = colonnes.includes("matricule") || colonnes.includes("dossier");
  const lignes = lireLots({ db, acteur, aujourdhui, selection, numeros });
  return repondreClasseur(format, `personnes-${aujourdhui}`, {
    nom: "Personnes",
    colonnes: colonnesExport(colonnes),
    lignes: enCellules(lignes, colonnes),
  });
};

export const routesExport: readonly Route[] = definirRoutes([
  {
    methode: "GET",
    chemin: "/personnes/export.csv",
    acces: "personnes.exporter",
    traite: (c) => exporter(c, "csv"),
  },
  {
    methode: "GET",
    chemin: "/personnes/export.xlsx",
    acces: "personnes.exporter",
    traite: (c) => exporter(c, "xlsx"),
  },
]);
