import { listRoutesDeclarees } from "../../../src/entrypoints/web/table-routes.ts";
import { type BilanPreuve, creerTirage } from "../preuve.ts";
import { type Essais, ouvrirEssais } from "./essais.ts";
import { FAMILLES, type Famille, type GardeSource, type Verdict } from "./garde.ts";
import { coupeDesRoutes, recenserAcces } from "./jeu/acces.ts";
import { ouvrirServeur, type Serveur } from "./jeu/matrice.ts";
import { recenserCloisons } from "./recensement/cloisons.ts";
import { recenserPolitique } from "./recensement/politique.ts";
import { recenser } from "./recensement/recenser.ts";
import { routesQuiAtteignent, situerRoutes } from "./recensement/routes.ts";
import { ouvrirSources, type Sources } from "./recensement/sources.ts";
import { raisonDe } from "./sans-effet.ts";

/** What holds the second wall alone, and the policy of roles. */
const ESSAIS_CLOISONS = /\/(cloisonnement[^/]*|perimetre\/policy)[.]db[.]test[.]ts$/;
const ESSAIS_POLITIQUE = ["src/domaines/habilitations/role/policy.test.ts"];
/** Beyond, a test only meets the guard by chance: the matrix is asked. */
const ESSAIS_PROCHES = 8;
/** How far by imports routes are still played: beyond, all of them are reached through the doors of the houses. */
const PAS = 3;
const HABILITATIONS = "src/domaines/habilitations/";
const SANS_EUX = /^(tests|src\/entrypoints\/web\/(matrice|hostile))\//;

export interface DemandeGardes {
  readonly graine: number;
  /** How many gestures are given, drawn, to roles that lack them; scopes are all widened. */
  readonly dons: number;
  /** Only guards whose place or text holds this. */
  readonly filtre: string;
  readonly dire: (ligne: string) => void;
}

interface Chantier extends DemandeGardes {
  readonly sources: Sources;
  readonly serveur: Serveur;
  readonly essais: Essais;
  readonly noter: (verdict: Verdict) => void;
}

const melanger = <T>(valeurs: readonly T[], tirage: () => number): readonly T[] =>
  valeurs
    .map((valeur) => ({ valeur, rang: tirage() }))
    .toSorted((a, b) => a.rang - b.rang)
    .map(({ valeur }) => valeur);

const ouDe = (g: GardeSource): string => `${g.fichier}:${g.ligne}`;
const retenue = (filtre: string, ...textes: readonly string[]): boolean =>
  textes.some((t) => t.includes(filtre));
const retenues = (filtre: string, gardes: readonly GardeSource[]): readonly GardeSource[] =>
  gardes.filter((g) => retenue(filtre, ouDe(g), g.texte));

const prouverAcces = async ({ serveur, filtre, noter }: Chantier): Promise<void> => {
  const acces = recenserAcces().filter((a) => retenue(filtre, a.route, a.declare));
  if (acces.length === 0) return;
  const vues = await serveur.jouer({ sorte: "acces", acces }, await coupeDesRoutes());
  if (vues.length !== acces.length) throw new Error(`La matrice s’est arrêtée : ${vues[0]}`);
  for (const [rang, { route, declare, ouvert }] of acces.entries()) {
    noter({ famille: "acces", ou: route, garde: `${declare} → ${ouvert}`, vue: vues[rang] });
  }
};

const routesDe = (sources: Sources, g: GardeSource): readonly (readonly string[])[] => {
  const toutes = listRoutesDeclarees().map((r) => `${r.methode} ${r.chemin}`);
  return routesQuiAtteignent(sources, situerRoutes(sources), toutes, g.fichier).slice(0, PAS);
};

