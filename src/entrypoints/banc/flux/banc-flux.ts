import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { genererFlux } from "#domaines/flux/generateur/generateur.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import type { DemandeBanc } from "../bancs.ts";
import { type BaseDeBanc, ouvrirBaseDeBanc } from "../base.ts";
import { type Mesure, mediane, mesurer } from "../mesure.ts";
import type { ImportMesure } from "./enfant.ts";
import { importerEnEnfant } from "./importer-en-enfant.ts";
import { copierLignes, exporterLignes, type LignesExportees } from "./lignes.ts";
import { passerXmllint } from "./xmllint.ts";

const MOIS = ["2026-09", "2026-10"] as const;

interface Essai {
  readonly xmllintMs: number | null;
  readonly copieMs: number;
  readonly importe: ImportMesure;
}

/** A mensuel into an empty base, then the next one: 3 % in, 3 % out, 15 % changed. */
export const bancFlux = async (demande: DemandeBanc): Promise<readonly Mesure[]> => {
  const essais: (readonly [Essai, Essai])[] = [];
  for (let n = 1; n <= demande.essais; n++) {
    demande.dire(`Essai ${n} sur ${demande.essais}`);
    const base = await ouvrirBaseDeBanc(demande.departement);
    try {
      essais.push(await jouerEssai(base, demande));
    } finally {
      await base.fermer();
    }
  }
  return resumer(essais);
};

const jouerEssai = async (
  base: BaseDeBanc,
  { departement, foyers, graine, arret, dire }: DemandeBanc,
): Promise<readonly [Essai, Essai]> => {
  const sortie = join(base.dossier, "flux");
  await genererFlux({
    departement,
    foyers,
    mois: MOIS[0],
    graine,
    sortie,
    moisSuivants: 1,
    bruit: true,
    pannes: [],
    quotidiens: false,
  });
  const coffre = creerCoffre(randomBytes(32));
  let connues: ReadonlySet<string> = new Set();
  const passer = async (mois: string): Promise<Essai> => {
    arret.throwIfAborted();
    const fichier = join(sortie, mois, "caf-mensuel.xml");
    const dossier = join(base.dossier, `lignes-${mois}`);
    await mkdir(dossier);
    const lignes = await exporterLignes(fichier, dossier, { connues, coffre });
    connues = lignes.empreintes;
    const xmllintMs = await passerXmllint(fichier, arret);
    const copieMs = await copier(base, lignes);
    await rm(dossier, { recursive: true });
    const importe = await importerEnEnfant(base, fichier, arret);
    dire(
      `${mois} : ${importe.foyers} foyers, limite ${Math.round((xmllintMs ?? 0) + copieMs)} ms (xmllint ${xmllintMs === null ? "absent" : Math.round(xmllintMs)}, COPY ${Math.round(copieMs)}), import ${Math.round(importe.importMs)} ms ${JSON.stringify(importe.phases)}`,
    );
    return { xmllintMs, copieMs, importe };
  };
  return [await passer(MOIS[0]), await passer(MOIS[1])];
};

const copier = async ({ url }: BaseDeBanc, lignes: LignesExportees): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await copierLignes(client, lignes);
  } finally {
    await client.end();
  }
};

const limiteDe = (essais: readonly Essai[]) => {
  const xmllint = essais.flatMap((e) => (e.xmllintMs === null ? [] : [e.xmllintMs]));
  return {
    nom: "xmllint du fichier + COPY des lignes de cet import dans des tables sans index",
    commande: "xmllint --stream --noout caf-mensuel.xml ; COPY banc_a_foyer, banc_a_personne",
    valeur: xmllint.length === 0 ? null : mediane(xmllint) + mediane(essais.map((e) => e.copieMs)),
  };
};

const resumer = (essais: readonly (readonly [Essai, Essai])[]): readonly Mesure[] => {
  const premiers = essais.map(([e]) => e);
  const seconds = essais.map(([, e]) => e);
  const duree = (e: Essai): number => e.importe.importMs;
  return [
    mesurer({
      nom: "foyers du premier mensuel",
      unite: "foyers",
      valeurs: premiers.map((e) => e.importe.foyers),
    }),
    mesurer({
      nom: "premier mensuel, du dépôt à la base",
      unite: "ms",
      valeurs: premiers.map(duree),
      limite: limiteDe(premiers),
      budget: { sur: "ratio", max: 3 },
    }),
    mesurer({
      nom: "mensuel du mois suivant, à côté de sa limite",
      unite: "ms",
      valeurs: seconds.map(duree),
      limite: limiteDe(seconds),
    }),
    mesurer({
      nom: "mensuel du mois suivant, à côté du premier",
      unite: "ms",
      valeurs: seconds.map(duree),
      limite: {
        nom: "premier mensuel, du dépôt à la base",
        commande: "le même import, un mois plus tôt",
        valeur: mediane(premiers.map(duree)),
      },
      budget: { sur: "ratio", max: 0.6 },
    }),
    mesurer({
      nom: "après le premier mensuel : file d’orientation et indicateurs",
      unite: "ms",
      valeurs: premiers.map((e) => e.importe.suiteMs),
    }),
    mesurer({
      nom: "après le mensuel suivant : file d’orientation et indicateurs",
      unite: "ms",
      valeurs: seconds.map((e) => e.importe.suiteMs),
    }),
    mesurer({
      nom: "mémoire du processus qui importe, au plus haut",
      unite: "Mo",
      valeurs: essais.map((paire) => Math.max(...paire.map((e) => e.importe.picMo))),
      budget: { sur: "valeur", max: 300 },
    }),
  ];
};
