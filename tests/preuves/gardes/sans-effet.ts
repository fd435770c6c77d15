import type { Verdict } from "./garde.ts";

/** Removals that change nothing anyone could see, and why: the guard stands twice, or what it refuses cannot come. */
const SANS_EFFET: readonly {
  readonly fichier: string;
  /** What is removed begins so. */
  readonly garde: string;
  readonly raison: string;
}[] = [
  {
    fichier: "src/platform/http/formulaires/multipart.ts",
    garde: "!flux",
    raison: "Sans corps, l’analyseur échoue aussitôt et la réponse est la même : 400.",
  },
  {
    fichier: "src/platform/http/formulaires/multipart.ts",
    garde: "Number(c.req.header",
    raison:
      "La taille annoncée épargne la lecture ; chaque champ et chaque fichier est borné en lisant.",
  },
  {
    fichier: "src/platform/http/formulaires/multipart.ts",
    garde: "nomCoupe",
    raison: "L’analyseur ne coupe pas les noms ; un nom inconnu du formulaire est refusé ensuite.",
  },
  {
    fichier: "src/platform/http/formulaires/corps.ts",
    garde: "Number(requete.headers",
    raison: "La taille annoncée épargne la lecture ; le corps est borné en le lisant.",
  },
];

/** Why a survivor is not a hole; `undefined`: nothing says so. */
export const raisonDe = ({ ou, garde }: Pick<Verdict, "ou" | "garde">): string | undefined =>
  SANS_EFFET.find((s) => ou.startsWith(`${s.fichier}:`) && garde.startsWith(s.garde))?.raison;