const prouverPolitique = async ({
  sources,
  essais,
  filtre,
  noter,
  graine,
  dons,
}: Chantier): Promise<void> => {
  const lignes = retenues(filtre, recenserPolitique(sources));
  const elargies = lignes.filter((l) => l.debut !== l.fin);
  const donnees = melanger(
    lignes.filter((l) => l.debut === l.fin),
    creerTirage(graine),
  ).slice(0, dons);
  for (const g of [...elargies, ...donnees]) {
    const vue = await essais.passer(ESSAIS_POLITIQUE, g);
    noter({ famille: "politique", ou: ouDe(g), garde: g.texte, vue });
  }
};

const prouverCloisons = async (chantier: Chantier): Promise<void> => {
  const { serveur, essais, filtre, noter } = chantier;
  const fichiers = essaisTous(chantier).filter((f) => ESSAIS_CLOISONS.test(f));
  const dejaVue = await essais.passer(fichiers);
  if (dejaVue) throw new Error(`Sans rien retirer, un essai échoue déjà : ${dejaVue}`);
  const cloisons = await recenserCloisons(serveur, essais.modele);
  for (const { nom, lever, remettre } of cloisons.filter((c) => retenue(filtre, c.nom))) {
    await serveur.executer(essais.modele, lever);
    try {
      noter({ famille: "cloisons", ou: nom, garde: lever, vue: await essais.passer(fichiers) });
    } finally {
      await serveur.executer(essais.modele, remettre);
    }
  }
};

const essaisTous = ({ sources }: Chantier): readonly string[] =>
  sources.essais.filter((f) => !SANS_EUX.test(f));

/** Nearest by imports first, those of the same room before. */
const essaisProches = ({ sources }: Chantier, g: GardeSource): readonly string[] => {
  const profondeur = g.fichier.startsWith("src/platform/") ? 3 : 4;
  const piece = `${g.fichier.split("/").slice(0, profondeur).join("/")}/`;
  return [...sources.quiAtteint(g.fichier)]
    .filter(([f]) => /[.]test[.]tsx?$/.test(f) && !SANS_EUX.test(f))
    .map(([f, distance]) => ({ f, rang: distance - (f.startsWith(piece) ? 3 : 0) }))
    .toSorted((a, b) => a.rang - b.rang)
    .slice(0, ESSAIS_PROCHES)
    .map(({ f }) => f);
};

/** @returns those that no test near them noticed */
const passer = async (
  chantier: Chantier,
  famille: Famille,
  gardes: readonly GardeSource[],
): Promise<readonly GardeSource[]> => {
  const restantes: GardeSource[] = [];
  for (const g of gardes) {
    const vue = await chantier.essais.passer(essaisProches(chantier, g), g);
    if (vue === undefined) {
      chantier.dire(`  échappe aux essais proches ${ouDe(g)} : ${g.texte.slice(0, 80)}`);
      restantes.push(g);
    } else chantier.noter({ famille, ou: ouDe(g), garde: g.texte, vue });
  }
  return restantes;
};

/**
 * Filters are removed with row-level security off: they stand alone, or the second wall would hide their absence.
 *
 * @returns those that no cell noticed
 */
const jouerCellules = async (
  { sources, serveur, noter, dire }: Chantier,
  famille: Famille,
  gardes: readonly GardeSource[],
): Promise<readonly GardeSource[]> => {
  const mur = famille === "filtres" ? "premier" : "deux";
  const restantes: GardeSource[] = [];
  for (const g of gardes) {
    const [vue] = await serveur.jouer({ sorte: "cellules", mur, routes: routesDe(sources, g) }, g);
    if (vue === undefined) {
      dire(`  échappe à la matrice ${ouDe(g)} : ${g.texte.slice(0, 80)}`);
      restantes.push(g);
    } else noter({ famille, ou: ouDe(g), garde: g.texte, vue });
  }
  return restantes;
};

/**
 * Nothing removed, nothing noticed: otherwise all that follows would be worth nothing. For some accounts only:
 * `npm test` plays the whole of it.
 */
