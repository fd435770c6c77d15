import type { FC } from "hono/jsx";
import { Bloc } from "../composants/gabarits/bloc.tsx";

const Nuancier: FC<{ readonly classes: readonly string[] }> = ({ classes }) => (
  <ol class="nuancier">
    {classes.map((classe) => (
      <li>
        <svg viewBox="0 0 60 28" aria-hidden="true">
          <rect class={classe} width="60" height="28" />
        </svg>
        <span class="petit">{classe}</span>
      </li>
    ))}
  </ol>
);

const suite = (lettre: string, combien: number): readonly string[] =>
  Array.from({ length: combien }, (_, i) => `${lettre}${i + 1}`);

export const Couleurs: FC = () => (
  <Bloc id="couleurs" titre="Couleurs des territoires">
    <Nuancier classes={suite("t", 12)} />
    <h3 class="haut">Rampe d’intensité</h3>
    <Nuancier classes={suite("s", 5)} />
  </Bloc>
);
