import type { FC } from "hono/jsx";
import { type Fiche, faitsRecus } from "#domaines/personnes/index.ts";
import {
  Bloc,
  type Evenement,
  euros,
  FilDuTemps,
  type SorteEvenement,
  Vide,
} from "#platform/html/index.ts";
import { direSource } from "./sources.ts";

/** The drawing of a human gesture, by the first word of its nature. */
const DESSINS: Readonly<Record<string, SorteEvenement>> = {
  orientation: "decision",
  rattachement: "decision",
  detachement: "decision",
  courrier: "document",
  fiche: "document",
};

const dessinDe = (nature: string): SorteEvenement =>
  DESSINS[nature.split("_")[0] ?? ""] ?? "rencontre";

/** Human gestures and what the files said, newest first, each with its source. */
const evenementsDe = (fiche: Fiche): readonly Evenement[] =>
  [
    ...fiche.evenements.map((e) => ({
      jour: e.jour,
      sorte: dessinDe(e.nature),
      fait: e.lien ? <a href={e.lien}>{e.resume}</a> : <b>{e.resume}</b>,
      source: e.source,
    })),
    ...faitsRecus(fiche, euros).map((f) => ({
      jour: f.jour,
      sorte: "flux" as const,
      fait: f.fait,
      source: direSource(f.provenance),
    })),
  ].toSorted((a, b) => (a.jour < b.jour ? 1 : a.jour > b.jour ? -1 : 0));

export const BlocFil: FC<{ readonly fiche: Fiche }> = ({ fiche }) => {
  const evenements = evenementsDe(fiche);
  return (
    <Bloc
      id="temps"
      titre="Fil du temps"
      note="du plus récent au plus ancien, avec la source de chaque ligne"
    >
      {evenements.length === 0 ? (
        <Vide titre="Rien encore">
          Les décisions, les courriers et ce que disent les fichiers s’inscriront ici.
        </Vide>
      ) : (
        <FilDuTemps evenements={evenements} />
      )}
    </Bloc>
  );
};
