// `npm run preuves`: what must hold when something is killed, and when a guard is removed (`gardes`). Prints the seed, the number of trials, the failures
// and the bound; --graine replays a run.
import { parseArgs } from "node:util";
import { FAMILLES, type Famille } from "./gardes/garde.ts";
import { prouverGardes } from "./gardes/gardes.preuve.ts";
import { prouverImport, prouverSuite } from "./import.preuve.ts";
import { prouverOuvrier } from "./ouvrier.preuve.ts";
import { type BilanPreuve, borne, type DemandePreuve } from "./preuve.ts";
import { prouverRejeu } from "./rejeu.preuve.ts";
import { preparerScenes } from "./scenes.ts";
import { prouverServeur } from "./serveur.preuve.ts";
import { ouvrirTerrain } from "./terrain.ts";

const PREUVES = {
  rejeu: prouverRejeu,
  suite: prouverSuite,
  import: prouverImport,
  ouvrier: prouverOuvrier,
  serveur: prouverServeur,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    graine: { type: "string" },
    foyers: { type: "string", default: "5000" },
    import: { type: "string", default: "20" },
    ouvrier: { type: "string", default: "20" },
    serveur: { type: "string", default: "5" },
    dons: { type: "string", default: "60" },
    famille: { type: "string", multiple: true },
    filtre: { type: "string", default: "" },
  },
});
const entier = (nom: string, texte: string): number => {
  if (/^\d{1,9}$/.test(texte)) return Number(texte);
  throw new RangeError(`--${nom} attend un nombre entier`);
};
const dire = (ligne: string): void => void process.stdout.write(`${ligne}\n`);

const graine = entier("graine", values.graine ?? String(Math.floor(Math.random() * 1e9)));
const demande: DemandePreuve = {
  graine,
  foyers: entier("foyers", values.foyers),
  essais: {
    import: entier("import", values.import),
    ouvrier: entier("ouvrier", values.ouvrier),
    serveur: entier("serveur", values.serveur),
  },
  dire,
};

const raconter = (bilan: BilanPreuve): string => {
  const limite = borne(bilan);
  const risque = limite === undefined ? "" : `, risque sous ${limite.toFixed(1)} % (3/N, à 95 %)`;
  return [
    `${bilan.nom} : N = ${bilan.essais}, échecs ${bilan.echecs.length}${risque}`,
    ...bilan.echecs.map((echec) => `  ÉCHEC ${echec}`),
  ].join("\n");
};

const estFamille = (nom: string): nom is Famille => Object.hasOwn(FAMILLES, nom);

const veut = (nom: string): boolean => positionals.length === 0 || positionals.includes(nom);
const bilans: BilanPreuve[] = [];

/** On an installation of its own, killed and started again. */
const tuer = async (): Promise<void> => {
  const terrain = await ouvrirTerrain(demande.foyers, graine);
  const arreter = async (): Promise<never> => {
    await terrain.fermer();
    return process.exit(130);
  };
  process.once("SIGINT", () => void arreter());
  process.once("SIGTERM", () => void arreter());
  try {
    const scenes = await preparerScenes(terrain);
    for (const scene of scenes)
      dire(`${scene.nom} sans interruption : ${Math.round(scene.dureeMs)} ms`);
    for (const [nom, prouver] of Object.entries(PREUVES)) {
      if (veut(nom)) bilans.push(await prouver(terrain, scenes, demande));
    }
  } finally {
    await terrain.fermer();
  }
};

dire(`Graine ${graine}, ${demande.foyers} foyers`);
if (Object.keys(PREUVES).some(veut)) await tuer();
if (veut("gardes")) {
  const familles = values.famille?.filter(estFamille) ?? Object.keys(FAMILLES).filter(estFamille);
  const { filtre } = values;
  const dons = entier("dons", values.dons);
  bilans.push(...(await prouverGardes({ graine, dons, filtre, dire }, familles)));
}
dire(bilans.map(raconter).join("\n"));
process.exitCode = bilans.some((b) => b.echecs.length > 0) ? 1 : 0;
