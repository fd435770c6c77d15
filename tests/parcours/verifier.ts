import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.0 to 2.2, levels A and AA, and what axe calls good practice. */
const NORMES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

export const attendreAccessible = async (page: Page): Promise<void> => {
  // Legacy: in the page itself, which has no frame, rather than in a tab opened for it.
  const axe = new AxeBuilder({ page }).withTags(NORMES).setLegacyMode();
  const { violations } = await axe.analyze();
  const fautes = violations.flatMap(({ id, nodes }) =>
    nodes.map((n) => `${id} : ${n.target.join(" ")} (${n.failureSummary?.split("\n")[1]?.trim()})`),
  );
  expect(fautes, `axe, ${page.url()}`).toEqual([]);
};

/** What sticks out of the window, drawings that scroll in their own frame apart. */
const DEPASSENT = `[...document.querySelectorAll("body *")]
  .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((e) => !e.closest(".defile, .vh, svg"))
  .slice(0, 5)
  .map((e) => e.tagName.toLowerCase() + "." + e.className)`;

const LARGEUR_EN_TROP =
  "document.documentElement.scrollWidth - document.documentElement.clientWidth";

export const attendreSansDebordement = async (page: Page): Promise<void> => {
  const enTrop = await page.evaluate<number>(LARGEUR_EN_TROP);
  const coupables = enTrop > 0 ? await page.evaluate<string[]>(DEPASSENT) : [];
  expect(enTrop, `débordement, ${page.url()} : ${coupables.join(", ")}`).toBeLessThanOrEqual(0);
};
