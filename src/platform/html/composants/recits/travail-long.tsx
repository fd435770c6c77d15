import type { Child, FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";

export interface EtapeTravail {
  readonly nom: string;
  /** Duration, counts: « 4,1 s, 37 rejets ». */
  readonly detail: Child;
  readonly etat: "fait" | "encours" | "avenir";
}

interface Props {
  readonly titre: Child;
  /** « 1 214 sur 2 031, encore environ 20 s ». */
  readonly avancement: Child;
  readonly etapes: readonly EtapeTravail[];
  readonly fait: number;
  readonly total: number;
  /** What is counted, for readers. */
  readonly unite: string;
  /** Where the work is found again. */
  readonly retour: string;
}

/** A work under way: refreshed by its link, by itself when there is script. */
export const TravailLong: FC<Props> = ({
  titre,
  avancement,
  etapes,
  fait,
  total,
  unite,
  retour,
}) => (
  <section class="feuille entre" aria-labelledby="travail-titre" data-actualiser>
    <div class="paire">
      <h2 id="travail-titre">{titre}</h2>
      <span class="leger">{avancement}</span>
    </div>
    <ol class="travail">
      {etapes.map(({ nom, detail, etat }) => (
        <li data-etat={etat} aria-current={etat === "encours" ? "step" : undefined}>
          <b>{nom}</b>
          {detail}
        </li>
      ))}
    </ol>
    <progress max={total} value={fait} aria-label={unite} />
    <p class="leger petit">
      Vous pouvez quitter cette page : le travail continue et vous le retrouverez dans {retour}.{" "}
      <a href={usePage().chemin}>Actualiser</a>
    </p>
  </section>
);
