import { adresseSecret, nouveauSecret, secretEnClair } from "../application.ts";
import { optionsInscription, optionsPresentation } from "../cle.ts";
import { lireCles } from "../store.ts";
import { lireDefi, poserDefi } from "../store-defi.ts";
import type { ContexteFacteur } from "./contexte.ts";

/** A secret for an application, in the drawing and in letters. */
export interface SecretPropose {
  readonly adresse: string;
  readonly enClair: string;
}

/** The secret proposed to this browser: the same one until a code of it is given, or ten minutes. */
export const proposerApplication = async ({
  db,
  coffre,
  porteur,
  site,
}: ContexteFacteur): Promise<SecretPropose> => {
  const connu = await lireDefi(db, coffre, porteur.empreinte, "application");
  const secret = connu ?? nouveauSecret();
  if (connu === undefined) {
    await poserDefi(db, coffre, porteur.empreinte, "application", secret);
  }
  return {
    adresse: adresseSecret(site.nom, porteur.identifiant, secret),
    enClair: secretEnClair(secret),
  };
};

/** Options for the browser, as it reads them, to enrol a key. */
export const proposerCle = async (contexte: ContexteFacteur): Promise<string> => {
  const { db, coffre, porteur, site } = contexte;
  const connues = await lireCles(db, porteur.utilisateurId);
  const options = await optionsInscription(site, porteur, connues);
  await poserDefi(db, coffre, porteur.empreinte, "cle_inscrire", options.challenge);
  return JSON.stringify(options);
};

/** Options for the browser to show one of the account's keys; `undefined` when it has none. */
export const demanderCle = async (contexte: ContexteFacteur): Promise<string | undefined> => {
  const { db, coffre, porteur, site } = contexte;
  const connues = await lireCles(db, porteur.utilisateurId);
  if (connues.length === 0) return undefined;
  const options = await optionsPresentation(site, connues);
  await poserDefi(db, coffre, porteur.empreinte, "cle_presenter", options.challenge);
  return JSON.stringify(options);
};
