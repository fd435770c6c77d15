import type { Child, FC } from "hono/jsx";
import { Parcours, typographier } from "#platform/html/index.ts";
import { CODES_PARCOURS } from "../../decision/pages/parcours.ts";
import { A_RECUEILLIR } from "../entrees.ts";
import { LIBELLES_NATURE_ORGANISME, type Regle } from "../liste-regles.ts";
import { direCondition } from "../rules/ecriture/dire.ts";

const Conditions: FC<{ readonly regle: Regle }> = ({ regle }) => {
  const cas = direCondition(regle.condition);
  if (cas.length === 0) return <small>Personne ne peut la remplir.</small>;
  return (
    <>
      {cas.map((conditions, i) => (
        <small>
          {i > 0 && <b>ou bien </b>}
          {conditions.length === 0 ? "Toute autre personne" : typographier(conditions.join(" · "))}
        </small>
      ))}
    </>
  );
};

/** What a rule proposes: the parcours by its shape, the kind of body, or nothing before an interview. */
export const Issue: FC<{ readonly regle: Regle }> = ({ regle }) => {
  const { parcours, organisme_nature: nature } = regle;
  if (parcours === null || nature === null) {
    return (
      <>
        <Parcours code="attente">Entretien</Parcours>
        {regle.a_recueillir && (
          <small>À recueillir : {regle.a_recueillir.map((r) => A_RECUEILLIR[r]).join(", ")}</small>
        )}
      </>
    );
  }
  return (
    <>
      {parcours === "actuel" ? "Parcours actuel" : <Parcours code={CODES_PARCOURS[parcours]} />}
      <small>{LIBELLES_NATURE_ORGANISME[nature]}</small>
    </>
  );
};

interface Props {
  readonly regles: readonly Regle[];
  readonly libelle: string;
  /** Under each rule: gestures, or what the check says of it. */
  readonly suite?: ((regle: Regle) => Child) | undefined;
}

/** An ordered list of rules in plain French: the first met is retained. */
export const ListeDeRegles: FC<Props> = ({ regles, libelle, suite }) => (
  <ol class="regles feuille regles--lues" aria-label={libelle}>
    {regles.map((regle) => (
      <li class="regle" id={`regle-${regle.code}`}>
        <div>
          <strong>{typographier(regle.phrase_agent)}</strong>
          <Conditions regle={regle} />
          {suite?.(regle)}
        </div>
        <div class="regle__issue">
          <Issue regle={regle} />
        </div>
      </li>
    ))}
  </ol>
);
