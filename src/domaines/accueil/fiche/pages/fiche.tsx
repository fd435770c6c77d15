import type { FC } from "hono/jsx";
import type { Jour } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import type { Fiche } from "#domaines/personnes/index.ts";
import { Message, Page } from "#platform/html/index.ts";
import type { Suivi } from "../fiche.ts";
import type { Etape } from "../rules/etapes.ts";
import { Bandeau } from "./bandeau.tsx";
import { BlocAdresse, BlocCourriers, BlocFoyer, BlocRattachees, BlocSuivi } from "./cotes.tsx";
import { BlocDroit } from "./droit.tsx";
import { BlocFil } from "./fil.tsx";
import { BlocOrientation } from "./orientation.tsx";

export interface VueFiche {
  readonly fiche: Fiche;
  readonly suivi: Suivi;
  readonly etapes: readonly Etape[];
  /** In clear, after an explicit and traced gesture only. */
  readonly nir?: string | undefined;
  readonly droits: {
    readonly nir: boolean;
    readonly trancher: boolean;
    readonly orientation: boolean;
    readonly courriers: boolean;
  };
  readonly aujourdhui: Jour;
}

const Alertes: FC<{ readonly vue: VueFiche }> = ({ vue: { fiche, droits } }) => (
  <>
    {fiche.doublons.map((d) => (
      <Message
        genre="attention"
        action={
          droits.trancher && (
            <a class="bouton" href={`/personnes/${fiche.identite.id}/rattacher/${d.autreId}`}>
              Comparer les deux fiches
            </a>
          )
        }
      >
        <b>Une autre fiche ressemble à celle-ci</b> : {nomPourAffichage(d.nom, d.prenom)}.{" "}
        {d.motif === "meme_nir"
          ? "Elles portent le même numéro de sécurité sociale et deux dates de naissance."
          : "Elles portent le même nom de naissance et la même date de naissance."}
      </Message>
    ))}
  </>
);

/** The record: everything known of one person, on one page. */
export const PageFiche: FC<{ readonly vue: VueFiche }> = ({ vue }) => {
  const { fiche, suivi, droits, aujourdhui } = vue;
  const { identite } = fiche;
  return (
    <Page titre={nomPourAffichage(identite.nom_usage, identite.prenom)}>
      <Bandeau vue={vue} aujourdhui={aujourdhui} />
      <div class="colonnes haut">
        <div class="c8 pile">
          <Alertes vue={vue} />
          <BlocOrientation
            orientations={suivi.orientations}
            soumise={identite.soumis === true}
            lien={droits.orientation}
          />
          <BlocDroit fiche={fiche} />
          <BlocFil fiche={fiche} />
        </div>
        <div class="c4 pile">
          <BlocSuivi fiche={fiche} aujourdhui={aujourdhui} />
          <BlocFoyer fiche={fiche} aujourdhui={aujourdhui} />
          <BlocAdresse fiche={fiche} aujourdhui={aujourdhui} />
          <BlocCourriers courriers={suivi.courriers} lien={droits.courriers} />
          <BlocRattachees fiche={fiche} trancher={droits.trancher} />
        </div>
      </div>
    </Page>
  );
};
