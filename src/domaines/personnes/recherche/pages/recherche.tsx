import type { FC } from "hono/jsx";
import { Page, ResumeErreurs, type Saisie, TetePage } from "#platform/html/index.ts";
import { FormulaireRecherche } from "./formulaire.tsx";

export const PageRecherche: FC<{ readonly nir: boolean; readonly saisie?: Saisie | undefined }> = ({
  nir,
  saisie,
}) => (
  <Page titre="Chercher une personne">
    <TetePage
      titre="Chercher une personne"
      fil={[{ libelle: "Personnes", href: "/personnes" }]}
      sous="Un nom suffit ; ajoutez la date de naissance s’il est courant, ou cherchez par numéro."
    />
    <ResumeErreurs saisie={saisie} />
    <FormulaireRecherche nir={nir} saisie={saisie} />
  </Page>
);
