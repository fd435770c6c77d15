import type { FC, PropsWithChildren } from "hono/jsx";

export type CodeParcours = "emploi" | "sociopro" | "social" | "attente";

const NOMS: { readonly [C in CodeParcours]: string } = {
  emploi: "Emploi",
  sociopro: "Socio-pro",
  social: "Social",
  attente: "À recueillir",
};

/** A parcours by its shape and its word; `children` replaces the usual word in a sentence. */
export const Parcours: FC<PropsWithChildren<{ readonly code: CodeParcours }>> = ({
  code,
  children,
}) => (
  <span class={code === "attente" ? "parcours" : `parcours parcours--${code}`}>
    {children ?? NOMS[code]}
  </span>
);
