import type { FC } from "hono/jsx";
import { type EntreeNavigation, usePage } from "../../contexte.ts";
import { nombre } from "../../formats.ts";
import { Bouton } from "../formulaires/bouton.tsx";
import { Formulaire } from "../formulaires/formulaire.tsx";
import { Icone } from "../signes/icone.tsx";
import { Marque } from "./marque.tsx";

const estIci = (href: string, chemin: string): "page" | undefined =>
  chemin === href || chemin.startsWith(`${href}/`) ? "page" : undefined;

export const Entrees: FC<{ readonly entrees: readonly EntreeNavigation[] }> = ({ entrees }) => {
  const { chemin } = usePage();
  return (
    <ul>
      {entrees.map(({ libelle, href, compte }) => (
        <li>
          <a href={href} aria-current={estIci(href, chemin)}>
            {libelle}
            {compte !== undefined && <span class="compte">{nombre(compte)}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
};

const initiales = (nom: string): string =>
  nom
    .split(/[\s-]+/)
    .map((mot) => mot[0] ?? "")
    .filter((_, i, toutes) => i === 0 || i === toutes.length - 1)
    .join("")
    .toUpperCase();

/** Posted: what is searched for names a person, and addresses are kept by browsers and proxies. */
const Recherche: FC = () => (
  <Formulaire action="/recherche" class="recherche" recherche>
    <label class="vh" for="recherche-barre">
      Chercher une personne, un dossier, une structure
    </label>
    <Icone nom="search" />
    <input
      id="recherche-barre"
      name="q"
      type="search"
      placeholder="Personne, dossier…"
      autocomplete="off"
      data-raccourci="/"
    />
    <kbd>/</kbd>
  </Formulaire>
);

const Moi: FC<{ readonly nom: string }> = ({ nom }) => (
  <details class="moi">
    <summary>
      <span class="initiales" aria-hidden="true">
        {initiales(nom)}
      </span>
      <span class="vh">{nom} : mon compte</span>
    </summary>
    <div class="moi__volet">
      <b>{nom}</b>
      <a href="/mon-compte">Mon compte</a>
      <Formulaire action="/deconnexion">
        <Bouton petit icone="log-out">
          Se déconnecter
        </Bouton>
      </Formulaire>
    </div>
  </details>
);

/** Top bar: the mark, at most eight entries by role, search, the person. */
export const Barre: FC = () => {
  const { cherche, navigation, personne } = usePage();
  if (personne === undefined) {
    return (
      <header class="barre">
        <Marque />
      </header>
    );
  }
  return (
    <header class="barre">
      <Marque />
      <nav aria-label="Principale">
        <Entrees entrees={navigation} />
      </nav>
      {cherche && <Recherche />}
      <Moi nom={personne} />
      <details class="menu-tel">
        <summary>
          <Icone nom="menu" /> Menu
        </summary>
        <nav aria-label="Principale, téléphone">
          <Entrees entrees={navigation} />
        </nav>
        <p>
          <a href="/mon-compte">Mon compte</a>
        </p>
        <Formulaire action="/deconnexion" class="actions">
          <Bouton icone="log-out">Se déconnecter</Bouton>
        </Formulaire>
      </details>
    </header>
  );
};
