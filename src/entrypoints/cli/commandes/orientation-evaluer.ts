import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { createInterface } from "node:readline";
import { type Jour, jourAParis, lireJour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { lireLigne } from "#domaines/orientation/regle/ligne.ts";
import type { ListeRegles } from "#domaines/orientation/regle/liste-regles.ts";
import type { Faute } from "#domaines/orientation/regle/rules/ecriture/fautes.ts";
import {
  direChemin,
  lireListe,
  valeurAu,
} from "#domaines/orientation/regle/rules/ecriture/lire-liste.ts";
import { evaluer } from "#domaines/orientation/regle/rules/evaluer.ts";
import { definirCommande, type RefusCommande, refuserSaisie } from "../commande.ts";
import { ligneDeLaFaute, ligneDuChemin } from "../json-situe.ts";

/** Answers are written by blocks: one write a person would cost more than the rules. */
const BLOC = 1_000;

const refusDe = (
  fichier: string,
  ligne: number,
  brut: unknown,
  { code, chemin, message }: Faute,
): RefusCommande => {
  const element = direChemin(chemin);
  const valeur = valeurAu(brut, chemin);
  return {
    code,
    message: `${basename(fichier)}, ligne ${ligne}, ${element || "document"} : ${message}`,
    ligne,
    element: element || null,
    valeur:
      valeur === undefined ? null : typeof valeur === "string" ? valeur : JSON.stringify(valeur),
  };
};

const lireJson = (texte: string, fichier: string, depart = 1): Result<unknown, RefusCommande> => {
  try {
    return accepte(JSON.parse(texte));
  } catch (erreur) {
    const ligne = depart + ligneDeLaFaute(texte, erreur) - 1;
    const message = `${basename(fichier)}, ligne ${ligne} : ce n’est pas du JSON.`;
    return refuse({ code: "json_illisible", message, ligne });
  }
};

const lireRegles = async (fichier: string): Promise<Result<ListeRegles, RefusCommande>> => {
  const texte = await readFile(fichier, "utf8");
  const brut = lireJson(texte, fichier);
  if (!brut.ok) return brut;
  const liste = lireListe(brut.value);
  if (liste.ok) return liste;
  const [premiere, ...autres] = liste.refus;
  if (!premiere) throw new Error("Une liste refusée a une faute");
  const refus = refusDe(fichier, ligneDuChemin(texte, premiere.chemin), brut.value, premiere);
  return refuse(
    autres.length === 0
      ? refus
      : {
          ...refus,
          message: `${refus.message} (${autres.length} autre${autres.length > 1 ? "s fautes" : " faute"})`,
        },
  );
};

const evaluerLigne = (
  texte: string,
  numero: number,
  fichier: string,
  { liste, jour }: { readonly liste: ListeRegles; readonly jour: Jour },
): Result<Readonly<Record<string, unknown>>, RefusCommande> => {
  const brut = lireJson(texte, fichier, numero);
  if (!brut.ok) return brut;
  const lue = lireLigne(brut.value, jour);
  if (!lue.ok) {
    const [faute] = lue.refus;
    if (!faute) throw new Error("Une ligne refusée a une faute");
    return refuse(refusDe(fichier, numero, brut.value, faute));
  }
  const { parcours, organisme_nature, regle, valeurs, manquantes, ecartees } = evaluer(
    liste.regles,
    lue.value.entrees,
  );
  return accepte({
    id: lue.value.id,
    parcours,
    organisme: organisme_nature,
    regle,
    valeurs,
    manquantes,
    revue_humaine: lue.value.revueHumaine,
    ecartees,
  });
};

/** Every person of the file, in order; stops at the first line that cannot be read. */
async function* parcourir(
  fichier: string,
  contexte: { readonly liste: ListeRegles; readonly jour: Jour },
): AsyncGenerator<Result<Readonly<Record<string, unknown>>, RefusCommande>> {
  const lignes = createInterface({ input: createReadStream(fichier), crlfDelay: Infinity });
  let numero = 0;
  for await (const texte of lignes) {
    numero += 1;
    if (texte.trim() === "") continue;
    const evaluee = evaluerLigne(texte, numero, fichier, contexte);
    yield evaluee;
    if (!evaluee.ok) return;
  }
}

const introuvable = (fichier: string): RefusCommande => ({
  code: "fichier_introuvable",
  message: "Le fichier est introuvable ou illisible. Vérifiez son chemin.",
  valeur: fichier,
});

const estAbsent = (erreur: unknown): boolean =>
  erreur instanceof Error &&
  "code" in erreur &&
  ["ENOENT", "EISDIR", "EACCES"].includes(String(erreur.code));

export const commande = definirCommande({
  usage: "--regles REGLES.json --entrees PERSONNES.jsonl [--jour AAAA-MM-JJ]",
  aide: `Applique une liste de règles à des personnes, une ligne JSON chacune, sans base de données et sans rien écrire ailleurs.
Une réponse par ligne : {id, parcours, organisme, regle, valeurs, manquantes, revue_humaine, ecartees}. Formes : orientation regles --schema.
Le fichier est lu en entier avant la première réponse : une ligne refusée, et rien n’est répondu (sortie 2).
--jour : jour auquel les faits sont regardés, aujourd’hui par défaut.`,
  options: {
    regles: { type: "string" },
    entrees: { type: "string" },
    jour: { type: "string" },
  },
  executer: async (ctx, { values }) => {
    const { regles, entrees } = values;
    if (!regles || !entrees) return refuserSaisie("Donnez --regles et --entrees.");
    const jour =
      values.jour === undefined
        ? (ctx.config.aujourdhui ?? jourAParis(new Date()))
        : lireJour(values.jour);
    if (!jour) return refuserSaisie("--jour attend un jour, AAAA-MM-JJ.");
    let enCours = regles;
    try {
      const liste = await lireRegles(resolve(regles));
      if (!liste.ok) return { code: 2, refus: liste.refus };
      enCours = entrees;
      const contexte = { liste: liste.value, jour };
      for await (const evaluee of parcourir(resolve(entrees), contexte)) {
        if (!evaluee.ok) return { code: 2, refus: evaluee.refus };
      }
      const resultats: unknown[] = [];
      const rendre = async (): Promise<void> => {
        const bloc = resultats.splice(0).map((r) => `${JSON.stringify(r)}\n`);
        await ctx.ecrire(bloc.join(""));
      };
      for await (const evaluee of parcourir(resolve(entrees), contexte)) {
        if (evaluee.ok) resultats.push(evaluee.value);
        if (!ctx.json && resultats.length >= BLOC) await rendre();
      }
      if (ctx.json) return { code: 0, document: { resultats } };
      await rendre();
      return { code: 0 };
    } catch (erreur) {
      if (estAbsent(erreur)) return { code: 2, refus: introuvable(enCours) };
      throw erreur;
    }
  },
});
