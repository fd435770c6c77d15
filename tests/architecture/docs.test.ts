import { expect, it } from "vitest";
import { listerPerimees } from "../../scripts/docs/generer.ts";

it("docs/genere dit ce que dit le code (sinon : npm run docs)", { timeout: 30_000 }, () => {
  expect(listerPerimees()).toEqual([]);
});
