const ATTENTE = 2_000;
const ATTENTE_MAX = 15_000;

/**
 * Keeps the progress of a long work up to date by fetching this page again, and only that part of
 * it. When the work ends, the whole page is loaded: its report is there.
 */
export function suivreTravail(): void {
  if (document.querySelector("[data-actualiser]")) programmer(ATTENTE);
}

const programmer = (attente: number): void => {
  setTimeout(() => void actualiser(attente), attente);
};

async function actualiser(attente: number): Promise<void> {
  if (document.hidden) return programmer(attente);
  const nouveau = await lireTravail().catch(() => undefined);
  if (nouveau === undefined) return programmer(Math.min(attente * 2, ATTENTE_MAX));
  if (nouveau === null) return location.reload();
  document.querySelector("[data-actualiser]")?.replaceWith(nouveau);
  programmer(ATTENTE);
}

/** `null` when the page no longer shows a work in progress. */
async function lireTravail(): Promise<Element | null> {
  const reponse = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!reponse.ok) throw new Error(`réponse ${reponse.status}`);
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  return page.querySelector("[data-actualiser]");
}
