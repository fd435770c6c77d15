import { parseArgs } from "node:util";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Commande, Options, Saisie } from "./commande.ts";
import { TABLE } from "./table.ts";

/** What was asked: a command of the table, its own arguments, and the options of all commands. */
export interface Demande {
  readonly nom: string;
  readonly reste: readonly string[];
  readonly json: boolean;
  readonly aide: boolean;
}

/** Finds the longest command name at the head of the arguments. */
export function lireDemande(args: readonly string[]): Result<Demande, string> {
  const fin = args.indexOf("--");
  const [avant, apres] = fin < 0 ? [args, []] : [args.slice(0, fin), args.slice(fin)];
  const json = avant.includes("--json");
  const aide = avant.some((a) => a === "--aide" || a === "--help" || a === "-h");
  const mots = avant.filter((a) => !["--json", "--aide", "--help", "-h"].includes(a));
  const demande = (nom: string, longueur: number): Result<Demande, string> =>
    accepte({ nom, reste: [...mots.slice(longueur), ...apres], json, aide });

  if (mots.length === 0) return demande("aide", 0);
  for (const longueur of [2, 1]) {
    const nom = mots.slice(0, longueur).join(" ");
    if (mots.length >= longueur && TABLE[nom]) return demande(nom, longueur);
  }
  const famille = Object.keys(TABLE).filter((nom) => nom.startsWith(`${mots[0]} `));
  return refuse(
    famille.length > 0
      ? `Commande inconnue : « ${mots.slice(0, 2).join(" ")} ». Il existe : ${famille.join(", ")}.`
      : `Commande inconnue : « ${mots[0]} ». La liste : passerelle aide.`,
  );
}

/** Reads a command's own options and arguments; a refusal is a French sentence. */
export function lireSaisie(
  commande: Commande,
  reste: readonly string[],
): Result<Saisie<Options>, string> {
  const [min, max] = commande.positionnels ?? [0, 0];
  try {
    const { values, positionals } = parseArgs({
      args: [...reste],
      options: commande.options,
      allowPositionals: true,
    });
    if (positionals.length < min) return refuse("Il manque un argument.");
    if (positionals.length > max) return refuse(`Argument en trop : « ${positionals[max]} ».`);
    return accepte({ values, positionals });
  } catch (error) {
    const phrase = error instanceof Error && "code" in error ? traduire(error, reste) : undefined;
    if (phrase === undefined) throw error;
    return refuse(phrase);
  }
}

function traduire(
  error: Error & { readonly code?: unknown },
  reste: readonly string[],
): string | undefined {
  const option = /'(-[^'\s]+)/.exec(error.message)?.[1] ?? reste.find((a) => a.startsWith("-"));
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `Option inconnue : ${option}.`;
  if (error.code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return undefined;
  return error.message.includes("does not take an argument")
    ? `L’option ${option} ne prend pas de valeur.`
    : `L’option ${option} attend une valeur.`;
}