const verifierTemoin = async ({ serveur }: Chantier): Promise<void> => {
  const routes = [listRoutesDeclarees().map((r) => `${r.methode} ${r.chemin}`)];
  for (const mur of ["premier", "deux"] as const) {
    const [vue] = await serveur.jouer({ sorte: "cellules", mur, routes, unSur: 12 });
    if (vue) throw new Error(`Sans rien retirer, la matrice diffère déjà : ${vue}`);
  }
};

const enClair = ({ famille, ou, garde, vue }: Verdict): string =>
  vue === undefined
    ? `  SURVIT ${famille} ${ou} : ${garde}`
    : `  vue ${famille} ${ou} : ${garde.slice(0, 80)} (${vue.slice(0, 120)})`;

const bilanDe = (famille: Famille, verdicts: readonly Verdict[]): BilanPreuve => {
  const siens = verdicts.filter((v) => v.famille === famille);
  const survivants = siens.filter((v) => v.vue === undefined);
  const restants = survivants.filter((v) => raisonDe(v) === undefined);
  const vues = siens.length - survivants.length;
  const part = siens.length === 0 ? 100 : (100 * vues) / siens.length;
  return {
    nom: `${FAMILLES[famille]}, ${vues} retraits vus (${part.toFixed(1)} %), ${survivants.length - restants.length} sans effet`,
    essais: siens.length,
    echecs: restants.map((v) => `${v.ou} : ${v.garde}`),
    tires: false,
  };
};

/** Removes each guard in turn, and asks whether what exists notices. */
export const prouverGardes = async (
  demande: DemandeGardes,
  familles: readonly Famille[],
): Promise<readonly BilanPreuve[]> => {
  const sources = ouvrirSources();
  const { filtres, gardes } = recenser(sources);
  const verdicts: Verdict[] = [];
  const noter = (verdict: Verdict): void => {
    verdicts.push(verdict);
    demande.dire(enClair(verdict));
  };
  const serveur = await ouvrirServeur();
  const arreter = async (): Promise<never> => {
    await serveur.fermer();
    return process.exit(130);
  };
  process.once("SIGINT", () => void arreter());
  process.once("SIGTERM", () => void arreter());
  const essais = await ouvrirEssais(serveur.url);
  const chantier: Chantier = { ...demande, sources, serveur, essais, noter };
  const veut = (famille: Famille): boolean => familles.includes(famille);
  try {
    // Tests and matrix each have bases of their own: they go on side by side.
    const filtresVoulus = veut("filtres") ? retenues(demande.filtre, filtres) : [];
    const gardesVoulues = veut("gardes") ? retenues(demande.filtre, gardes) : [];
    // The matrix names persons and counts them: filters on accounts are left to the tests.
    const surPersonnes = filtresVoulus.filter((g) => !g.fichier.startsWith(HABILITATIONS));
    const surComptes = filtresVoulus.filter((g) => g.fichier.startsWith(HABILITATIONS));
    const parMatrice = async (): Promise<readonly GardeSource[]> => {
      await verifierTemoin(chantier);
      if (veut("acces")) await prouverAcces(chantier);
      return jouerCellules(chantier, "filtres", surPersonnes);
    };
    const parEssais = async (): Promise<readonly GardeSource[]> => {
      if (veut("politique")) await prouverPolitique(chantier);
      if (veut("cloisons")) await prouverCloisons(chantier);
      return passer(chantier, "gardes", gardesVoulues);
    };
    const survivre = (famille: Famille, restantes: readonly GardeSource[]): void => {
      for (const g of restantes) noter({ famille, ou: ouDe(g), garde: g.texte, vue: undefined });
    };
    // Tests and matrix each have bases of their own: they go on side by side, then try what escaped the other.
    const [echappes, echappees] = await Promise.all([parMatrice(), parEssais()]);
    survivre("filtres", await passer(chantier, "filtres", [...surComptes, ...echappes]));
    survivre("gardes", await jouerCellules(chantier, "gardes", echappees));
  } finally {
    await essais.fermer();
    await serveur.fermer();
  }
  return familles.map((famille) => bilanDe(famille, verdicts));
};
