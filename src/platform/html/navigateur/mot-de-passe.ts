import { direForce, estimerForce } from "#core/force-mot-de-passe.ts";

/** Says how strong the password being typed is; the server judges it in any case. */
export function mesurerMotsDePasse(): void {
  for (const champ of document.querySelectorAll<HTMLInputElement>("input[name='nouveau']")) {
    const zone = document.querySelector<HTMLElement>("[data-force]");
    const jauge = zone?.querySelector("meter");
    const phrase = zone?.querySelector("output");
    if (!zone || !jauge || !phrase) continue;
    champ.addEventListener("input", () => {
      zone.hidden = champ.value === "";
      const force = estimerForce(champ.value);
      jauge.value = force.niveau;
      phrase.textContent = direForce(force);
    });
  }
}
