/** The zone shows that a file may be dropped; the native control receives it. */
export function brancherDepots(): void {
  for (const zone of document.querySelectorAll<HTMLElement>(".depot")) {
    const controle = zone.querySelector<HTMLInputElement>('input[type="file"]');
    if (!controle) continue;
    zone.addEventListener("dragover", (e) => {
      e.preventDefault();
      zone.classList.add("depot--survol");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("depot--survol"));
    zone.addEventListener("drop", (e) => {
      e.preventDefault();
      zone.classList.remove("depot--survol");
      if (e.dataTransfer?.files.length) controle.files = e.dataTransfer.files;
    });
  }
}
