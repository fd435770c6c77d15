import type { FC } from "hono/jsx";
import {
  DateJour,
  jourMoyen,
  Message,
  Pourquoi,
  type RegleExaminee,
  typographier,
} from "#platform/html/index.ts";
import { RAISONS_REVUE } from "../../regle/rules/entrees.ts";
import { type Explication, expliquer } from "../../regle/rules/expliquer.ts";
import type { Dossier, PropositionLue } from "../queries/dossier.ts";

const ISSUES = { non: "non", inconnu: "non", retenue: "retenue" } as const;

const enRegles = (e: Explication): readonly RegleExaminee[] => [
  ...e.examinees.map((r) => ({
    enonce: typographier(r.phrase),
    valeur: typographier(
      r.issue === "inconnu" ? `${r.valeurs} (on ne sait pas : règle laissée de côté)` : r.valeurs,
    ),
    issue: ISSUES[r.issue],
    numero: String(r.rang),
  })),
  ...(e.nonExaminees
    ? [
        {
          enonce: "Règles suivantes : non examinées",
          valeur: "La première règle remplie l’emporte",
          issue: "non_examinee" as const,
          numero:
            e.nonExaminees.de === e.nonExaminees.a
              ? String(e.nonExaminees.de)
              : `${e.nonExaminees.de}–${e.nonExaminees.a}`,
        },
      ]
    : []),
];

const Revue: FC<{ readonly raisons: readonly string[] }> = ({ raisons }) => (
  <Message genre="attention">
    <b>À examiner individuellement.</b>{" "}
    {raisons
      .map((r) => (r in RAISONS_REVUE ? RAISONS_REVUE[r as keyof typeof RAISONS_REVUE] : r))
      .join(" ; ")}
    . Cela n’a pas compté dans la proposition.
  </Message>
);

const Manquantes: FC<{ readonly manquantes: readonly string[] }> = ({ manquantes }) =>
  manquantes.length === 0 ? null : (
    <Message>
      <b>Ce qui manque :</b> {manquantes.join(", ")}.
    </Message>
  );

/** What the rules looked at, from the stored proposal and the version of the rules that made it. */
export const BlocPourquoi: FC<{
  readonly dossier: Dossier;
  readonly proposition: PropositionLue;
}> = ({ dossier, proposition }) => {
  const e = expliquer(dossier.liste?.regles ?? [], {
    regle: proposition.regle,
    parcours: proposition.parcours,
    entrees: proposition.entrees.valeurs,
    manquantes: proposition.manquantes,
    ecartees: proposition.ecartees,
  });
  const { organisme, image } = proposition.entrees;
  return (
    <div class="entre">
      {proposition.revue_humaine.length > 0 && <Revue raisons={proposition.revue_humaine} />}
      <Manquantes manquantes={e.manquantes} />
      <Pourquoi
        phrase={
          <>
            {typographier(e.phrase)}
            {proposition.organisme && <> Organisme du territoire : {proposition.organisme}.</>}
          </>
        }
        regles={enRegles(e)}
        auraitChange={
          e.auraitChange.length === 0 ? (
            "Aucune donnée changée seule n’aurait changé la proposition."
          ) : (
            <>
              <p>Une seule donnée autre aurait suffi :</p>
              <ul class="puces">
                {e.auraitChange.map((phrase) => (
                  <li>{typographier(phrase)}</li>
                ))}
              </ul>
            </>
          )
        }
        pasCompte={typographier(e.nAPasCompte)}
        decision={
          <>
            Proposée le <DateJour jour={proposition.proposee_le} /> par les règles version{" "}
            {dossier.liste?.version} ({dossier.liste?.acte})
            {organisme && (
              <>
                , sur les données de {organisme}
                {image && <> au {jourMoyen(image)}</>}
              </>
            )}
            .
          </>
        }
      />
    </div>
  );
};
