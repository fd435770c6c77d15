import { raw } from "hono/html";
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../../contexte.ts";
import { symbole } from "../../icones.ts";
import { Flash } from "../recits/flash.tsx";
import { Barre } from "./barre.tsx";
import { Pied } from "./pied.tsx";

type Props = PropsWithChildren<{
  /** What the tab says; the `h1` says it too. */
  readonly titre: string;
  /** « dense » for agents, « aere » for allocataires and the public. */
  readonly densite?: "dense" | "aere" | undefined;
  /** Instead of the agents' top bar. */
  readonly tete?: Child | undefined;
  /** Shape of the main column. */
  readonly forme?: "page-publique" | "page-perso" | undefined;
}>;

/** Last of the body: by then every icon of the page has said its name. */
const Sprite: FC = () => {
  const { icones } = usePage();
  if (icones.size === 0) return null;
  return (
    <svg width="0" height="0" class="vh" aria-hidden="true">
      {raw([...icones].map(symbole).join(""))}
    </svg>
  );
};

/** The whole document; each page's function returns one. */
export const Page: FC<Props> = ({ titre, densite = "dense", tete, forme, children }) => {
  const { ressources, nonce, apparence } = usePage();
  return (
    <html lang="fr" data-theme={apparence}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{titre} · Passerelle</title>
        <link rel="preload" href={ressources.police} as="font" type="font/woff2" crossorigin="" />
        <link rel="stylesheet" href={ressources.styles} />
        <link rel="icon" href={ressources.icone} type="image/svg+xml" />
        <script type="module" src={ressources.script} nonce={nonce} />
      </head>
      <body data-densite={densite}>
        <a class="evitement" href="#contenu">
          Aller au contenu
        </a>
        {tete ?? <Barre />}
        <main id="contenu" tabindex={-1} class={forme}>
          <Flash />
          {children}
        </main>
        <Pied />
        <Sprite />
      </body>
    </html>
  );
};
