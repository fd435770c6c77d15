import type { FC } from "hono/jsx";
import { Defilement, nombre } from "#platform/html/index.ts";
import { dessinerFlux, type Noeud } from "../rules/sankey.ts";
import { type Compte, type Issue, LIBELLES_ISSUE, type Tableau } from "../simulation.ts";

const TEINTES: Readonly<Record<Issue, string>> = {
  emploi: "f-emploi",
  socio_pro: "f-sociopro",
  social: "f-social",
  entretien: "f-attente",
};

export const direCompte = (compte: Compte): string => (compte === null ? "—" : nombre(compte));

const Cote: FC<{
  readonly noeuds: readonly Noeud[];
  readonly x: number;
  readonly epaisseur: number;
  readonly aGauche: boolean;
}> = ({ noeuds, x, epaisseur, aGauche }) => (
  <>
    {noeuds.map(({ issue, compte, y, hauteur }) => (
      <>
        <rect
          class={TEINTES[issue]}
          x={x}
          y={y.toFixed(1)}
          width={epaisseur}
          height={hauteur.toFixed(1)}
        />
        <text
          class="f-encre halo"
          x={aGauche ? x - 8 : x + epaisseur + 8}
          y={(y + hauteur / 2 + 5).toFixed(1)}
          text-anchor={aGauche ? "end" : "start"}
          font-size="14"
        >
          <tspan font-weight="700">{direCompte(compte)}</tspan> {LIBELLES_ISSUE[issue]}
        </text>
      </>
    ))}
  </>
);

/** Before at left, after at right; who stays is pale, who moves is strong. The table beside says the same. */
export const Sankey: FC<{ readonly flux: Tableau; readonly libelle: string }> = ({
  flux,
  libelle,
}) => {
  const d = dessinerFlux(flux);
  return (
    <Defilement libelle={libelle}>
      <svg class="charge" viewBox={`0 0 ${d.largeur} ${d.hauteur}`} role="img" aria-label={libelle}>
        {d.bandes.map(({ avant, apres, trace }) => (
          <path class={TEINTES[avant]} d={trace} fill-opacity={avant === apres ? "0.22" : "0.75"} />
        ))}
        <Cote noeuds={d.avant} x={d.gauche} epaisseur={d.epaisseur} aGauche />
        <Cote noeuds={d.apres} x={d.droite} epaisseur={d.epaisseur} aGauche={false} />
      </svg>
    </Defilement>
  );
};
