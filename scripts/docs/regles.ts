import { code, comparer, ecrirePage, lien, tableau } from "./markdown.ts";
import { lireDeclarations, lireDocstring } from "./sources.ts";

interface Emploi {
  readonly regle: string;
  readonly source: string;
  readonly dit: string;
  readonly nom: string;
  readonly chemin: string;
}

/** `R-ORI-02` before `R-ORI-10`. */
const cle = (regle: string): string => regle.replace(/\d+/g, (n) => n.padStart(4, "0"));

/** First sentence of a docstring; « art. 9 » ends none. */
const premierePhrase = (texte: string): string =>
  /^.*?[.?!](?=\s+["«A-ZÀ-Ý`]|$)/.exec(texte)?.[0] ?? texte;

/** A rule of the law; what a payer's file does to its own values (« flux … ») is no rule of law. */
const DE_DROIT = /^R-[A-Z]+-\d+$/;

const emplois = (): readonly Emploi[] =>
  lireDeclarations(/@rule/)
    .flatMap((d) => {
      const { texte, etiquettes } = lireDocstring(d);
      const regles =
        etiquettes
          .get("rule")
          ?.split(/\s*,\s*/)
          .filter((r) => DE_DROIT.test(r)) ?? [];
      return regles.map((regle) => ({
        regle,
        source: etiquettes.get("source") ?? "",
        dit: premierePhrase(texte),
        nom: d.nom,
        chemin: d.chemin,
      }));
    })
    .toSorted(
      (a, b) =>
        comparer(cle(a.regle), cle(b.regle)) || comparer(a.chemin + a.nom, b.chemin + b.nom),
    );

export const pageRegles = (): string => {
  const tous = emplois();
  const lignes = tous.map((e, i) => [
    tous[i - 1]?.regle === e.regle ? "" : e.regle,
    e.source,
    e.dit,
    code(e.nom),
    lien(e.chemin),
  ]);
  return ecrirePage({
    titre: "Règles",
    dit: "Chaque règle de droit que le code applique, avec son article et l’endroit. Tiré des `@rule` et `@source` des commentaires, en anglais comme eux. La valeur d’un délai ou d’un seuil n’est pas ici : elle est datée, dans `db/parametres/`.",
    parties: [tableau(["Règle", "Source", "Ce qui est fait", "Nom", "Fichier"], lignes)],
  });
};
