import { z } from "zod";

/** The agents' identity provider (ProConnect, or the département's own). */
export interface ConfigOidc {
  readonly emetteur: string;
  readonly client: string;
  readonly secret: string;
  /** On the button: « ProConnect ». */
  readonly libelle: string;
  /** Values of `acr` or `amr` by which the provider says that it asked for two factors; none = ours is asked. */
  readonly doubles: readonly string[];
  /** The provider checks every address itself, and does not say so address by address. */
  readonly courrielGaranti: boolean;
}

const LOCALE = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/;

export const VARIABLES_OIDC = {
  PASSERELLE_OIDC_EMETTEUR: z
    .url("PASSERELLE_OIDC_EMETTEUR doit être l’adresse du fournisseur d’identité.")
    .refine(
      (adresse) => adresse.startsWith("https://") || LOCALE.test(adresse),
      "PASSERELLE_OIDC_EMETTEUR doit commencer par https://.",
    )
    .optional(),
  PASSERELLE_OIDC_CLIENT: z.string().optional(),
  PASSERELLE_OIDC_SECRET: z.string().optional(),
  PASSERELLE_OIDC_LIBELLE: z.string().max(40).default("ProConnect"),
  PASSERELLE_OIDC_SECOND_FACTEUR: z.string().default(""),
  PASSERELLE_OIDC_COURRIEL_GARANTI: z
    .enum(["oui", "non"], "PASSERELLE_OIDC_COURRIEL_GARANTI s’écrit oui ou non.")
    .default("non"),
};

type Lues = z.output<z.ZodObject<typeof VARIABLES_OIDC>>;

/** @returns the provider, nothing when none is named, or the sentence that says what is missing */
export const lireOidc = (v: Lues): ConfigOidc | string | undefined => {
  const emetteur = v.PASSERELLE_OIDC_EMETTEUR;
  const client = v.PASSERELLE_OIDC_CLIENT;
  const secret = v.PASSERELLE_OIDC_SECRET;
  if (emetteur === undefined && client === undefined && secret === undefined) return undefined;
  if (emetteur === undefined || client === undefined || secret === undefined) {
    return "PASSERELLE_OIDC_EMETTEUR, PASSERELLE_OIDC_CLIENT et PASSERELLE_OIDC_SECRET vont ensemble : donnez les trois.";
  }
  return {
    emetteur,
    client,
    secret,
    libelle: v.PASSERELLE_OIDC_LIBELLE,
    doubles: v.PASSERELLE_OIDC_SECOND_FACTEUR.split(/[\s,]+/).filter(Boolean),
    courrielGaranti: v.PASSERELLE_OIDC_COURRIEL_GARANTI === "oui",
  };
};
