import type { FC } from "hono/jsx";
import { Bloc } from "../composants/gabarits/bloc.tsx";
import { Page } from "../composants/gabarits/page.tsx";
import { TetePage } from "../composants/gabarits/tete-page.tsx";

const TOUCHES: readonly (readonly [touches: readonly string[], effet: string])[] = [
  [["/"], "Chercher"],
  [["g", "j"], "Ma journée"],
  [["g", "o"], "À orienter"],
  [["g", "p"], "Personnes"],
  [["j"], "Ligne suivante"],
  [["k"], "Ligne précédente"],
  [["o"], "Autre choix que la proposition"],
  [["v"], "Valider"],
  [["x"], "Choisir la ligne"],
  [["u"], "Revenir en arrière"],
  [["←"], "Dossier précédent"],
  [["→"], "Dossier suivant"],
  [["?"], "Cette page"],
];

export const Raccourcis: FC = () => (
  <Page titre="Raccourcis clavier">
    <TetePage
      titre="Raccourcis clavier"
      sous="Ils ne jouent pas pendant que vous écrivez dans un champ. Tout se fait aussi sans eux."
    />
    <Bloc id="touches" titre="Touches">
      <table class="tableau etroit">
        <thead>
          <tr>
            <th scope="col">Touche</th>
            <th scope="col">Effet</th>
          </tr>
        </thead>
        <tbody>
          {TOUCHES.map(([touches, effet]) => (
            <tr>
              <th scope="row">
                {touches.map((touche, i) => (
                  <>
                    {i > 0 && " puis "}
                    <kbd>{touche}</kbd>
                  </>
                ))}
              </th>
              <td>{effet}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="case haut">
        <input type="checkbox" id="raccourcis-actifs" checked disabled />
        <label for="raccourcis-actifs">Raccourcis actifs sur cet ordinateur</label>
      </div>
    </Bloc>
  </Page>
);
