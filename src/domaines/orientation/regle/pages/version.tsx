import type { Child, FC } from "hono/jsx";
import { dernierJour } from "#core/periode.ts";
import {
  Bloc,
  compter,
  duAu,
  Fiche,
  jourEtHeure,
  jourMoyen,
  LienBouton,
  Message,
  nombre,
  Page,
  TetePage,
  typographier,
} from "#platform/html/index.ts";
import { ENTREES, NOMS_ENTREES } from "../entrees.ts";
import type { Version } from "../queries/versions.ts";
import { entreesLues, uniques } from "../rules/condition.ts";
import { ListeDeRegles } from "./liste.tsx";

export const FIL_REGLES = [{ libelle: "Règles", href: "/orientation/regles" }];

export const direVote = ({ voteLe, voix }: Pick<Version, "voteLe" | "voix">): string => {
  const decompte =
    voix &&
    `${nombre(voix.pour)} pour, ${nombre(voix.contre)} contre, ${compter(voix.abstentions, "abstention")}`;
  return [voteLe && `le ${jourMoyen(voteLe)}`, decompte].filter(Boolean).join(" : ");
};

/** What makes a version public. */
export const ActeDeVersion: FC<{ readonly version: Version }> = ({ version: v }) => {
  const vote = direVote(v);
  const lignes: readonly (readonly [string, Child])[] = [
    ["S’applique", duAu(v.validite.debut, dernierJour(v.validite))],
    ["Acte", v.acte],
    ...(vote ? [["Vote", vote] as const] : []),
    ["Publiée", `${jourEtHeure(v.publieeA)} par ${v.auteur}`],
    ["Empreinte", <code>{v.empreinte.slice(0, 12)}</code>],
  ];
  return <Fiche lignes={lignes} />;
};

interface Props {
  readonly version: Version;
  readonly precedente: Version | undefined;
  readonly peutRegler: boolean;
}

/** One version, as it will always be read. */
export const PageVersion: FC<Props> = ({ version, precedente, peutRegler }) => {
  const { regles } = version;
  const lues = uniques(regles.flatMap((r) => entreesLues(r.condition)));
  return (
    <Page titre={`Règles, version ${version.version}`}>
      <TetePage
        titre={typographier(`Version ${version.version} : ${version.nom}`)}
        fil={FIL_REGLES}
        sous={typographier(
          `${compter(regles.length, "règle")}, dans l’ordre : la première remplie l’emporte.`,
        )}
        actions={
          precedente && (
            <LienBouton
              href={`/orientation/regles/comparer?avant=${precedente.id}&apres=${version.id}`}
            >
              Comparer à la version {precedente.version}
            </LienBouton>
          )
        }
      />
      <div class="colonnes">
        <Bloc id="regles" titre="Les règles" colonnes={8}>
          <ListeDeRegles regles={regles} libelle={`Règles de la version ${version.version}`} />
        </Bloc>
        <div class="c4 pile">
          <Bloc id="acte" titre="L’acte">
            <ActeDeVersion version={version} />
          </Bloc>
          <Bloc id="donnees" titre="Ce qu’elles regardent" leger>
            <ul class="entre">
              {NOMS_ENTREES.filter((nom) => lues.includes(nom)).map((nom) => (
                <li>
                  {ENTREES[nom].libelle}
                  <br />
                  <span class="leger petit">{ENTREES[nom].source}</span>
                </li>
              ))}
            </ul>
            <p class="leger petit haut-petit">
              Jamais la santé, le handicap, la grossesse, le sexe, le nom, la nationalité ni le lieu
              de naissance.
            </p>
          </Bloc>
          {peutRegler && (
            <Message>
              Une version publiée ne se modifie pas. Pour la changer, ouvrez un brouillon depuis{" "}
              <a href="/orientation/regles#brouillons">la liste des versions</a>.
            </Message>
          )}
        </div>
      </div>
    </Page>
  );
};
