import type { FC } from "hono/jsx";
import {
  type Changement,
  compter,
  Difference,
  Page,
  TetePage,
  typographier,
  Vide,
} from "#platform/html/index.ts";
import type { Ecart } from "../rules/ecriture/comparer.ts";
import { FIL_REGLES } from "./version.tsx";

const place = (rang: number | null): string => (rang === null ? "absente" : `rang ${rang}`);

const lignesDe = (e: Ecart): readonly Changement[] => {
  const source = `« ${e.phrase} »`;
  if (e.sorte !== "changee") {
    const nom = e.sorte === "ajoutee" ? "Règle ajoutée" : "Règle retirée";
    return [{ nom, source, avant: place(e.rangAvant), apres: place(e.rangApres) }];
  }
  return [
    ...(e.deplacee
      ? [{ nom: "Place", source, avant: place(e.rangAvant), apres: place(e.rangApres) }]
      : []),
    ...e.champs.map((c) => ({
      nom: c.nom,
      source,
      avant: typographier(c.avant),
      apres: typographier(c.apres),
    })),
  ];
};

/** Differences in words, rule by rule. */
export const Ecarts: FC<{ readonly ecarts: readonly Ecart[] }> = ({ ecarts }) =>
  ecarts.length === 0 ? (
    <Vide titre="Aucune différence">Les deux listes disent la même chose, dans le même ordre.</Vide>
  ) : (
    <Difference changements={ecarts.flatMap(lignesDe)} />
  );

interface Props {
  readonly avant: string;
  readonly apres: string;
  readonly ecarts: readonly Ecart[];
}

export const PageComparaison: FC<Props> = ({ avant, apres, ecarts }) => (
  <Page titre="Comparer deux versions">
    <TetePage
      titre="Ce qui change"
      fil={FIL_REGLES}
      sous={typographier(
        `De « ${avant} » à « ${apres} » : ${compter(ecarts.length, "règle")} ${ecarts.length > 1 ? "diffèrent" : "diffère"}.`,
      )}
    />
    <Ecarts ecarts={ecarts} />
  </Page>
);
