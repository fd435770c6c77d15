import { createReadStream } from "node:fs";
import { connect, type NetConnectOpts, type Socket } from "node:net";
import type { Analyse, Antivirus } from "./antivirus.ts";

interface Delais {
  /** Milliseconds for the whole of a question without a file. */
  readonly question: number;
  /** Milliseconds without a byte either way while a file is analysed: clamd itself gives up after two minutes. */
  readonly silence: number;
}

const DELAIS: Delais = { question: 5_000, silence: 150_000 };
/** clamd answers one line; more is somebody else. */
const REPONSE_MAX = 4_096;
const MORCEAU = 256 * 1024;

/**
 * The clamd of ClamAV, over its INSTREAM protocol: chunks preceded by their length on four bytes, a length of zero at
 * the end, one answer closed by a null. The file is read here and sent, so that clamd needs no right over our folders.
 *
 * @param adresse  `unix:///run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`
 */
export const ouvrirClamd = (adresse: string, delais: Delais = DELAIS): Antivirus => {
  const ou = lireAdresse(adresse);
  return {
    adresse,
    analyser: (chemin) =>
      dialoguer(ou, delais.silence, (prise) => envoyerFichier(prise, chemin)).then(
        lireReponse,
        sansReponse,
      ),
    lireVersion: () =>
      dialoguer(ou, delais.question, (prise) => {
        prise.write("zVERSION\0");
        return Promise.resolve();
      }),
  };
};

const lireAdresse = (adresse: string): NetConnectOpts => {
  const { protocol, hostname, port, pathname } = new URL(adresse);
  return protocol === "unix:"
    ? { path: decodeURIComponent(pathname) }
    : { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) };
};

/** A file of ours that cannot be read is a fault of ours, not of the antivirus. */
class LectureImpossible extends Error {}

/** What a connection that the other side drops under our hands ends on. */
const COUPURES = new Set(["ECONNRESET", "EPIPE"]);

const sansReponse = (erreur: unknown): Analyse => {
  if (erreur instanceof LectureImpossible) throw erreur.cause;
  const code = erreur instanceof Error ? Reflect.get(erreur, "code") : undefined;
  return { etat: "indisponible", raison: COUPURES.has(code) ? "coupe" : "muet" };
};

const lireReponse = (reponse: string): Analyse => {
  if (reponse === "stream: OK") return { etat: "sain" };
  const signature = /^stream: (.+) FOUND$/.exec(reponse)?.[1];
  // Told when `AlertExceedsMax` is set: what lies past the limit was not read.
  const limite = /^INSTREAM size limit exceeded|^Heuristics\.Limits\.Exceeded/;
  if (limite.test(signature ?? reponse)) return { etat: "indisponible", raison: "limite" };
  return signature === undefined
    ? { etat: "indisponible", raison: "muet" }
    : { etat: "infecte", signature };
};

/** One connection, one question, one answer. @throws when nobody answers in time */
const dialoguer = (
  ou: NetConnectOpts,
  silence: number,
  demander: (prise: Socket) => Promise<void>,
): Promise<string> =>
  new Promise((resoudre, rejeter) => {
    const prise = connect(ou);
    let recu = "";
    let panne: unknown;
    const finir = (): void => {
      prise.destroy();
      const fin = recu.indexOf("\0");
      if (panne instanceof LectureImpossible) rejeter(panne);
      else if (fin >= 0) resoudre(recu.slice(0, fin));
      else rejeter(panne ?? new Error("clamd a raccroché sans répondre"));
    };
    prise.setTimeout(silence, () => prise.destroy(new Error("clamd ne répond pas")));
    prise.on("data", (octets) => {
      recu += octets.toString("latin1");
      if (recu.includes("\0") || recu.length > REPONSE_MAX) finir();
    });
    // It may answer and hang up before the last chunk: what it has said counts more than the broken pipe.
    prise.on("error", (erreur) => {
      panne ??= erreur;
    });
    prise.on("close", finir);
    prise.on("connect", () => {
      demander(prise).catch((erreur) => {
        panne ??= erreur;
        if (erreur instanceof LectureImpossible) finir();
      });
    });
  });

const envoyerFichier = async (prise: Socket, chemin: string): Promise<void> => {
  prise.write("zINSTREAM\0");
  try {
    for await (const morceau of createReadStream(chemin, { highWaterMark: MORCEAU })) {
      if (prise.destroyed) return;
      await ecrire(prise, longueur(morceau.length));
      await ecrire(prise, morceau);
    }
  } catch (erreur) {
    if (prise.destroyed) return;
    throw new LectureImpossible("fichier illisible", { cause: erreur });
  }
  if (!prise.destroyed) prise.write(longueur(0));
};

const longueur = (n: number): Buffer => {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(n);
  return octets;
};

/** Waits for the chunk to leave: a file of 2 GB is never held in memory. Ends also when the connection does. */
const ecrire = (prise: Socket, octets: Buffer): Promise<void> =>
  new Promise((resoudre) => {
    prise.write(octets, () => resoudre());
  });
