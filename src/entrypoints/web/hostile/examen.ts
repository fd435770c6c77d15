import type { Application, RouteDecrite } from "#platform/http/index.ts";
import type { ActeurJoue } from "../matrice/acteurs.ts";
import { attendue, fuites, issueDe } from "../matrice/jouer.ts";
import { type Attaque, HOTE_FORGE, MARQUE } from "./attaques.ts";
import type { Ecriture } from "./ecritures.ts";
import { type Envoi, envoyer } from "./envoi.ts";

/** Words of the machinery: no answer holds them, whatever was asked. */
const ENTRAILLES = [
  /\bat [^\n]{1,200}\.(?:ts|js|mjs):\d+/,
  /node_modules|\/src\/(?:platform|domaines|entrypoints)\//,
  /syntax error at|invalid input|violates|relation "|PostgresError|ZodError|TypeError|RangeError/,
  /root:x:0:0/,
];

/** A form shown again repeats, escaped, what was typed; a page of error repeats nothing. */
const REDIT: readonly number[] = [200, 303, 422];

export interface Reponse {
  readonly statut: number;
  readonly texte: string;
  readonly entetes: Headers;
  readonly ecrites: readonly Ecriture[];
}

/** What is wrong with an answer, whatever was asked and by whom. */
export const fautesCommunes = (
  { statut, texte, entetes }: Reponse,
  acteur: ActeurJoue | undefined,
): readonly string[] => {
  const fautes: string[] = [];
  if (statut >= 500) fautes.push(`panne ${statut}`);
  if (ENTRAILLES.some((motif) => motif.test(texte))) fautes.push("montre ses entrailles");
  const [fuite] = fuites(texte, acteur);
  if (fuite) fautes.push(`nomme une personne « ${fuite} »`);
  if (texte.includes(`<svg onload=${MARQUE}`)) fautes.push("redit du code");
  const numero = entetes.get("x-request-id") ?? "";
  if (!/^[0-9a-f-]{36}$/.test(numero)) fautes.push("sans numéro de demande");
  if (statut >= 400 && !REDIT.includes(statut)) {
    if (!texte.includes(numero)) fautes.push(`page d’erreur ${statut} sans son numéro`);
    if (texte.includes(MARQUE)) fautes.push(`page d’erreur ${statut} qui redit la demande`);
  }
  const ailleurs = entetes.get("location") ?? "/";
  if (!/^\/(?![/\\])/.test(ailleurs)) fautes.push(`renvoie hors de chez nous : ${ailleurs}`);
  if (`${texte}${ailleurs}`.includes(new URL(HOTE_FORGE).host) && !ailleurs.includes("suite=")) {
    fautes.push("croit l’hôte forgé");
  }
  // RFC 6266: names of ours are plain, so that no reader of theirs has anything to guess.
  const telecharge = entetes.get("content-disposition") ?? "inline";
  if (!/^(?:inline|attachment)(?:; filename="[\w.-]{1,100}")?$/.test(telecharge)) {
    fautes.push(`télécharge sous un nom douteux : ${telecharge}`);
  }
  if (entetes.getSetCookie().some((t) => !/^(?:__Host-)?[a-z]+=/.test(t))) {
    fautes.push("pose un témoin forgé");
  }
  return fautes;
};

const enTables = (ecrites: readonly Ecriture[]): string =>
  [...new Set(ecrites.map((e) => e.table))].join(", ");

const fautesDuVerdict = (
  reponse: Reponse,
  route: RouteDecrite,
  acteur: ActeurJoue | undefined,
  attaque: Attaque,
): readonly string[] => {
  const { statut, entetes, ecrites } = reponse;
  const voulue = attendue(
    route,
    attaque.verdict === "anonyme" ? undefined : acteur,
    "portefeuille",
  );
  const issue = issueDe(route, new Response(null, { status: statut, headers: entetes }));
  const ouvre = issue === "admise" && statut < 400;
  const fautes: string[] = [];
  if (ouvre && voulue !== "admise") fautes.push(`ouvre (${statut}), la politique dit ${voulue}`);
  if (ouvre && attaque.verdict === "refusee") fautes.push(`est acceptée (${statut})`);
  if ((attaque.verdict === "meme" || attaque.verdict === "anonyme") && issue !== voulue) {
    fautes.push(`répond ${issue} (${statut}), la politique dit ${voulue}`);
  }
  if (ecrites.length > 0 && (!ouvre || route.methode === "GET")) {
    fautes.push(`écrit dans ${enTables(ecrites)} en répondant ${statut}`);
  }
  return fautes;
};

export const examiner = (
  reponse: Reponse,
  route: RouteDecrite,
  acteur: ActeurJoue | undefined,
  attaque: Attaque,
): readonly string[] =>
  [...fautesCommunes(reponse, acteur), ...fautesDuVerdict(reponse, route, acteur, attaque)].map(
    (faute) =>
      `${route.methode} ${route.chemin}, ${attaque.nom}, ${acteur?.nom ?? "anonyme"} : ${faute}`,
  );

export const demanderEtLire = async (
  application: Application,
  envoi: Envoi,
  lireEcritures: () => Promise<readonly Ecriture[]>,
): Promise<Reponse> => {
  const reponse = await envoyer(application, envoi);
  return {
    statut: reponse.status,
    texte: await reponse.text(),
    entetes: reponse.headers,
    ecrites: await lireEcritures(),
  };
};
