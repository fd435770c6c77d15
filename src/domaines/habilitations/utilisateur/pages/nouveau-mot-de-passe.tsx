import type { FC } from "hono/jsx";
import { ChampTexte, type Saisie } from "#platform/html/index.ts";
import { LONGUEUR_MIN } from "../rules/mot-de-passe-permis.ts";

/** The two fields of a new password, and how strong it is while it is typed. */
export const ChampsNouveau: FC<{ readonly saisie?: Saisie | undefined }> = ({ saisie }) => (
  <>
    <ChampTexte
      nom="nouveau"
      libelle="Nouveau mot de passe"
      type="password"
      aide={`${LONGUEUR_MIN} caractères au moins : quatre mots sans rapport entre eux font l’affaire, espaces compris. Vous pouvez le coller depuis un gestionnaire de mots de passe. Il ne vous sera jamais demandé d’en changer sans raison.`}
      remplir="new-password"
      saisie={saisie}
    />
    <p data-force hidden>
      <meter
        min={0}
        max={4}
        low={2}
        high={3}
        optimum={4}
        value={0}
        aria-label="Force du mot de passe"
      />{" "}
      <output />
    </p>
    <ChampTexte
      nom="confirmation"
      libelle="Le même, une seconde fois"
      type="password"
      remplir="new-password"
      saisie={saisie}
    />
  </>
);
