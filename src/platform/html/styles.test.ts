import { describe, expect, it } from "vitest";
import { enHexadecimal } from "./couleurs.ts";
import { THEMES } from "./ressources.ts";
import { feuilleDeStyles } from "./styles.ts";

describe("couleurs", () => {
  it.each([
    ["oklch(1 0 0)", "#ffffff"],
    ["oklch(0 0 0)", "#000000"],
    ["oklch(0.5999 0 0)", "#808080"],
    ["oklch(0.62796 0.25768 29.234)", "#ff0000"],
    ["oklch(0.45201 0.31321 264.052)", "#0000ff"],
  ])("%s donne %s", (oklch, hexa) => expect(enHexadecimal(oklch)).toBe(hexa));
});

it("une couleur hors de sRGB perd de la vivacité, pas de la clarté", () => {
  const vert = enHexadecimal("oklch(0.5 0.4 150)");
  const moinsVif = enHexadecimal("oklch(0.5 0.14 150)");
  const luminance = (hexa: string): number => Number.parseInt(hexa.slice(3, 5), 16) / 255;
  expect(Math.abs(luminance(vert) - luminance(moinsVif))).toBeLessThan(0.03);
});

describe("feuille de styles", () => {
  it.each(THEMES)("le thème %s ne donne qu’une teinte, parmi celles permises", (theme) => {
    const css = feuilleDeStyles(theme);
    const teintes = [...css.matchAll(/--teinte:\s*(\d+)/g)].map(([, t]) => Number(t));
    expect(teintes).toHaveLength(1);
    const teinte = teintes[0] ?? 0;
    expect((teinte >= 165 && teinte <= 250) || (teinte >= 280 && teinte <= 330)).toBe(true);
  });

  it("donne le sombre deux fois depuis une source, jamais sur le papier", () => {
    const css = feuilleDeStyles("62");
    const sombres = css.match(/[^-]color-scheme: dark/g) ?? [];
    expect(sombres).toHaveLength(2);
    expect(css).toContain("@media screen and (prefers-color-scheme: dark)");
  });

  it("donne les couleurs claires aux navigateurs sans OKLCH", () => {
    const css = feuilleDeStyles("62");
    expect(css).toMatch(
      /@supports not \(color: oklch\(0 0 0\)\) \{ :root \{ --fond: #[0-9a-f]{6};/,
    );
  });
});
