import type { Verdict } from "./garde.ts";

/** Removals that change nothing anyone could see, and why: the guard stands twice, or what it refuses cannot come. */
const SANS_EFFET: readonly {
  readonly fichier: string;
  /** What is removed begins so. */
  readonly garde: string;
  readonly raison: string;
}[] = [];

/** Why a survivor is not a hole; `undefined`: nothing says so. */
export const raisonDe = ({ ou, garde }: Pick<Verdict, "ou" | "garde">): string | undefined =>
  SANS_EFFET.find((s) => ou.startsWith(`${s.fichier}:`) && garde.startsWith(s.garde))?.raison;
