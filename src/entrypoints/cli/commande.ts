import type { ParseArgsConfig, parseArgs } from "node:util";
import type { BaseDisponible } from "#platform/cluster/ouvrir-base.ts";
import type { Config } from "#platform/config/config.ts";

/** 0 done · 1 fault · 2 refused, nothing written · 3 held for a human. Scripts of others rely on it. */
export type CodeSortie = 0 | 1 | 2 | 3;

/** Why an input was refused; a field that does not apply is null in the printed document. */
export interface RefusCommande {
  readonly code: string;
  readonly message: string;
  readonly ligne?: number | null;
  readonly element?: string | null;
  readonly valeur?: string | null;
}

/** What a command answers: the frame prints it, once, as text or as one JSON document. */
export interface Reponse {
  readonly code: CodeSortie;
  readonly refus?: RefusCommande;
  /** Fields of the JSON document beside `commande`, `code`, `refus`; a list is printed alone. */
  readonly document?: Readonly<Record<string, unknown>> | readonly unknown[];
  /** What a person reads; the refusal's sentence is printed without it. */
  readonly texte?: string;
}

export interface Contexte {
  /** Read on first use, so that help works whatever the environment. */
  readonly config: Config;
  /** Aborted by Ctrl-C or SIGTERM, for a command that declares `gereArret`. */
  readonly arret: AbortSignal;
  /** `--json`: the whole answer is one document. */
  readonly json: boolean;
  /** Opened on first call, given back by the frame when the command is over. */
  ouvrirBase(): Promise<BaseDisponible>;
  /** One line for the person at the terminal, on stderr: never part of the result. */
  dire(ligne: string): void;
  /** A result too long for memory (exports), on stdout, as it comes. Not with `--json`. */
  ecrire(texte: string): Promise<void>;
}

export type Options = NonNullable<ParseArgsConfig["options"]>;
export type Saisie<O extends Options> = Pick<
  ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>,
  "values" | "positionals"
>;

export interface Commande<O extends Options = Options> {
  /** What follows the name: `FICHIER [--limite N]`. */
  readonly usage: string;
  readonly aide: string;
  readonly options: O;
  /** Least and most arguments without a name; none when absent. */
  readonly positionnels?: readonly [min: number, max: number];
  /** Ends by itself when `arret` is aborted; others are cut short. */
  readonly gereArret?: boolean;
  /** Method syntax on purpose: the frame holds commands of different options. */
  executer(ctx: Contexte, saisie: Saisie<O>): Promise<Reponse>;
}

export const definirCommande = <const O extends Options>(commande: Commande<O>): Commande<O> =>
  commande;

/** An input that a command refuses before doing anything. */
export const refuserSaisie = (message: string): Reponse => ({
  code: 2,
  refus: { code: "saisie", message },
});
