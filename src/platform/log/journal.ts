import pino, { type DestinationStream, type Logger } from "pino";
import { decrireErreur, masquer } from "./masquage.ts";

export type Journal = Logger;

export interface OptionsJournal {
  readonly niveau: "debug" | "info" | "warn" | "error" | "silent";
  /** Standard output when absent. */
  readonly destination?: DestinationStream;
}

/** Keys that may carry a person's identity or a secret, one level deep or under an object. */
const CLES = [
  "nir",
  "nom",
  "nomNaissance",
  "prenom",
  "dateNaissance",
  "naissance",
  "telephone",
  "courriel",
  "adresse",
  "matricule",
  "motDePasse",
  "cookie",
  "authorization",
  "jeton",
];

/**
 * Structured log of a process, one JSON line per fact. Identities are refused twice: by key, and by
 * shape inside sentences (a NIR written in a message is masked whatever wrote it there).
 */
export function creerJournal(options: OptionsJournal): Journal {
  return pino(
    {
      level: options.niveau,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (niveau) => ({ niveau }) },
      messageKey: "message",
      redact: { paths: CLES.flatMap((cle) => [cle, `*.${cle}`]), censor: "[masqué]" },
      serializers: { err: decrireErreur },
      hooks: {
        logMethod(parametres, methode) {
          const propres = parametres.map((p) => (typeof p === "string" ? masquer(p) : p));
          methode.apply(this, propres as typeof parametres);
        },
      },
    },
    options.destination ?? pino.destination(1),
  );
}
