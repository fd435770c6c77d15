import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { ErreurExploitation } from "./exploitation.ts";
import { type ConfigOidc, lireOidc, VARIABLES_OIDC } from "./oidc.ts";

/** Root of the installed project, whatever the directory the command was typed in. */
export const RACINE = fileURLToPath(new URL("../../../", import.meta.url));

export interface Config {
  readonly production: boolean;
  /** When absent, the embedded database is used. */
  readonly databaseUrl: string | undefined;
  /** Absolute path of the folder of the embedded database and of files. */
  readonly donnees: string;
  readonly port: number;
  /** Civil day imposed on the whole application; the clock's day in Paris when absent. */
  readonly aujourdhui: Jour | undefined;
  readonly departement: string;
  /** Key given by the environment, 32 bytes in hexadecimal; see `chargerCle`. */
  readonly cle: string | undefined;
  /** Public address of the site (`https://insertion.exemple.fr`): cookies, links and security keys are bound to it. */
  readonly adresse: string | undefined;
  readonly oidc: ConfigOidc | undefined;
  /** Address of the clamd that reads received files first; none when absent. */
  readonly antivirus: string | undefined;
  /** `info` writes a line a request; `warn` only what goes wrong. */
  readonly journal: "info" | "warn";
}

type Environnement = Readonly<Record<string, string | undefined>>;

const Variables = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      "DATABASE_URL doit être une adresse PostgreSQL : postgres://utilisateur:mot-de-passe@serveur:5432/base.",
    )
    .optional(),
  PASSERELLE_DONNEES: z.string().optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "PORT doit être un nombre entre 0 et 65535.")
    .transform(Number)
    .refine((port) => port <= 65_535, "PORT doit être un nombre entre 0 et 65535.")
    .default(3000),
  PASSERELLE_AUJOURDHUI: z
    .string()
    .transform((texte, contexte): Jour => {
      const lu = lireJour(texte);
      if (lu) return lu;
      contexte.addIssue({
        code: "custom",
        message: "PASSERELLE_AUJOURDHUI doit être un jour réel, écrit AAAA-MM-JJ.",
      });
      return z.NEVER;
    })
    .optional(),
  PASSERELLE_DEPARTEMENT: z
    .string()
    .regex(
      /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8])$/,
      "PASSERELLE_DEPARTEMENT doit être le code d’un département (62, 2A, 974…).",
    )
    .default("62"),
  PASSERELLE_CLE: z
    .string()
    .regex(
      /^[0-9a-f]{64}$/i,
      "PASSERELLE_CLE doit compter 64 chiffres hexadécimaux (openssl rand -hex 32).",
    )
    .optional(),
  PASSERELLE_ADRESSE: z
    .string()
    .regex(
      /^https?:\/\/[^/?#@]+\/?$/,
      "PASSERELLE_ADRESSE doit être l’adresse publique du site : https://insertion.exemple.fr.",
    )
    .optional(),
  PASSERELLE_ANTIVIRUS: z
    .string()
    .regex(
      /^(aucun|unix:\/\/\/[^?#]+|tcp:\/\/[^/?#@]+:\d{1,5})$/,
      "PASSERELLE_ANTIVIRUS doit être la prise de clamd (unix:///run/clamav/clamd.ctl ou tcp://127.0.0.1:3310), ou « aucun ».",
    )
    .optional(),
  PASSERELLE_JOURNAL: z
    .enum(["info", "warn"], "PASSERELLE_JOURNAL s’écrit info ou warn.")
    .default("warn"),
  ...VARIABLES_OIDC,
});

/** An empty variable is an absent one: `DATABASE_URL= npm start` is how a shell unsets it. */
const sansVides = (env: Environnement): Record<string, string> =>
  Object.fromEntries(
    Object.keys(Variables.shape).flatMap((nom) => {
      const valeur = env[nom]?.trim();
      return valeur ? [[nom, valeur]] : [];
    }),
  );

/** Reads the environment; every fault is a French sentence naming its variable. */
export function lireConfig(env: Environnement): Result<Config, readonly string[]> {
  const lu = Variables.safeParse(sansVides(env));
  if (!lu.success) return refuse(lu.error.issues.map((faute) => faute.message));
  const v = lu.data;
  const production = v.NODE_ENV === "production";
  if (production && v.PASSERELLE_AUJOURDHUI) {
    return refuse([
      "PASSERELLE_AUJOURDHUI est refusée en production : le jour est celui de l’horloge.",
    ]);
  }
  if (production && v.PASSERELLE_ANTIVIRUS === undefined) {
    return refuse([
      "PASSERELLE_ANTIVIRUS est obligatoire en production : la prise de clamd, ou « aucun » si les fichiers reçus sont analysés ailleurs.",
    ]);
  }
  const adresse = v.PASSERELLE_ADRESSE && new URL(v.PASSERELLE_ADRESSE).origin;
  const oidc = lireOidc(v);
  if (typeof oidc === "string") return refuse([oidc]);
  if (oidc && adresse === undefined) {
    return refuse([
      "PASSERELLE_ADRESSE est obligatoire avec PASSERELLE_OIDC_EMETTEUR : le fournisseur d’identité y renvoie.",
    ]);
  }
  const donnees = v.PASSERELLE_DONNEES;
  return accepte({
    production,
    databaseUrl: v.DATABASE_URL,
    donnees: donnees === undefined ? resolve(RACINE, ".passerelle") : absolu(donnees),
    port: v.PORT,
    aujourdhui: v.PASSERELLE_AUJOURDHUI,
    departement: v.PASSERELLE_DEPARTEMENT,
    cle: v.PASSERELLE_CLE?.toLowerCase(),
    adresse,
    oidc,
    antivirus: v.PASSERELLE_ANTIVIRUS === "aucun" ? undefined : v.PASSERELLE_ANTIVIRUS,
    journal: v.PASSERELLE_JOURNAL,
  });
}

const absolu = (chemin: string): string => resolve(process.cwd(), chemin);

/** @throws ErreurExploitation with all the sentences, one a line */
export function chargerConfig(env: Environnement = process.env): Config {
  const lu = lireConfig(env);
  if (lu.ok) return lu.value;
  throw new ErreurExploitation(lu.refus.join("\n"));
}
