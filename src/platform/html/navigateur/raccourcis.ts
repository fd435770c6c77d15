/** Pages reached by `g` then a letter. */
const PAGES: Readonly<Record<string, string>> = {
  j: "/",
  o: "/orientation",
  p: "/personnes",
};

const DELAI_SUITE = 1_200;
const COUPES = "raccourcis-coupes";

const dansUnChamp = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement &&
  (cible.isContentEditable || /^(input|textarea|select)$/i.test(cible.tagName));

const lignes = (): HTMLTableRowElement[] => [
  ...document.querySelectorAll<HTMLTableRowElement>(".registre tbody tr:not(.groupe)"),
];

const courante = (): HTMLTableRowElement | null =>
  document.querySelector<HTMLTableRowElement>("tr[data-courante]");

/** Next or previous row; the row's own link takes the focus, so that readers hear its name. */
function deplacer(pas: 1 | -1): void {
  const toutes = lignes();
  const ici = courante();
  const rang = ici ? toutes.indexOf(ici) + pas : pas === 1 ? 0 : toutes.length - 1;
  const suivante = toutes[Math.min(Math.max(rang, 0), toutes.length - 1)];
  if (!suivante) return;
  ici?.removeAttribute("data-courante");
  suivante.setAttribute("data-courante", "");
  suivante.scrollIntoView({ block: "nearest" });
  suivante.querySelector<HTMLElement>("th a")?.focus({ preventScroll: true });
}

/** Gestures of the current row (or of the page), marked in the HTML by `data-raccourci`. */
const declencher = (touche: string): boolean => {
  const selecteur = `[data-raccourci="${CSS.escape(touche)}"]`;
  const cible = (courante() ?? document).querySelector<HTMLElement>(selecteur);
  const element = cible ?? document.querySelector<HTMLElement>(selecteur);
  if (!element) return false;
  if (element instanceof HTMLInputElement) element.focus();
  else element.click();
  return true;
};

function agir(touche: string): boolean {
  switch (touche) {
    case "j":
    case "k":
      deplacer(touche === "j" ? 1 : -1);
      return true;
    case "x":
      courante()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
      return true;
    case "?":
      location.assign("/raccourcis");
      return true;
    case "ArrowLeft":
    case "ArrowRight":
      return declencher(touche);
    default:
      return /^[/ovu]$/.test(touche) && declencher(touche);
  }
}

const sontCoupes = (): boolean => localStorage.getItem(COUPES) !== null;

/** On the list of shortcuts, a box switches them all off for this browser. */
function brancherInterrupteur(): void {
  const boite = document.querySelector<HTMLInputElement>("#raccourcis-actifs");
  if (!boite) return;
  boite.disabled = false;
  boite.checked = !sontCoupes();
  boite.addEventListener("change", () => {
    if (boite.checked) localStorage.removeItem(COUPES);
    else localStorage.setItem(COUPES, "oui");
  });
}

export function brancherRaccourcis(): void {
  brancherInterrupteur();
  let attendSuite = false;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || dansUnChamp(e.target) || sontCoupes()) return;
    if (attendSuite) {
      attendSuite = false;
      const page = PAGES[e.key];
      if (page) location.assign(page);
      return;
    }
    if (e.key === "g") {
      attendSuite = true;
      setTimeout(() => {
        attendSuite = false;
      }, DELAI_SUITE);
      return;
    }
    if (agir(e.key)) e.preventDefault();
  });
}
