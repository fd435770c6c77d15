import type { FC } from "hono/jsx";
import { LIBELLES_ETAT, LIBELLES_PARCOURS, MOTIFS_OUVERTURE } from "#domaines/orientation/index.ts";
import { Bloc, DateJour, Etat, Fiche, Vide } from "#platform/html/index.ts";
import type { OrientationLue } from "../fiche.ts";

const libelle = (
  table: Readonly<Record<string, string>>,
  code: string | null,
): string | undefined => (code === null ? undefined : (table[code] ?? code));

const Une: FC<{ readonly o: OrientationLue; readonly lien: boolean }> = ({ o, lien }) => {
  const parcours = libelle(LIBELLES_PARCOURS, o.parcours);
  const propose = libelle(LIBELLES_PARCOURS, o.propose);
  return (
    <>
      <p>
        <Etat genre={o.decide_le ? "succes" : "attention"}>
          {LIBELLES_ETAT_LARGE[o.etat] ?? o.etat}
        </Etat>{" "}
        {parcours && <b>{parcours}</b>}
        {o.organisme && <>, {o.organisme}</>}{" "}
        {lien && <a href={`/orientation/${o.id}`}>Ouvrir l’orientation</a>}
      </p>
      <Fiche
        lignes={[
          ["Ouverte pour", libelle(MOTIFS_OUVERTURE, o.motif_ouverture)],
          ["Information reçue", <DateJour jour={o.recue_le} />],
          ...(o.echeance_le && !o.decide_le
            ? [["À décider avant le", <DateJour jour={o.echeance_le} />] as const]
            : []),
          ...(propose
            ? [
                [
                  "Proposée",
                  `${propose}${o.organisme_propose ? `, ${o.organisme_propose}` : ""}`,
                ] as const,
              ]
            : []),
          ...(o.decide_le
            ? [
                [
                  "Décidée",
                  <>
                    <DateJour jour={o.decide_le} />
                    {o.decideur && ` par ${o.decideur}`}
                  </>,
                ] as const,
              ]
            : []),
          ...(o.motif_decision ? [["Motif", o.motif_decision] as const] : []),
          ...(o.close_le ? [["Close", <DateJour jour={o.close_le} />] as const] : []),
        ]}
      />
    </>
  );
};

const LIBELLES_ETAT_LARGE: Readonly<Record<string, string>> = LIBELLES_ETAT;

export const BlocOrientation: FC<{
  readonly orientations: readonly OrientationLue[];
  readonly soumise: boolean;
  readonly lien: boolean;
}> = ({ orientations, soumise, lien }) => {
  const [derniere, ...anterieures] = orientations;
  return (
    <Bloc id="orientation" titre="Orientation">
      {derniere ? (
        <Une o={derniere} lien={lien} />
      ) : (
        <Vide titre="Aucune orientation">
          {soumise
            ? "Elle s’ouvre à l’arrivée du fichier qui dit la personne entrée dans les droits et devoirs."
            : "Seules les personnes soumises aux droits et devoirs sont orientées ; les autres peuvent demander un accompagnement."}
        </Vide>
      )}
      {anterieures.length > 0 && (
        <details class="depliant">
          <summary>Orientations antérieures ({anterieures.length})</summary>
          <div>
            {anterieures.map((o) => (
              <Une o={o} lien={lien} />
            ))}
          </div>
        </details>
      )}
    </Bloc>
  );
};
