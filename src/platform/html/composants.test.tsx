import type { JSX } from "hono/jsx/jsx-runtime";
import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { ADRESSE_ESSAI, applicationEssai } from "#platform/http/essai.ts";
import { rendre } from "#platform/http/reponses/rendre.tsx";
import { definirRoutes } from "#platform/http/routes.ts";
import {
  Bouton,
  ChampTexte,
  Choix,
  Echeance,
  Page,
  Registre,
  ResumeErreurs,
  type Saisie,
  unGroupe,
} from "./index.ts";

const ecrire = async (contenu: () => JSX.Element): Promise<string> => {
  const app = await applicationEssai({
    routes: definirRoutes([
      {
        methode: "GET",
        chemin: "/essai",
        acces: "public",
        traite: (c) => rendre(c, <Page titre="Essai">{contenu()}</Page>),
      },
    ]),
  });
  return (await app.fetch(new Request(`${ADRESSE_ESSAI}/essai`))).text();
};

const SAISIE: Saisie = {
  valeurs: { motif: 'un "motif" <b>', choix: ["b"] },
  erreurs: { motif: "Trop court.", choix: "Choisissez." },
};

describe("champ", () => {
  it("relie l’étiquette, l’aide et l’erreur au contrôle, et garde ce qui a été tapé", async () => {
    const html = await ecrire(() => (
      <ChampTexte nom="motif" libelle="Motif" aide="En une phrase" saisie={SAISIE} />
    ));
    expect(html).toContain('<label for="champ-motif">');
    expect(html).toContain('aria-describedby="champ-motif-aide champ-motif-erreur"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="un &quot;motif&quot; &lt;b&gt;"');
    expect(html.indexOf("champ-motif-erreur")).toBeLessThan(html.indexOf("<input class="));
  });

  it("ne réécrit jamais un mot de passe", async () => {
    const html = await ecrire(() => (
      <ChampTexte nom="motif" libelle="Mot de passe" type="password" saisie={SAISIE} />
    ));
    expect(html).not.toContain("un &quot;motif");
  });

  it("des choix gardent leur réponse et disent leur erreur", async () => {
    const html = await ecrire(() => (
      <Choix
        nom="choix"
        libelle="Choix"
        saisie={SAISIE}
        reponses={[
          { valeur: "a", libelle: "A" },
          { valeur: "b", libelle: "B" },
        ]}
      />
    ));
    expect(html).toMatch(/value="b"[^>]*checked/);
    expect(html).not.toMatch(/value="a"[^>]*checked/);
    expect(html).toContain('<fieldset class="champ" aria-describedby="champ-choix-erreur">');
  });

  it("le résumé mène à chaque champ, avec les mêmes mots", async () => {
    const html = await ecrire(() => <ResumeErreurs saisie={SAISIE} />);
    expect(html).toContain("Deux choses à corriger");
    expect(html).toContain('<a href="#champ-motif">Trop court.</a>');
  });
});

describe("bouton", () => {
  it("un geste impossible reste atteignable et dit pourquoi", async () => {
    const html = await ecrire(() => (
      <Bouton id="signer" empeche="Le délai court.">
        Signer
      </Bouton>
    ));
    expect(html).toContain('aria-disabled="true" aria-describedby="signer-raison"');
    expect(html).toContain('<span id="signer-raison" class="leger petit">Le délai court.</span>');
    expect(html).not.toMatch(/<button[^>]*type="submit"[^>]*>Signer/);
  });
});

describe("registre", () => {
  it("écrit ses rôles et nomme ses lignes et ses colonnes", async () => {
    const html = await ecrire(() => (
      <Registre
        libelle="Personnes"
        groupes={unGroupe([{ nom: "A", age: 3 }])}
        colonnes={[
          { titre: "Nom", genre: "entete", valeur: (l) => l.nom },
          { titre: "Âge", genre: "nombre", etiquette: "Âge :", valeur: (l) => l.age },
        ]}
      />
    ));
    expect(html).toContain('<th role="columnheader" scope="col">Nom</th>');
    expect(html).toContain('<th role="rowheader" scope="row">A</th>');
    expect(html).toContain('data-nom="Âge :">3</td>');
  });
});

describe("échéance", () => {
  it.each([
    ["2026-12-29", "encore 35 jours, ", '"echeance"'],
    ["2026-11-25", "encore 1 jour, ", "echeance--proche"],
    ["2026-11-24", "échéance aujourd’hui, ", "echeance--proche"],
    ["2026-11-19", "échéance dépassée de 5 jours, ", "echeance--tard"],
  ])("au %s : %s", async (date, phrase, classe) => {
    const html = await ecrire(() => <Echeance date={jour(date)} delai={42} seuil={14} />);
    expect(html).toContain(phrase);
    expect(html).toContain(classe);
  });
});

describe("page", () => {
  it("n’embarque que les icônes qu’elle montre", async () => {
    const html = await ecrire(() => <Bouton icone="send">Transmettre</Bouton>);
    expect(html).toContain('<symbol id="i-send"');
    expect(html).not.toContain('<symbol id="i-bus"');
  });

  it("n’a ni style en ligne ni script en ligne, et un seul titre principal sur la planche", async () => {
    const app = await applicationEssai({ routes: [] });
    const planche = await (await app.fetch(new Request(`${ADRESSE_ESSAI}/composants`))).text();
    expect(planche).not.toMatch(/ style="/);
    expect(planche).not.toMatch(/<script(?![^>]*src=)/);
    expect(planche.match(/<h1/g)).toHaveLength(1);
    const ids = [...planche.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
