import type { FC } from "hono/jsx";
import { encodeQR } from "qr";

/** Modules left blank around, as readers need. */
const MARGE = 4;

/** One path for all dark squares: a run of them is one rectangle. */
const traits = (lignes: readonly (readonly boolean[])[]): string =>
  lignes
    .flatMap((ligne, y) =>
      [
        ...ligne
          .map((noir) => (noir ? "1" : "0"))
          .join("")
          .matchAll(/1+/g),
      ].map(({ index, 0: suite }) => `M${index} ${y}h${suite.length}v1h-${suite.length}z`),
    )
    .join("");

/** Black on white whatever the theme: cameras read it so. */
export const DessinQr: FC<{ readonly texte: string; readonly nom: string }> = ({ texte, nom }) => {
  const lignes = encodeQR(texte, "raw", { ecc: "medium", border: MARGE });
  const cote = lignes.length;
  return (
    <svg width="220" height="220" viewBox={`0 0 ${cote} ${cote}`} role="img" aria-label={nom}>
      <rect width={cote} height={cote} fill="#fff" />
      <path d={traits(lignes)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
};
