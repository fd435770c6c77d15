import type { Provenance } from "#domaines/personnes/index.ts";
import { jourMoyen } from "#platform/html/index.ts";

const SORTES: Readonly<Record<string, string>> = {
  mensuel: "mensuel",
  quotidien: "quotidien",
  reparation: "réparé",
};

/** « flux CAF 621 mensuel » */
export const nommerSource = (p: Provenance): string =>
  `flux ${p.organisme} ${SORTES[p.sorte] ?? p.sorte}`;

/** « flux CAF 621 mensuel, connu le 30 sept. 2026 » */
export const direSource = (p: Provenance): string =>
  `${nommerSource(p)}, connu le ${jourMoyen(p.connuLe)}`;
