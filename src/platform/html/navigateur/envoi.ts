/** A filter in a menu needs no button where it can submit itself. */
export function envoyerMenus(): void {
  for (const formulaire of document.querySelectorAll<HTMLFormElement>('form[data-envoi="auto"]')) {
    formulaire.querySelector("button")?.classList.add("vh");
    formulaire.addEventListener("change", () => formulaire.requestSubmit());
  }
}
