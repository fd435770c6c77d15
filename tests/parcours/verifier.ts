import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.0 to 2.2, levels A and AA, and what axe calls good practice. */
const NORMES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

export const attendreAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(NORMES).analyze();
  const fautes = violations.flatMap(({ id, nodes }) =>
    nodes.map((n) => `${id} : ${n.target.join(" ")} (${n.failureSummary?.split("\n")[1]?.trim()})`),
  );
  expect(fautes, `axe, ${page.url()}`).toEqual([]);
};

/** Nothing to scroll sideways but the drawings that say so. */
export const attendreSansDebordement = async (page: Page): Promise<void> => {
  const { largeur, coupables } = await page.evaluate(() => {
    const racine = document.documentElement;
    const depasse = (e: Element): boolean =>
      e.getBoundingClientRect().right > racine.clientWidth + 1 && !e.closest(".defile, .vh, svg");
    return {
      largeur: racine.scrollWidth - racine.clientWidth,
      coupables: [...document.querySelectorAll("main *")]
        .filter(depasse)
        .slice(0, 5)
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}`),
    };
  });
  expect(largeur, `débordement, ${page.url()} : ${coupables.join(", ")}`).toBeLessThanOrEqual(0);
};
