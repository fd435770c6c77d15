import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { HTTPException } from "hono/http-exception";
import { arreter, mauvaiseRequete } from "../reponses/erreurs.ts";
import type { Contexte } from "../types.ts";
import { ajouterChamp, type Corps, exigerNom, type FichierRecu } from "./champs.ts";
import { nettoyerNomFichier } from "./nom-fichier.ts";

export interface LimitesDepot {
  /** Bytes, each file. */
  readonly tailleMax: number;
  /** 1 when absent. */
  readonly nombreMax?: number;
}

/** A form that carries a file says little else. */
const CHAMPS_MAX = 200;

type VerifierJeton = (champs: ReadonlyMap<string, readonly string[]>) => void;

/**
 * Streams the files of a form to a folder of its own. The token must come before the first file,
 * as `<Jeton/>` at the top of the form makes it: nothing is written to disk for a forged request.
 */
export async function lireMultipart(
  c: Contexte,
  limites: LimitesDepot,
  verifierJeton: VerifierJeton,
): Promise<Corps> {
  const flux = c.req.raw.body;
  if (!flux) return mauvaiseRequete();
  const nombreMax = limites.nombreMax ?? 1;
  const tailleTotale = limites.tailleMax * nombreMax + 1024 * 1024;
  if (Number(c.req.header("content-length") ?? 0) > tailleTotale) return arreter(413);

  const dossier = await mkdtemp(join(tmpdir(), "passerelle-depot-"));
  try {
    const champs = new Map<string, string[]>();
    const fichiers = await recevoir(c, dossier, champs, limites, verifierJeton);
    return { champs, fichiers, dossier };
  } catch (erreur) {
    await rm(dossier, { recursive: true, force: true });
    throw estDuParseur(erreur) ? new HTTPException(400, { cause: erreur }) : erreur;
  }
}

/** A body that is not what it says: the parser's errors have no code, the disk's and ours do. */
const estDuParseur = (erreur: unknown): boolean =>
  erreur instanceof Error && !(erreur instanceof HTTPException) && !("code" in erreur);

async function recevoir(
  c: Contexte,
  dossier: string,
  champs: Map<string, string[]>,
  limites: LimitesDepot,
  verifierJeton: VerifierJeton,
): Promise<FichierRecu[]> {
  const analyseur = new Busboy({
    headers: { "content-type": c.req.header("content-type") ?? "" },
    limits: {
      fieldNameSize: 100,
      fieldSize: 64 * 1024,
      fields: CHAMPS_MAX,
      files: limites.nombreMax ?? 1,
      parts: CHAMPS_MAX + (limites.nombreMax ?? 1),
      fileSize: limites.tailleMax,
      headerPairs: 20,
      headerSize: 8 * 1024,
    },
  });
  const ecritures: Promise<FichierRecu | undefined>[] = [];
  let jetonVu = false;
  const refuser = (erreur: unknown): void => {
    analyseur.destroy(erreur instanceof Error ? erreur : new Error("dépôt interrompu"));
  };
  const garder = (action: () => void): void => {
    try {
      action();
    } catch (erreur) {
      refuser(erreur);
    }
  };

  analyseur.on("field", (nom, valeur, nomCoupe, valeurCoupee) =>
    garder(() => {
      if (nomCoupe || valeurCoupee) arreter(413);
      ajouterChamp(champs, nom, valeur);
    }),
  );
  // Both names may be missing, whatever the library's types say.
  analyseur.on("file", (recu: string | undefined, contenu, nom: string | undefined, _, type) => {
    try {
      if (!jetonVu) verifierJeton(champs);
      jetonVu = true;
      const fichier = { champ: exigerNom(recu), nom: nom ?? "", type };
      const ecriture = ecrire(contenu, { ...fichier, chemin: join(dossier, randomUUID()) });
      ecriture.catch(refuser);
      ecritures.push(ecriture);
    } catch (erreur) {
      contenu.resume();
      refuser(erreur);
    }
  });
  analyseur.on("filesLimit", () => garder(() => arreter(413, "Trop de fichiers à la fois.")));
  analyseur.on("fieldsLimit", () => garder(() => arreter(413)));
  analyseur.on("partsLimit", () => garder(() => arreter(413)));

  // The types of the web stream and of Node's describe the same object.
  const source = Readable.fromWeb(c.req.raw.body as Parameters<typeof Readable.fromWeb>[0]);
  try {
    await pipeline(source, analyseur);
  } finally {
    await Promise.allSettled(ecritures);
  }
  if (!jetonVu) verifierJeton(champs);
  const recus = await Promise.all(ecritures);
  return recus.filter((fichier) => fichier !== undefined);
}

/** `undefined` for an empty choice: browsers send a nameless, empty file then. */
async function ecrire(
  contenu: Readable & { readonly truncated?: boolean },
  fichier: Omit<FichierRecu, "taille" | "empreinte">,
): Promise<FichierRecu | undefined> {
  const hache = createHash("sha256");
  let taille = 0;
  const mesure = new Transform({
    transform(morceau: Buffer, _encodage, suite) {
      taille += morceau.length;
      hache.update(morceau);
      suite(null, morceau);
    },
  });
  await pipeline(contenu, mesure, createWriteStream(fichier.chemin, { mode: 0o600 }));
  const nom = nettoyerNomFichier(fichier.nom);
  if (contenu.truncated) arreter(413, `« ${nom} » dépasse la taille permise.`);
  if (taille === 0 && !fichier.nom) return undefined;
  return { ...fichier, nom, taille, empreinte: hache.digest("hex") };
}

/** Removes what the request left on disk; a file the use case moved away is no longer there. */
export async function oublierFichiers(corps: Corps): Promise<void> {
  if (corps.dossier) await rm(corps.dossier, { recursive: true, force: true });
}
