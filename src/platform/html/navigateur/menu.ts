/** Menus made of `<details>` close with Escape, or when attention goes elsewhere. */
export function fermerVolets(): void {
  const volets = [
    ...document.querySelectorAll<HTMLDetailsElement>("details.moi, details.menu-tel"),
  ];
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const ouvert = volets.find((v) => v.open);
    if (!ouvert) return;
    ouvert.open = false;
    ouvert.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (e) => {
    for (const volet of volets) {
      if (volet.open && e.target instanceof Node && !volet.contains(e.target)) volet.open = false;
    }
  });
}
