/** A button that prints the page shows itself only where it works. */
export function brancherImpressions(): void {
  for (const zone of document.querySelectorAll<HTMLElement>("[data-imprimer]")) {
    zone.hidden = false;
    zone.addEventListener("click", () => window.print());
  }
}
