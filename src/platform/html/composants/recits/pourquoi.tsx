import type { Child, FC } from "hono/jsx";
import { Etat } from "../signes/etat.tsx";

export interface RegleExaminee {
  readonly enonce: Child;
  /** The value found and where it comes from. */
  readonly valeur: Child;
  readonly issue: "non" | "retenue" | "non_examinee";
  /** `5–8`, when one line stands for several rules. */
  readonly numero?: string | undefined;
}

interface Props {
  /** One sentence in plain French, naming what counted. */
  readonly phrase: Child;
  /** In the order they were examined. */
  readonly regles: readonly RegleExaminee[];
  readonly auraitChange: Child;
  readonly pasCompte: Child;
  /** Version, who decided, when, with or without change, remedy date. */
  readonly decision: Child;
}

const Issue: FC<{ readonly issue: RegleExaminee["issue"] }> = ({ issue }) => {
  if (issue === "non_examinee") return <span />;
  return issue === "retenue" ? (
    <Etat genre="attention" icone="check">
      retenue
    </Etat>
  ) : (
    <Etat>non</Etat>
  );
};

/** Why a proposal: from the stored inputs and the version of the rules, never retold by hand. */
export const Pourquoi: FC<Props> = ({ phrase, regles, auraitChange, pasCompte, decision }) => (
  <div class="pourquoi">
    <p class="pourquoi__phrase">{phrase}</p>
    <ol class="regles" aria-label="Règles examinées, dans l’ordre">
      {regles.map(({ enonce, valeur, issue, numero }) => (
        <li
          class={`regle ${issue === "retenue" ? "regle--retenue" : "regle--passee"}`}
          data-numero={numero}
        >
          <span>
            {issue === "retenue" ? <strong>{enonce}</strong> : enonce}
            <small>{valeur}</small>
          </span>
          <Issue issue={issue} />
        </li>
      ))}
    </ol>
    <div class="sinon">
      <div>
        <h3>Ce qui aurait changé la proposition</h3>
        <div class="leger">{auraitChange}</div>
      </div>
      <div>
        <h3>Ce qui n’a pas compté</h3>
        <p class="leger">{pasCompte}</p>
      </div>
    </div>
    <p class="petit leger">{decision}</p>
  </div>
);
