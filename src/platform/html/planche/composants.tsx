import type { FC } from "hono/jsx";
import { Page } from "../composants/gabarits/page.tsx";
import { TetePage } from "../composants/gabarits/tete-page.tsx";
import { Aere } from "./aere.tsx";
import { Couleurs } from "./couleurs.tsx";
import { Dessins } from "./dessins.tsx";
import { File } from "./file.tsx";
import { Gestes } from "./gestes.tsx";
import { Recits } from "./recits.tsx";

/** Every component at rest, then in its states; what screens are made of and nothing else. */
export const Composants: FC = () => (
  <Page titre="Composants">
    <TetePage
      titre="Composants et états"
      sous="La planche de référence. Chaque composant est montré au repos, puis dans ses états ; la colonne de droite est en densité aérée, pour les allocataires et le public. Personnes et chiffres sont inventés."
    />
    <div class="pile">
      <div class="colonnes">
        <div class="c8 pile">
          <Gestes />
        </div>
        <div class="c4 pile">
          <Couleurs />
          <Aere />
        </div>
      </div>
      <File />
      <Recits />
      <div class="colonnes">
        <Dessins />
      </div>
    </div>
  </Page>
);
