import type { Child, FC } from "hono/jsx";

export interface EtapePont {
  readonly nom: Child;
  readonly date: Child;
  readonly etat: "fait" | "encours" | "avenir";
  /** Days to the next stage. */
  readonly jours?: number | undefined;
  /** Those days exceed the legal delay. */
  readonly retard?: boolean | undefined;
}

interface Props {
  readonly etapes: readonly EtapePont[];
  readonly libelle?: string | undefined;
  /** For allocataires, whose stages are sentences. */
  readonly vertical?: boolean | undefined;
}

const Arche: FC<{ readonly etape: EtapePont }> = ({ etape: { jours, retard } }) => (
  <span class="pont__arche">
    <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      <path vector-effect="non-scaling-stroke" d="M0 24C14 -5 86 -5 100 24" />
    </svg>
    {jours !== undefined && (
      <span class={retard ? "pont__retard" : undefined}>
        {jours}&nbsp;j{retard && " de retard"}
      </span>
    )}
  </span>
);

/** From right to lasting job: the stages on a deck, an arch between two with its days. */
export const Pont: FC<Props> = ({ etapes, libelle = "Étapes du parcours", vertical }) => (
  <ol class={vertical ? "pont pont--vertical" : "pont"} aria-label={libelle}>
    {etapes.map((etape, rang) => (
      <li
        class="pont__etape"
        data-etat={etape.etat}
        aria-current={etape.etat === "encours" ? "step" : undefined}
      >
        <span class="pont__nom">{etape.nom}</span>
        <span class="pont__date">{etape.date}</span>
        <span class="pont__tablier" aria-hidden="true" />
        {!vertical && rang < etapes.length - 1 && <Arche etape={etape} />}
      </li>
    ))}
  </ol>
);
