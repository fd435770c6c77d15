import { raw } from "hono/html";
import type { Child, FC } from "hono/jsx";
import { describe, expect, it } from "vitest";
import { ecrireHtml } from "./ecrire-html.ts";

const Salut: FC<{ readonly nom: string; readonly children?: Child }> = ({ nom, children }) => (
  <p class="salut">
    Bonjour {nom}
    {children}
  </p>
);

describe("écriture d’une page", () => {
  it.each([
    ["un texte et ses signes", <p title={`"l'<a>&`}>{`<b> & "c" 'd'`}</p>],
    ["des composants et leurs enfants", <Salut nom="Zoé">{[1, "<", <b>!</b>]}</Salut>],
    [
      "un fragment, des listes de listes, rien",
      <>
        <i />
        {[
          ["a", null],
          [undefined, false, true, 0],
        ]}
      </>,
    ],
    ["ce qui est déjà écrit", <div>{raw("<i>écrit</i>")}</div>],
    ["des drapeaux", <input type="checkbox" checked required={false} disabled />],
    ["des valeurs vrai et faux", <button type="button" aria-pressed={true} aria-hidden={false} />],
    ["un attribut absent", <td class={undefined} data-nom="x" colspan={2} />],
    [
      "un formulaire",
      <form method="post" action="/a">
        <input name="q" value={'"'} />
        <button type="submit">Chercher</button>
      </form>,
    ],
    [
      "un dessin",
      <svg viewBox="0 0 24 24" preserveAspectRatio="none" aria-hidden="true">
        <title>Carte</title>
        <use href="#i-a" />
      </svg>,
    ],
    [
      "un document",
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <title>Essai &amp; suite</title>
          <link rel="stylesheet" href="/a.css" />
          <script type="module" src="/a.js" nonce="n" />
        </head>
        <body>
          <br />
        </body>
      </html>,
    ],
  ])("écrit %s comme le fait hono", (_quoi, contenu) => {
    expect(ecrireHtml(contenu)).toBe(String(contenu));
  });

  it("refuse ce qui n’a pas sa place dans une page", () => {
    const Differe = async () => <p>plus tard</p>;
    expect(() => ecrireHtml(<Differe />)).toThrow("composants synchrones");
    expect(() => ecrireHtml({ nom: "objet" })).toThrow("composants synchrones");
    expect(() => ecrireHtml(<p {...{ "a b": "x" }} />)).toThrow("Attribut mal nommé");
    expect(() => ecrireHtml(<p {...{ onclick: () => 1 }} />)).toThrow("attend un texte");
  });
});
