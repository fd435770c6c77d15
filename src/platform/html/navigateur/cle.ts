import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

/** What the server wrote in the page for this browser, as it wrote it. */
type OptionsInscrire = PublicKeyCredentialCreationOptionsJSON;
type OptionsPresenter = PublicKeyCredentialRequestOptionsJSON;

const interroger = (formulaire: HTMLFormElement): Promise<object> => {
  const options: unknown = JSON.parse(formulaire.dataset.options ?? "{}");
  return formulaire.dataset.cle === "inscrire"
    ? startRegistration({ optionsJSON: options as OptionsInscrire })
    : startAuthentication({ optionsJSON: options as OptionsPresenter });
};

async function repondre(formulaire: HTMLFormElement, champ: HTMLInputElement): Promise<void> {
  const erreur = formulaire.querySelector<HTMLElement>("[data-cle-erreur]");
  if (erreur) erreur.hidden = true;
  try {
    champ.value = JSON.stringify(await interroger(formulaire));
  } catch {
    // Refused, absent, too slow, already there: browsers hide which, on purpose.
    if (erreur) erreur.hidden = false;
    return;
  }
  formulaire.submit();
}

/** Sending the form asks the key first; its answer goes with it. */
export function brancherCles(): void {
  for (const formulaire of document.querySelectorAll<HTMLFormElement>("form[data-cle]")) {
    const champ = formulaire.querySelector<HTMLInputElement>('input[name="reponse"]');
    if (!champ) continue;
    formulaire.addEventListener("submit", (e) => {
      e.preventDefault();
      void repondre(formulaire, champ);
    });
  }
}
